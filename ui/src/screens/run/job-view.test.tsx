import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { AccountChoice, Fault, JobSnapshot, JobStatus, SetupView } from "../../ipc/generated";
import { speak } from "../../words/say";
import { JobView } from "./job-view";

const FAILED: Fault = { code: "build-failed", facts: { phase: "BUILD", detail: "", stage: "Build", action: "Build" } };
const PHASE = { name: "BUILD", state: "succeeded", seconds: 3, message: null };

/** How often the page says that the build's output is played. */
function check(kind: AccountChoice["kind"], status: JobStatus, builds: boolean, played: string): number {
  const action = { name: "Build", provider: "CodeBuild", state: "succeeded", buildPhases: builds ? [PHASE] : [] };
  const snapshot = {
    id: "j",
    kind: "run",
    status,
    phases: [],
    runs: [{ pipeline: "p", status: "Succeeded", stages: [{ name: "Build", state: "succeeded", actions: [action] }] }],
    fault: status === "failed" ? FAILED : null,
    next: [],
  } as unknown as JobSnapshot;
  const view = {
    id: "s",
    setup: { repository: { name: "a/b", branch: "main" }, pipelines: [], builds: [] },
    place: { account: { kind } },
    names: { pipeline: "p" },
    providerPages: [],
    jobs: [],
    deployed: false,
  } as unknown as SetupView;
  const nothing = () => undefined;
  const shown = renderToStaticMarkup(
    <JobView
      view={view}
      job={{ snapshot, events: [], lines: [], fault: null }}
      tell={nothing}
      begin={nothing}
      plan={nothing}
      failed={nothing}
      go={nothing}
    />,
  );
  return shown.split(played).length - 1;
}

const SENTENCES = { en: "the build’s output is played", ja: "ビルドの出力は再現されたものです" } as const;

describe.each(["en", "ja"] as const)("%s", (language) => {
  beforeAll(() => speak(language));

  // where the run ended and below its stages; below the stages alone; nowhere
  test.each([
    ["practice", "succeeded", true, 2],
    ["practice", "failed", true, 2],
    ["practice", "running", true, 1],
    ["practice", "waitingForPerson", true, 1],
    ["practice", "succeeded", false, 0],
    ["practice", "failed", false, 0],
    ["profile", "succeeded", true, 0],
    ["profile", "failed", true, 0],
    ["keys", "succeeded", true, 0],
    ["environment", "running", true, 0],
  ] as const)("%s, %s, a build %s: %s times", (kind, status, builds, times) =>
    expect(check(kind, status, builds, SENTENCES[language])).toBe(times),
  );
});
