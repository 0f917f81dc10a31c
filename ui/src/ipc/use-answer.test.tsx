import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Accounts } from "./generated";
import { queries } from "./queries";
import { useAnswer } from "./use-answer";

/** What a component sees as it is drawn for the first time. */
function check(see: () => ReturnType<typeof useAnswer>): Pick<ReturnType<typeof useAnswer>, "answer" | "loading"> {
  let seen: ReturnType<typeof useAnswer> | null = null;
  const Screen = () => ((seen = see()), null);
  renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <Screen />
    </QueryClientProvider>,
  );
  const { answer, loading } = seen ?? { answer: null, loading: null as never };
  return { answer, loading };
}

test("it loads from the first drawing on", () =>
  expect(check(() => useAnswer("accounts", null))).toEqual({ answer: null, loading: true }));

test("without a question, and before its time, it doesn't", () => {
  expect(check(() => useAnswer("images", undefined)).loading).toBe(false);
  expect(check(() => useAnswer("review", { id: "a" }, { when: false })).loading).toBe(false);
});

test("an answer that came another way is shown at once", () => {
  const first = { options: [], fault: null, regions: [], guides: [] } satisfies Accounts;
  expect(check(() => useAnswer("accounts", null, { first })).answer).toEqual(first);
});
