import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { JobStatus, PhaseView } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Phases } from "./phases";

beforeAll(() => speak("en"));

/** What stands under a phase that was left out. */
function check(status: JobStatus, phase: PhaseView["phase"], endedAt: string | null): string | undefined {
  const phases: PhaseView[] = [{ phase, state: "skipped", usuallySeconds: 2, startedAt: null, endedAt }];
  return below(phases, status, false);
}

function below(phases: PhaseView[], status: JobStatus, watching: boolean): string | undefined {
  const shown = renderToStaticMarkup(<Phases phases={phases} status={status} watching={watching} />);
  return /<small[^>]*>(.*?)<\/small>/.exec(shown)?.[1];
}

test.each([
  ["succeeded", "register", null, "not needed: AWS did it when it created the pipeline"],
  ["running", "deleteStack", "2026-11-20T07:36:47Z", "there was none"],
  ["failed", "run", null, "not done"],
  ["cancelled", "run", null, "not done"],
] as const)("%s, %s left out: %s", (status, phase, endedAt, text) => expect(check(status, phase, endedAt)).toBe(text));

test("how long somebody watched isn't how long it took", () => {
  const times = { startedAt: "2026-11-20T07:36:45Z", endedAt: "2026-11-20T07:36:47Z" };
  const phases: PhaseView[] = [{ phase: "run", state: "succeeded", usuallySeconds: 180, ...times }];
  expect(below(phases, "succeeded", false)).toBe("took 2 seconds");
  expect(below(phases, "succeeded", true)).toBe("");
});
