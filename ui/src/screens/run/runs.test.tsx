import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { RunView, StepState } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Runs } from "./runs";

beforeAll(() => speak("en"));

const run = (pipeline: string, ...states: StepState[]) =>
  ({
    pipeline,
    revision: null,
    revisionSummary: null,
    stages: states.map((state, at) => ({ name: `${pipeline}-stage-${at}`, state, actions: [] })),
  }) as unknown as RunView;

const shown = (runs: RunView[], at: number) =>
  renderToStaticMarkup(<Runs runs={runs} shown={at} show={() => undefined} before={false} practice={false} />);

test("the run of one pipeline needs no choice", () => {
  const one = shown([run("shop", "succeeded")], 0);
  expect(one).toContain("shop-stage-0");
  expect(one).not.toContain('role="tab"');
});

test("of several runs the stages of one are shown, and how far each is", () => {
  const two = shown([run("shop", "succeeded"), run("shop-checks", "failed", "pending")], 1);
  expect(two.match(/role="tab"/g)).toHaveLength(2);
  expect(two).toContain("shop-checks-stage-1");
  expect(two).not.toContain("shop-stage-0");
  expect(two).toMatch(/aria-label="Failed"/);
});
