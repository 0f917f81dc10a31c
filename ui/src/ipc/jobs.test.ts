import { expect, test } from "vitest";
import type { JobEvent, JobSnapshot, LogLine, StepState } from "./generated";
import { type Job, LINES_SHOWN, executionsOf, hear, stateOf } from "./jobs";

const nothing: Job = { snapshot: null, events: [], lines: [], fault: null };
const snapshot = (lastEvent: number, updatedAt: string, id = "a") => ({ id, lastEvent, updatedAt }) as JobSnapshot;
const line = (number: number): LogLine => ({ number, at: "", action: "Build", build: "b:1", text: String(number) });
const event = (number: number): JobEvent => ({ number, at: "", code: "ended", facts: {} });

test("an older snapshot that arrives late changes nothing", () => {
  const known = hear(nothing, { kind: "snapshot", snapshot: snapshot(4, "2026-11-20T05:03:27Z") });
  expect(hear(known, { kind: "snapshot", snapshot: snapshot(1, "2026-11-20T05:03:28Z") })).toBe(known);
  expect(hear(known, { kind: "snapshot", snapshot: snapshot(4, "2026-11-20T05:03:26Z") })).toBe(known);
  expect(hear(known, { kind: "snapshot", snapshot: snapshot(4, "2026-11-20T05:03:27Z") })).not.toBe(known);
  expect(hear(known, { kind: "snapshot", snapshot: snapshot(0, "2026-11-20T05:03:20Z", "b") }).snapshot?.id).toBe("b");
});

test("events and lines that come twice stand once", () => {
  const once = hear(nothing, { kind: "events", events: [event(1), event(2)] });
  expect(hear(once, { kind: "events", events: [event(2), event(3)] }).events.map((one) => one.number)).toEqual([
    1, 2, 3,
  ]);
  expect(hear(once, { kind: "events", events: [event(2)] }).events).toBe(once.events);
});

test("of very many lines the newest are kept", () => {
  const lines = Array.from({ length: LINES_SHOWN + 10 }, (_, at) => line(at + 1));
  const kept = hear(nothing, { kind: "lines", lines }).lines;
  expect(kept.length).toBe(LINES_SHOWN);
  expect(kept.at(-1)?.number).toBe(LINES_SHOWN + 10);
});

test.each<[StepState[], StepState]>([
  [[], "pending"],
  [["pending", "pending"], "pending"],
  [["running", "pending"], "running"],
  [["succeeded", "pending"], "running"], // waits for an approval
  [["succeeded", "failed", "pending"], "failed"],
  [["succeeded", "skipped"], "succeeded"],
])("a run of stages %j is %s", (states, state) =>
  expect(stateOf({ stages: states.map((one) => ({ name: "", actions: [], state: one })) })).toBe(state),
);

test("a run that hasn't begun is no execution", () => {
  const runs = [{ execution: null }, { execution: "e-2" }] as JobSnapshot["runs"];
  expect(executionsOf({ runs })).toEqual(["e-2"]);
});
