import { beforeEach, expect, test, vi } from "vitest";
import { watchJob } from "../ipc/call";
import type { JobKind, JobMessage, JobSnapshot } from "../ipc/generated";
import { makeOld } from "../ipc/queries";
import { follow } from "./follow";
import { kindOf } from "./kinds";

vi.mock("../ipc/call");
vi.mock("../ipc/queries");

beforeEach(() => {
  vi.mocked(makeOld).mockClear();
});

/** How often what is shown elsewhere is asked anew, after each snapshot of a job. */
function check(kind: JobKind, ...snapshots: Partial<JobSnapshot>[]): number[] {
  vi.mocked(watchJob).mockResolvedValue(null);
  const heard: JobMessage[] = [];
  void follow({ job: "1", event: 0, line: 0 }, (message) => heard.push(message));
  const [, say] = vi.mocked(watchJob).mock.lastCall ?? [];
  const times = snapshots.map((more) => {
    const snapshot = { id: "1", kind, status: "running", connection: null, ...more } as JobSnapshot;
    say?.({ kind: "snapshot", snapshot });
    return vi.mocked(makeOld).mock.calls.length;
  });
  expect(heard.length).toBe(snapshots.length);
  expect(vi.mocked(makeOld).mock.calls.every(([old]) => old === kindOf({ kind }).makesOld)).toBe(true);
  return times;
}

const connection = (arn: string | null, status: string) => ({
  connection: { arn, status } as JobSnapshot["connection"],
});

test("the end of a job is known elsewhere, its way isn't", () => {
  expect(check("deploy", {}, { status: "waitingForPerson" }, { status: "succeeded" }, { status: "succeeded" })).toEqual(
    [0, 0, 1, 1],
  );
});

test("a job that ended, lives again and ends the same way, ends twice", () =>
  expect(check("run", { status: "failed" }, {}, { status: "failed" })).toEqual([1, 1, 2]));

test("a connection is known elsewhere once it is there, and in each of its states", () =>
  expect(
    check("connect", connection(null, "PENDING"), connection("arn", "PENDING"), connection("arn", "PENDING"), {
      ...connection("arn", "AVAILABLE"),
      status: "succeeded",
    }),
  ).toEqual([0, 1, 1, 2]));
