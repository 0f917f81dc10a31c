// How a setup stands, the most important first: what waits for a person, what failed, what is at work, what is there.
import type { JobSnapshot, SetupPlace, SetupSummary } from "../../ipc/generated";
import { type Standing as JobStanding, kindOf, newestOnRunScreen, tookDown } from "../../jobs/kinds";

export interface Standing extends JobStanding {
  /** The job that it comes from. */
  job: JobSnapshot | null;
}

/** How a setup stands; null while its questions are still being answered. `jobs` are its own, newest first. */
export function standing(
  setup: Pick<SetupSummary, "deployed"> & { place: Pick<SetupPlace, "connectionArn" | "hostArn"> },
  jobs: readonly JobSnapshot[],
): Standing | null {
  const connecting = jobs.find((job) => kindOf(job).screen === "wizard") ?? null;
  const newest = newestOnRunScreen(jobs);
  if (connecting?.status === "waitingForPerson") return of(connecting);
  const byJob = newest && of(newest);
  if (byJob) return byJob;
  if (setup.deployed) return { says: "home-standing-deployed", type: "success", job: null };
  // One that failed is told until the setup has another connection, or another host.
  const chosen = connecting?.kind === "host" ? setup.place.hostArn : setup.place.connectionArn;
  const made = connecting?.kind === "host" ? connecting.host?.arn : connecting?.connection?.arn;
  const current = connecting !== null && (chosen === null || made === chosen);
  return current ? of(connecting) : null;
}

/** Where Home lists a setup. */
export type Group = "progress" | "deployed" | "takenDown";
export const GROUPS: readonly Group[] = ["progress", "deployed", "takenDown"];

/** What stands at AWS counts before what was begun anew. */
export function groupOf(setup: Pick<SetupSummary, "deployed" | "elsewhere">, jobs: readonly JobSnapshot[]): Group {
  if (setup.deployed || setup.elsewhere.length > 0) return "deployed";
  const newest = newestOnRunScreen(jobs);
  return newest !== null && tookDown(newest) ? "takenDown" : "progress";
}

/** Whether nothing was answered in a setup that stands nowhere: a new one would be no different. */
export const isBlank = (setup: SetupSummary, jobs: readonly JobSnapshot[]): boolean =>
  setup.name === "" &&
  setup.repository === "" &&
  setup.place.folder === null &&
  !setup.readOnly &&
  groupOf(setup, jobs) === "progress" &&
  jobs.length === 0;

function of(job: JobSnapshot): Standing | null {
  const started = job.runs.some((run) => run.execution !== null);
  const stands = kindOf(job).standing(started)[job.status];
  return stands && { ...stands, job };
}
