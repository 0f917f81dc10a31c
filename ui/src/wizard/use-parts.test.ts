import { expect, test } from "vitest";
import type { Setup } from "../ipc/generated";
import { partOf, turned } from "./use-parts";

const setup = (builds: number, pipelines: number) =>
  ({ builds: Array(builds).fill({}), pipelines: Array(pipelines).fill({}) }) as Setup;

test("steps that ask about the same list go on with the same part, others don't", () => {
  const parts = turned({}, "triggers", 1);
  expect(partOf(parts, "deploy", setup(2, 2))).toBe(1);
  expect(partOf(parts, "build", setup(2, 2))).toBe(0);
  expect(partOf(turned(parts, "build", 1), "triggers", setup(2, 2))).toBe(1);
});

test("a step that asks about the whole setup has no part to turn to", () => {
  expect(turned({}, "repository", 1)).toEqual({});
  expect(partOf({ builds: 1, pipelines: 1 }, "repository", setup(2, 2))).toBe(0);
});

test("a part that isn't there any more gives way to the first", () =>
  expect(partOf({ builds: 1 }, "build", setup(1, 1))).toBe(0));
