import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { ActionView, RunView } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Stages } from "./stages";

beforeAll(() => speak("en"));

const PLAYED = "runs none of your commands";
const SAID = "Its builds are played";

/** Which of the two stands below the stages of a run whose build has begun or not. */
function check(practice: boolean, begun: boolean, statusSummary: string | null): string[] {
  const action: ActionView = {
    name: "Build",
    category: "Build",
    provider: "CodeBuild",
    state: "succeeded",
    summary: null,
    error: null,
    address: null,
    build: null,
    buildPhases: begun ? [{ name: "BUILD", state: "succeeded", seconds: 3, message: null }] : [],
    awaitsApproval: false,
    startedAt: null,
    updatedAt: null,
  };
  const run: RunView = {
    pipeline: "shop",
    address: "",
    execution: "e",
    status: "Succeeded",
    trigger: null,
    revision: null,
    revisionSummary: null,
    statusSummary,
    stages: [{ name: "Build", state: "succeeded", actions: [action] }],
  };
  const shown = renderToStaticMarkup(<Stages run={run} before={false} practice={practice} />);
  return [PLAYED, SAID].filter((text) => shown.includes(text));
}

test.each([
  [true, true, SAID, [PLAYED]],
  [true, true, null, [PLAYED]],
  [true, false, null, []],
  [false, true, SAID, [SAID]],
  [false, true, null, []],
] as const)("practice %s, a build %s, %s", (practice, begun, said, shown) =>
  expect(check(practice, begun, said)).toEqual(shown),
);
