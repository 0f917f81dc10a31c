import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask, call } from "./call";
import type { Query, Question } from "./commands";
import * as door from "./door";
import type { Fault } from "./generated";
import { queries } from "./queries";
import { optionsOf } from "./use-answer";

vi.mock("./door");

/** A question that has gone through the door: the test answers it. */
interface Sent {
  command: string;
  answer(answer: unknown): Promise<void>;
  refuse(thrown: unknown): Promise<void>;
}

const sent: Sent[] = [];
const settled = async () => void (await vi.advanceTimersByTimeAsync(1));
const ends: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  vi.mocked(door.ask).mockImplementation(
    (command) =>
      new Promise((resolve, reject) =>
        sent.push({
          command,
          answer: (answer) => (resolve(answer), settled()),
          refuse: (thrown) => (reject(thrown as Error), settled()),
        }),
      ),
  );
});
afterEach(async () => {
  ends.splice(0).forEach((end) => end());
  await settled();
});

/** What a component sees that asks. */
function shown<Q extends Query>(query: Q, question: Question<Q> | undefined) {
  const observer = new QueryObserver(queries, optionsOf(query, question));
  const end = observer.subscribe(() => undefined);
  ends.push(end);
  return {
    end,
    turnTo: (next: Question<Q>) => observer.setOptions(optionsOf(query, next)),
    again: () => void observer.refetch(),
    get answer(): unknown {
      return observer.getCurrentResult().data ?? null;
    },
    get fault() {
      return observer.getCurrentResult().error as Fault | null;
    },
    get loading() {
      return observer.getCurrentResult().isFetching;
    },
  };
}

const names = () => sent.map(({ command }) => command);

test("who asks the same at the same time shares one answer", async () => {
  const one = shown("review", { id: "a" });
  const other = shown("review", { id: "a" });
  const another = shown("review", { id: "b" });
  expect(names()).toEqual(["review", "review"]);
  await sent[0]?.answer("of a");
  await sent[1]?.answer("of b");
  expect([one.answer, other.answer, another.answer]).toEqual(["of a", "of a", "of b"]);
});

test("nothing is asked while there is no question", () => {
  expect(shown("images", undefined).loading).toBe(false);
  expect(names()).toEqual([]);
});

test("a late answer to a former question isn't shown", async () => {
  const screen = shown("identify", { account: { kind: "practice" }, region: "eu-central-1" });
  screen.turnTo({ account: { kind: "practice" }, region: "us-east-1" });
  expect(screen.answer).toBeNull();
  await sent[1]?.answer("new");
  await sent[0]?.answer("late");
  expect(screen.answer).toBe("new");
});

test("an answer that is on its way while it grows old is asked for again", async () => {
  const screen = shown("review", { id: "a" });
  void call("save_setup_copy", { id: "a", path: "/a", overwrite: false });
  void call("apply_suggestion", { id: "a", suggestion: {} as never, setupFile: null });
  await sent[1]?.answer(null);
  expect(names().slice(3)).toEqual([]);
  await sent[2]?.answer(null);
  expect(names().slice(3)).toEqual(["review"]);
  await sent[0]?.answer("from before the change");
  expect([screen.answer, screen.loading]).toEqual([null, true]);
  await sent[3]?.answer("from after it");
  expect([screen.answer, screen.loading]).toEqual(["from after it", false]);
});

test("what was answered stays while it is asked anew, and what didn't grow old isn't", async () => {
  const review = shown("review", { id: "a" });
  const accounts = shown("accounts", null);
  await sent[0]?.answer("first");
  await sent[1]?.answer("mine");
  void call("save_setup", { id: "a", setup: {} as never, place: {} as never });
  await sent[2]?.answer(null);
  expect(names().slice(3)).toEqual(["review"]);
  expect([review.answer, review.loading, accounts.loading]).toEqual(["first", true, false]);
  await sent[3]?.answer("second");
  expect(review.answer).toBe("second");
});

test("a plan that is looked at isn't exchanged", async () => {
  const plan = shown("plan_deployment", { id: "a" });
  await sent[0]?.answer("seen");
  void call("save_setup", { id: "a", setup: {} as never, place: {} as never });
  await sent[1]?.answer(null);
  expect([names(), plan.answer]).toEqual([["plan_deployment", "save_setup"], "seen"]);
});

test("a command that failed may have come half-way", async () => {
  shown("practice_world", null);
  await sent[0]?.answer({ faults: [] });
  const failing = call("practice_reset").catch((thrown: Fault) => thrown.code);
  await sent[1]?.refuse({ code: "internal", facts: {} });
  expect(await failing).toBe("internal");
  expect(names()).toEqual(["practice_world", "practice_reset", "practice_world"]);
});

test("a fault stays a fault, whatever was thrown, until it is asked again", async () => {
  const screen = shown("files", { id: "a" });
  await sent[0]?.refuse({ code: "not-found", facts: { what: "a" } });
  expect([screen.answer, screen.fault]).toEqual([null, { code: "not-found", facts: { what: "a" } }]);
  screen.again();
  expect([screen.loading, screen.fault]).toEqual([true, null]);
  await sent[1]?.refuse(new Error("broken"));
  expect(screen.fault).toEqual({ code: "internal", facts: { detail: "broken" } });
});

test("what was answered stays beside the fault that came later", async () => {
  const screen = shown("files", { id: "a" });
  await sent[0]?.answer("files");
  screen.again();
  await sent[1]?.refuse({ code: "not-found", facts: {} });
  expect([screen.answer, screen.fault?.code]).toEqual(["files", "not-found"]);
});

test("what nobody shows any more is forgotten, also what is on its way", async () => {
  const first = shown("plan_deployment", { id: "a" });
  first.end();
  const second = shown("plan_deployment", { id: "a" });
  expect(names()).toEqual(["plan_deployment", "plan_deployment"]);
  await sent[0]?.answer("discarded meanwhile");
  expect(second.answer).toBeNull();
  await sent[1]?.answer("new");
  expect(second.answer).toBe("new");
  second.end();
  await settled();
  expect(shown("plan_deployment", { id: "a" }).answer).toBeNull();
});

test("a machine that is offline asks the program all the same", async () => {
  const { onlineManager } = await import("@tanstack/react-query");
  onlineManager.setOnline(false);
  shown("accounts", null);
  onlineManager.setOnline(true);
  expect(names()).toEqual(["accounts"]);
});

// What the compiler refuses.
export const refused = () => [
  // @ts-expect-error what is shown isn't called
  call("review", { id: "a" }),
  // @ts-expect-error what is called isn't shown
  ask("deploy", { id: "a", digest: "" }),
  // @ts-expect-error a question is whole
  ask("review", null),
];
