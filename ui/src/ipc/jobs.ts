// A job as the window knows it: the newest snapshot, and every event and log line once, in their order.
import type { Fault, JobEvent, JobMessage, JobSnapshot, LogLine, RunView, StepState } from "./generated";

/** Lines that are kept to be shown; older ones stay in the build's log at AWS. */
export const LINES_SHOWN = 5_000;

export interface Job {
  snapshot: JobSnapshot | null;
  events: JobEvent[];
  lines: LogLine[];
  fault: Fault | null;
}

type Heard = JobMessage | { kind: "fault"; fault: Fault } | { kind: "forget" };

export const NOTHING: Job = { snapshot: null, events: [], lines: [], fault: null };

/** What a job looks like after one more message. */
export function hear(job: Job, message: Heard): Job {
  switch (message.kind) {
    case "snapshot":
      if (job.snapshot && job.snapshot.id !== message.snapshot.id) return { ...NOTHING, snapshot: message.snapshot };
      return isOlder(message.snapshot, job.snapshot) ? job : { ...job, snapshot: message.snapshot, fault: null };
    case "events":
      return { ...job, events: append(job.events, message.events) };
    case "lines":
      return { ...job, lines: append(job.lines, message.lines).slice(-LINES_SHOWN) };
    case "fault":
      return { ...job, fault: message.fault };
    case "forget":
      return NOTHING;
  }
}

/** Answers overtake one another: what a command answered may be older than what the watch told meanwhile. */
function isOlder(snapshot: JobSnapshot, known: JobSnapshot | null): boolean {
  if (known === null) return false;
  return (
    snapshot.lastEvent < known.lastEvent ||
    (snapshot.lastEvent === known.lastEvent && snapshot.updatedAt < known.updatedAt)
  );
}

function append<T extends { number: number }>(known: T[], more: T[]): T[] {
  const last = known.at(-1)?.number ?? 0;
  const fresh = more.filter((entry) => entry.number > last);
  return fresh.length > 0 ? [...known, ...fresh] : known;
}

/** The executions that a job shows. */
export function executionsOf(snapshot: Pick<JobSnapshot, "runs">): string[] {
  return snapshot.runs.flatMap(({ execution }) => execution ?? []);
}

/** How far a run is, by its stages. */
export function stateOf({ stages }: Pick<RunView, "stages">): StepState {
  const some = (state: StepState) => stages.some((stage) => stage.state === state);
  if (some("failed")) return "failed";
  if (stages.every((stage) => stage.state === "pending")) return "pending";
  return some("running") || some("pending") ? "running" : "succeeded";
}

/** Whether a job still works or waits. */
export function isLive(snapshot: JobSnapshot): boolean {
  return snapshot.status === "running" || snapshot.status === "waitingForPerson";
}

/** What has come of a job that more than its own screen shows: its connection in each state, and its end. Null: nothing. */
export function outcome(snapshot: JobSnapshot): string | null {
  const { id, status, connection } = snapshot;
  const ended = isLive(snapshot) ? null : status;
  const made = connection?.arn ? connection.status : null;
  return ended === null && made === null ? null : [id, ended, made].join(" ");
}
