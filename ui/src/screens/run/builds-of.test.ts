import { expect, test } from "vitest";
import type { ActionView, LogLine, RunView, StepState } from "../../ipc/generated";
import { buildsOf } from "./builds-of";

const line = (build: string) => ({ number: 1, at: "", action: "Build", build, text: "" }) as LogLine;
const run = (...builds: [string | null, StepState][]) =>
  ({
    stages: [{ actions: builds.map(([build, state]) => ({ name: "Build", build, state }) as ActionView) }],
  }) as unknown as RunView;

test("builds that were tried before come before the newest, and the one that failed is known", () => {
  const builds = buildsOf([line("a:1"), line("a:1"), line("a:2")], [run([null, "succeeded"], ["a:2", "failed"])]);
  expect(builds.map((one) => `${one.build} ${one.failed}`)).toEqual(["a:1 false", "a:2 true"]);
});

test("a build that wrote nothing yet is one all the same", () =>
  expect(buildsOf([], [run(["a:1", "running"])])).toEqual([{ build: "a:1", action: "Build", failed: false }]));

test("lines of older journals name no build", () => expect(buildsOf([line("")], [])).toEqual([]));
