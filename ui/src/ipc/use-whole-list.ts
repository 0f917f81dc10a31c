// A list that AWS gives page by page, until it is whole or the person has seen enough.
import { useEffect, useState } from "react";
import type { Answer } from "./commands";
import type { Fault } from "./generated";
import { usePages } from "./use-pages";

/** A query whose answer is a page of a list. */
type Listed = { [Q in Parameters<typeof usePages>[0]]: Answer<Q> extends { found: unknown[] } ? Q : never }[Parameters<
  typeof usePages
>[0]];
type QuestionOf<Q extends Listed> = Parameters<typeof usePages<Q>>[1];
type RowOf<Q extends Listed> = Answer<Q> extends { found: (infer T)[] } ? T : never;

export interface WholeList<T> {
  /** Null: nothing is known yet. */
  rows: T[] | null;
  fault: Fault | null;
  /** Whether more of it is on its way. */
  growing: boolean;
  /** Whether there is more that nobody has asked for. */
  stopped: boolean;
  stop(): void;
  goOn(): void;
  again(): void;
}

/** Asks for page after page. */
export function useWholeList<Q extends Listed>(query: Q, question: QuestionOf<Q>): WholeList<RowOf<Q>> {
  const [halted, setHalted] = useState(false);
  // The whole of a long list isn't asked anew because somebody looked elsewhere.
  const { pages, fault, loading, more, fetching, next, again } = usePages(query, question, { onFocus: false });
  const goes = more && !halted && fault === null;
  useEffect(() => {
    if (goes && !fetching && !loading) next();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `next` is another one each time
  }, [goes, fetching, loading, pages?.length]);
  return {
    rows: pages === null ? null : pages.flatMap(({ found }) => found as RowOf<Q>[]),
    fault,
    growing: loading || fetching || goes,
    stopped: more && halted && !fetching,
    stop: () => setHalted(true),
    goOn: () => setHalted(false),
    again,
  };
}
