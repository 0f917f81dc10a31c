import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { AccountChoice, Fault, JobSnapshot, JobStatus, NextStep, SetupView } from "../../ipc/generated";
import { say, speak } from "../../words/say";
import { JobView } from "./job-view";

const FAILED: Fault = { code: "build-failed", facts: { phase: "BUILD", detail: "", stage: "Build", action: "Build" } };
const PHASE = { name: "BUILD", state: "succeeded", seconds: 3, message: null };

/** The page of a job. */
function show(kind: AccountChoice["kind"], status: JobStatus, builds: boolean, next: NextStep[] = []): string {
  const action = { name: "Build", provider: "CodeBuild", state: "succeeded", buildPhases: builds ? [PHASE] : [] };
  const snapshot = {
    id: "j",
    kind: "run",
    status,
    phases: [],
    runs: [{ pipeline: "p", status: "Succeeded", stages: [{ name: "Build", state: "succeeded", actions: [action] }] }],
    fault: status === "failed" ? FAILED : null,
    next,
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
  return renderToStaticMarkup(
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
}

/** How often the page says that the build's output is played. */
function check(kind: AccountChoice["kind"], status: JobStatus, builds: boolean, played: string): number {
  return show(kind, status, builds).split(played).length - 1;
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

test("what can be done stands before what was done", async () => {
  await speak("en");
  const shown = show("profile", "failed", true, ["editSetup", "retry"]);
  const places = [say("run-next-edit"), say("home-job-run"), say("run-stages")].map((words) => shown.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a run that nobody watches any more says so, and is watched again", async () => {
  await speak("en");
  const shown = show("profile", "cancelled", true, ["retry"]);
  expect(shown).toContain(say("run-unwatched"));
  expect(shown).toContain(say("run-next-watch"));
  expect(shown).not.toContain(say("window-try-again"));
});
