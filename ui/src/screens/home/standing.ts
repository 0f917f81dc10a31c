// How a setup stands, the most important first: what waits for a person, what failed, what is at work, what is there.
import type { JobSnapshot, SetupSummary } from "../../ipc/generated";
import { type Standing as JobStanding, kindOf, newestOnRunScreen } from "../../jobs/kinds";

export interface Standing extends JobStanding {
  /** The job that it comes from. */
  job: JobSnapshot | null;
}

/** How a setup stands; null while its questions are still being answered. `jobs` are its own, newest first. */
export function standing(setup: Pick<SetupSummary, "deployed">, jobs: readonly JobSnapshot[]): Standing | null {
  const connecting = jobs.find((job) => kindOf(job).screen === "wizard") ?? null;
  const newest = newestOnRunScreen(jobs);
  if (connecting?.status === "waitingForPerson") return of(connecting);
  if (newest !== null) return of(newest);
  if (setup.deployed) return { says: "home-standing-deployed", type: "success", job: null };
  return connecting && of(connecting);
}

function of(job: JobSnapshot): Standing | null {
  const started = job.runs.some((run) => run.execution !== null);
  const stands = kindOf(job).standing(started)[job.status];
  return stands && { ...stands, job };
}
