import { expect, test } from "vitest";
import type { Trigger } from "../ipc/generated";
import { PRESETS, begin, presetOf, triggerOf } from "./trigger";

test.each(PRESETS)("the preset %s is read back from what it writes", (preset) => {
  const begun = begin(preset, "main");
  expect(presetOf(triggerOf(begun))).toEqual(begun);
});

test("a filter keeps members that this version doesn't know", () => {
  const filter = { branches: { include: ["main"], exclude: [] }, tags: { include: ["v*"] } };
  const trigger: Trigger = { on: "filters", push: [filter], pullRequests: [] };
  const preset = presetOf(trigger);
  expect(preset && triggerOf(preset)).toEqual(trigger);
});

const filter = { branches: { include: ["main"], exclude: [] } };
test.each<[string, unknown]>([
  ["several filters", { on: "filters", push: [filter, filter], pullRequests: [] }],
  ["filters of both kinds", { on: "filters", push: [filter], pullRequests: [{ ...filter, events: [] }] }],
  ["another kind", { on: "moonrise" }],
  ["none", undefined],
])("%s is no preset", (_, trigger) => expect(presetOf(trigger as Trigger)).toBeNull());
