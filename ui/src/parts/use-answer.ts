// An answer that a component shows: asked when it appears and when what it depends on changes; the last one wins.
import { useCallback, useEffect, useRef, useState } from "react";
import { faultOf } from "../ipc/call";
import type { Fault } from "../ipc/generated";

interface Answered<T> {
  /** The newest answer; an older one stays while a newer is on its way. */
  answer: T | null;
  fault: Fault | null;
  loading: boolean;
  again(): void;
  /** Puts an answer in that came another way. */
  put(answer: T): void;
}

/** Asks while `key` isn't null, and again when it changes. */
export function useAnswer<T>(ask: () => Promise<T>, key: string | null): Answered<T> {
  const [state, setState] = useState<{ answer: T | null; fault: Fault | null; loading: boolean }>({
    answer: null,
    fault: null,
    loading: key !== null,
  });
  const turn = useRef(0);
  const question = useRef(ask);
  useEffect(() => {
    question.current = ask;
  });
  const again = useCallback(() => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    question
      .current()
      .then((answer) => mine === turn.current && setState({ answer, fault: null, loading: false }))
      .catch(
        (thrown) =>
          mine === turn.current && setState((before) => ({ ...before, fault: faultOf(thrown), loading: false })),
      );
  }, []);
  useEffect(() => {
    if (key !== null) again();
    return () => {
      turn.current += 1;
    };
  }, [key, again]);
  const put = useCallback((answer: T) => {
    turn.current += 1;
    setState({ answer, fault: null, loading: false });
  }, []);
  return { ...state, again, put };
}
