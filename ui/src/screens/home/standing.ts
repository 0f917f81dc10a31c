// How a setup stands, the most important first: what waits for a person, what failed, what is at work, what is there.
import type { JobSnapshot, SetupSummary } from "../../ipc/generated";
import type { Id } from "../../words/say";

export interface Standing {
  /** Its sentence. */
  says: Extract<Id, `home-standing-${string}`>;
  type: "warning" | "error" | "in-progress" | "success" | "stopped" | "info";
  /** The job that it comes from. */
  job: JobSnapshot | null;
}

/** How a setup stands; null while its questions are still being answered. `jobs` are its own, newest first. */
export function standing(setup: Pick<SetupSummary, "deployed">, jobs: readonly JobSnapshot[]): Standing | null {
  const connect = jobs.find((job) => job.kind === "connect");
  const job = jobs.find((one) => one.kind !== "connect") ?? null;
  if (connect?.status === "waitingForPerson") return { says: "home-standing-authorize", type: "warning", job: connect };
  if (job === null) {
    if (setup.deployed) return { says: "home-standing-deployed", type: "success", job };
    if (connect?.status === "failed") return { says: "home-standing-not-connected", type: "error", job: connect };
    return null;
  }
  const started = job.run !== null && job.run.execution !== null;
  switch (job.status) {
    case "waitingForPerson":
      return started
        ? { says: "home-standing-approve", type: "warning", job }
        : { says: "home-standing-push", type: "info", job };
    case "running":
      if (job.kind === "tearDown") return { says: "home-standing-taking-down", type: "in-progress", job };
      return { says: started ? "home-standing-running" : "home-standing-deploying", type: "in-progress", job };
    case "failed":
      if (job.kind === "tearDown") return { says: "home-standing-not-taken-down", type: "error", job };
      return { says: started ? "home-standing-run-failed" : "home-standing-not-deployed", type: "error", job };
    case "cancelled":
      return { says: "home-standing-stopped", type: "stopped", job };
    case "succeeded":
      if (job.kind === "tearDown") return { says: "home-standing-taken-down", type: "stopped", job };
      return { says: started ? "home-standing-run-succeeded" : "home-standing-deployed", type: "success", job };
  }
}
