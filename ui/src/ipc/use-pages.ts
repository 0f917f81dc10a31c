// An answer that comes page by page, and is asked anew as a whole: a page alone would no longer fit to the others.
import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { ask, faultOf } from "./call";
import type { Answer, Query, Question } from "./commands";
import type { Fault } from "./generated";

/** A query whose question says where to begin, and whose answer says where more of it begins. */
type PagedQuery = { [Q in Query]: Question<Q> extends { from: unknown } ? Q : never }[Query];

interface PagesState<T> {
  /** The pages so far; they stay while they are asked anew. Null: nothing is known yet. */
  pages: T[] | null;
  fault: Fault | null;
  loading: boolean;
  /** Whether there are more. */
  more: boolean;
  /** Whether the next page is on its way. */
  fetching: boolean;
  next(): void;
  again(): void;
}

/** Asks for the first page, and for the next one each time when the person wants it. */
export function usePages<Q extends PagedQuery>(
  query: Q,
  question: Omit<Question<Q>, "from">,
  { every = false, onFocus = true }: { every?: number | false; onFocus?: boolean } = {},
): PagesState<Answer<Q>> {
  const found = useInfiniteQuery<Answer<Q>, Fault, InfiniteData<Answer<Q>>, readonly unknown[], Question<Q>["from"]>({
    queryKey: [query, question, "pages"],
    queryFn: async ({ pageParam, signal }) => {
      const answer = await ask(query, { ...question, from: pageParam } as Question<Q>).catch((thrown: unknown) => {
        throw faultOf(thrown);
      });
      signal.throwIfAborted();
      return answer;
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    refetchInterval: every,
    refetchOnWindowFocus: onFocus,
  });
  return {
    pages: found.data?.pages ?? null,
    fault: found.error,
    loading: found.isFetching && !found.isFetchingNextPage,
    more: found.hasNextPage,
    fetching: found.isFetchingNextPage,
    next: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  };
}
