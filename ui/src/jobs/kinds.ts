// What the window says and does for each kind of job: one row a kind.
import type { RenewableQuery } from "../ipc/commands";
import type { JobKind, JobSnapshot, JobStatus, Step } from "../ipc/generated";
import type { Id } from "../words/say";

/** How a setup stands by its newest job. */
export interface Standing {
  /** Its sentence. */
  says: Extract<Id, `home-standing-${string}`>;
  type: "warning" | "error" | "in-progress" | "success" | "stopped" | "info";
}

interface JobKindRow {
  /** Where it is shown: in its step of the wizard, with what is deployed, or with the account's hosts. */
  screen: "wizard" | "run" | "connections";
  /** The step of the wizard in which it is shown. */
  step?: Step;
  /** What Home says while it waits for the person. */
  waits: Extract<Id, `home-waits-${string}`>;
  /** By its status; null where the setup's own questions say more. `started`: its pipeline has a run. */
  standing(started: boolean): Record<JobStatus, Standing | null>;
  /** When it succeeded, nothing of the setup is deployed any more. */
  leavesNothing: boolean;
  /** The answers that are old when something came of it. */
  makesOld: readonly RenewableQuery[];
  /** What is said when it succeeded. */
  done: Extract<Id, `run-done-${string}`> | null;
}

const STOPPED: Standing = { says: "home-standing-stopped", type: "stopped" };

const ofPipeline: JobKindRow["standing"] = (started) =>
  started
    ? {
        waitingForPerson: { says: "home-standing-approve", type: "warning" },
        running: { says: "home-standing-running", type: "in-progress" },
        failed: { says: "home-standing-run-failed", type: "error" },
        cancelled: STOPPED,
        succeeded: { says: "home-standing-run-succeeded", type: "success" },
      }
    : {
        waitingForPerson: { says: "home-standing-push", type: "info" },
        running: { says: "home-standing-deploying", type: "in-progress" },
        failed: { says: "home-standing-not-deployed", type: "error" },
        cancelled: STOPPED,
        succeeded: { says: "home-standing-deployed", type: "success" },
      };

/** A job at a host of the account, which is no single setup's. */
function ofAccount(makesOld: readonly RenewableQuery[]): JobKindRow {
  const standing = { waitingForPerson: null, running: null, failed: null, cancelled: null, succeeded: null };
  return {
    screen: "connections",
    waits: "home-waits-host",
    standing: () => standing,
    leavesNothing: false,
    makesOld,
    done: null,
  };
}

const KINDS: Record<JobKind, JobKindRow> = {
  connect: {
    screen: "wizard",
    step: "connection",
    waits: "home-waits-connect",
    standing: () => ({
      waitingForPerson: { says: "home-standing-authorize", type: "warning" },
      running: null,
      failed: { says: "home-standing-not-connected", type: "error" },
      cancelled: null,
      succeeded: null,
    }),
    leavesNothing: false,
    makesOld: ["overview", "open_setup", "connections", "host_follow_ups", "review", "files"],
    done: null,
  },
  deploy: {
    screen: "run",
    waits: "home-waits-approval",
    standing: ofPipeline,
    leavesNothing: false,
    makesOld: ["overview", "open_setup", "runs", "run_report", "host_follow_ups"],
    done: "run-done-deploy",
  },
  run: {
    screen: "run",
    waits: "home-waits-approval",
    // Whoever stops watching stops nothing.
    standing: (started) => ({ ...ofPipeline(started), cancelled: null }),
    leavesNothing: false,
    makesOld: ["overview", "open_setup", "runs", "run_report"],
    done: "run-done-run",
  },
  tearDown: {
    screen: "run",
    waits: "home-waits-approval",
    standing: () => ({
      waitingForPerson: null,
      running: { says: "home-standing-taking-down", type: "in-progress" },
      failed: { says: "home-standing-not-taken-down", type: "error" },
      cancelled: STOPPED,
      succeeded: { says: "home-standing-taken-down", type: "stopped" },
    }),
    leavesNothing: true,
    // It may have deleted the connection.
    makesOld: ["overview", "open_setup", "connections", "review", "files", "runs", "run_report"],
    done: "run-done-tearDown",
  },
  host: {
    ...ofAccount(["overview", "open_setup", "hosts", "review", "files"]),
    screen: "wizard",
    step: "host",
    standing: () => ({
      waitingForPerson: { says: "home-standing-host-waits", type: "warning" },
      running: { says: "home-standing-host-running", type: "in-progress" },
      failed: { says: "home-standing-host-failed", type: "error" },
      cancelled: null,
      succeeded: null,
    }),
  },
  changeHost: ofAccount(["overview", "hosts"]),
  // It takes the connections through the old host with it, and each setup that used that goes on with the new one.
  replaceHost: ofAccount(["overview", "open_setup", "hosts", "host_follow_ups", "connections", "review", "files"]),
  deleteHost: ofAccount(["overview", "open_setup", "hosts", "connections", "review", "files"]),
};

/** What there is to know of a job's kind. */
export const kindOf = (job: Pick<JobSnapshot, "kind">): JobKindRow => KINDS[job.kind];

/** The newest job that the run screen shows; `jobs` are those of one setup, newest first. */
export const newestOnRunScreen = (jobs: readonly JobSnapshot[]): JobSnapshot | null =>
  jobs.find((job) => kindOf(job).screen === "run") ?? null;

/** Whether a job has taken down what was deployed. */
export const tookDown = (job: JobSnapshot): boolean => job.status === "succeeded" && kindOf(job).leavesNothing;
