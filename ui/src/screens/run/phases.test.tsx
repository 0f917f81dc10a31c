import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { JobStatus, PhaseView } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Phases } from "./phases";

beforeAll(() => speak("en"));

/** What stands under a phase that was left out. */
function check(status: JobStatus, phase: PhaseView["phase"], endedAt: string | null): string | undefined {
  const phases: PhaseView[] = [{ phase, state: "skipped", usuallySeconds: 2, startedAt: null, endedAt }];
  return /<small[^>]*>(.*?)<\/small>/.exec(renderToStaticMarkup(<Phases phases={phases} status={status} />))?.[1];
}

test.each([
  ["succeeded", "register", null, "not needed: AWS did it when it created the pipeline"],
  ["running", "deleteStack", "2026-11-20T07:36:47Z", "there was none"],
  ["failed", "run", null, "not done"],
  ["cancelled", "run", null, "not done"],
] as const)("%s, %s left out: %s", (status, phase, endedAt, text) => expect(check(status, phase, endedAt)).toBe(text));
