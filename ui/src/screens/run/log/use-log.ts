// Reads a build's log, part by part, and goes on for as long as the build does.
import { useCallback, useEffect, useRef, useState } from "react";
import { call, faultOf } from "../../../ipc/call";
import type { LogPlace } from "../../../ipc/generated";
import { type LogContent, UNREAD, add, isCapped } from "./content";

/** How long to wait before it is looked whether a build wrote more, ms. */
const PAUSE = 4_000;

/** The last lines of a build come after its end: this many more looks. */
const LATE_LOOKS = 2;

/** The log of a build. Whenever `news` is another number, it is looked at once. */
export function useLog(setup: string, build: string, news: number): [LogContent, () => void] {
  const [log, setLog] = useState<LogContent>(UNREAD);
  const [turn, setTurn] = useState(0);
  const wake = useRef<() => void>(() => undefined);
  useEffect(() => {
    let live = true;
    let known: LogContent = { ...UNREAD, lines: [] };
    let from: LogPlace | null = null;
    const pause = () =>
      new Promise<void>((resume) => {
        const timer = setTimeout(resume, PAUSE);
        wake.current = () => {
          clearTimeout(timer);
          resume();
        };
      });
    const read = async () => {
      for (let late = 0; live && late < LATE_LOOKS;) {
        const part = await call("log_lines", { id: setup, build, from });
        if (!live) return;
        known = add(known, part);
        from = part.next ?? from;
        setLog(known);
        if (isCapped(known)) return;
        if (part.over && part.end) late += 1;
        // A log that is gone comes back no more.
        if (part.state === "gone") return;
        if (part.end && late < LATE_LOOKS) await pause();
      }
    };
    setLog(known);
    read().catch((thrown) => live && setLog((shown) => ({ ...shown, fault: faultOf(thrown) })));
    return () => {
      live = false;
      wake.current();
    };
  }, [setup, build, turn]);
  useEffect(() => wake.current(), [news]);
  return [log, useCallback(() => setTurn((turns) => turns + 1), [])];
}
