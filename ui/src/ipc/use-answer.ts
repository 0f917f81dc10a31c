// An answer that a component shows: asked when it appears, when its question changes, and when something made it old.
import { type QueryFunction, type UseQueryOptions, keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { ask, faultOf } from "./call";
import type { Answer, Query, Question } from "./commands";
import type { Fault } from "./generated";

interface AnswerState<T> {
  /** The newest answer; it stays while it is asked anew. */
  answer: T | null;
  /** Why the question has no newer one. */
  fault: Fault | null;
  loading: boolean;
  again(): void;
}

interface AskOptions<T> {
  /** While this is false nothing is asked; what was answered stays. */
  when?: boolean;
  /** Whether it is asked anew when the person comes back to the window. */
  onFocus?: boolean;
  /** How often it is asked anew, ms. */
  every?: number | false;
  /** Whether the answer to the former question stands in until this one's has come. */
  stays?: boolean;
  /** An answer that came another way; it is asked anew all the same. */
  first?: T | null;
}

/** Asks, unless there is nothing to ask for yet. Whoever asks the same meanwhile shares the answer. */
export function useAnswer<Q extends Query>(
  query: Q,
  question: Question<Q> | undefined,
  { when = true, onFocus = false, every = false, stays = false, first = null }: AskOptions<Answer<Q>> = {},
): AnswerState<Answer<Q>> {
  const options: UseQueryOptions<Answer<Q>, Fault> = {
    ...optionsOf(query, question),
    enabled: when,
    refetchOnWindowFocus: onFocus,
    refetchInterval: every,
    placeholderData: stays ? keepPreviousData : undefined,
  };
  const { data, error, isFetching, refetch } = useQuery(first === null ? options : { ...options, initialData: first });
  return {
    answer: data ?? null,
    fault: error,
    loading: isFetching,
    again: () => void (question === undefined || refetch()),
  };
}

/** How a question is asked, and where its answer is kept. */
export function optionsOf<Q extends Query>(query: Q, question: Question<Q> | undefined) {
  const queryFn: QueryFunction<Answer<Q>> = async ({ signal }) => {
    const answer = await ask(query, question as Question<Q>).catch((thrown: unknown) => {
      throw faultOf(thrown);
    });
    // When nobody waits for it any more it isn't kept: whoever asks later asks anew.
    signal.throwIfAborted();
    return answer;
  };
  return { queryKey: [query, question], queryFn: question === undefined ? skipToken : queryFn } as const;
}
