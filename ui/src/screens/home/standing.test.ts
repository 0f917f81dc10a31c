import { expect, test } from "vitest";
import type { JobSnapshot, SetupSummary } from "../../ipc/generated";
import { groupOf, isBlank, standing } from "./standing";

const job = (kind: JobSnapshot["kind"], status: JobSnapshot["status"], execution?: string | null) =>
  ({ kind, status, runs: execution === undefined ? [] : [{ execution }] }) as JobSnapshot;

function check(jobs: JobSnapshot[], deployed: boolean, says: string | null) {
  expect(standing({ deployed, place: { connectionArn: null, hostArn: null } }, jobs)?.says ?? null).toBe(says);
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
  check([job("deploy", "cancelled")], false, "home-standing-stopped");
  check([job("run", "cancelled", "e")], true, "home-standing-deployed");
  check([job("tearDown", "running")], true, "home-standing-taking-down");
  check([job("tearDown", "failed")], true, "home-standing-not-taken-down");
  check([job("tearDown", "succeeded"), job("run", "succeeded", "e")], false, "home-standing-taken-down");
});

test("a connection that failed is told until there is another", () => {
  const failed = { ...job("connect", "failed"), connection: { arn: "a" } } as JobSnapshot;
  const told = (connectionArn: string | null) =>
    standing({ deployed: false, place: { connectionArn, hostArn: null } }, [failed]);
  expect(told(null)?.says).toBe("home-standing-not-connected");
  expect(told("a")?.says).toBe("home-standing-not-connected");
  expect(told("b")).toBeNull();
});

test("what stands at AWS is listed apart from what is being set up, and from what was taken down", () => {
  const group = (deployed: boolean, places: number, ...jobs: JobSnapshot[]) =>
    groupOf({ deployed, elsewhere: Array.from({ length: places }, () => ({}) as SetupSummary["elsewhere"][0]) }, jobs);
  expect(group(false, 0)).toBe("progress");
  expect(group(false, 0, job("deploy", "failed"))).toBe("progress");
  expect(group(true, 0, job("run", "failed", "e"))).toBe("deployed");
  expect(group(false, 1)).toBe("deployed");
  expect(group(false, 0, job("tearDown", "succeeded"), job("run", "succeeded", "e"))).toBe("takenDown");
  expect(group(false, 0, job("tearDown", "failed"))).toBe("progress");
  expect(group(true, 0, job("deploy", "running"), job("tearDown", "succeeded"))).toBe("deployed");
});

test("only a setup without any answer is blank", () => {
  const blank = { name: "", repository: "", place: { folder: null }, elsewhere: [] } as unknown as SetupSummary;
  expect(isBlank(blank, [])).toBe(true);
  for (const more of [{ name: "a" }, { repository: "o/a" }, { readOnly: true }, { deployed: true }])
    expect(isBlank({ ...blank, ...more }, [])).toBe(false);
  expect(isBlank({ ...blank, place: { ...blank.place, folder: "/a" } }, [])).toBe(false);
  expect(isBlank(blank, [job("connect", "failed")])).toBe(false);
});
