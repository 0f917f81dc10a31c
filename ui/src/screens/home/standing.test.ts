import { expect, test } from "vitest";
import type { JobSnapshot } from "../../ipc/generated";
import { standing } from "./standing";

const job = (kind: JobSnapshot["kind"], status: JobSnapshot["status"], execution?: string | null) =>
  ({ kind, status, runs: execution === undefined ? [] : [{ execution }] }) as JobSnapshot;

function check(jobs: JobSnapshot[], deployed: boolean, says: string | null) {
  expect(standing({ deployed }, jobs)?.says ?? null).toBe(says);
}

test("the most important thing is said", () => {
  check([], false, null);
  check([], true, "home-standing-deployed");
  check([job("connect", "running")], false, null);
  check([job("connect", "waitingForPerson")], false, "home-standing-authorize");
  check([job("connect", "failed")], false, "home-standing-not-connected");
  check([job("deploy", "running"), job("connect", "succeeded")], false, "home-standing-deploying");
  check([job("connect", "waitingForPerson"), job("deploy", "succeeded")], true, "home-standing-authorize");
  check([job("connect", "succeeded"), job("deploy", "running", "e")], true, "home-standing-running");
  check([job("deploy", "waitingForPerson", "e")], true, "home-standing-approve");
  check([job("deploy", "waitingForPerson", null)], true, "home-standing-push");
  check([job("deploy", "failed")], false, "home-standing-not-deployed");
  check([job("run", "failed", "e"), job("deploy", "succeeded", "e")], true, "home-standing-run-failed");
  check([job("run", "succeeded", "e"), job("deploy", "failed")], true, "home-standing-run-succeeded");
  check([job("run", "cancelled")], true, "home-standing-stopped");
  check([job("tearDown", "running")], true, "home-standing-taking-down");
  check([job("tearDown", "failed")], true, "home-standing-not-taken-down");
  check([job("tearDown", "succeeded"), job("run", "succeeded", "e")], false, "home-standing-taken-down");
});
