// A job as the window knows it: the newest snapshot, and every event and log line once, in their order. A reloaded or
// late window asks again from the numbers that it knows.
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { faultOf, watchJob } from "./call";
import type { Fault, JobEvent, JobMessage, JobSnapshot, LogLine, RunView } from "./generated";

/** Lines that are kept to be shown; older ones stay in the build's log at AWS. */
export const LINES_SHOWN = 5_000;

export interface Job {
  snapshot: JobSnapshot | null;
  events: JobEvent[];
  lines: LogLine[];
  fault: Fault | null;
}

type Heard = JobMessage | { kind: "fault"; fault: Fault } | { kind: "forget" };

const NOTHING: Job = { snapshot: null, events: [], lines: [], fault: null };

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

/** The run of a job's first pipeline. */
export function runOf(snapshot: Pick<JobSnapshot, "runs">): RunView | null {
  return snapshot.runs[0] ?? null;
}

/** Whether a job still works or waits. */
export function isLive(snapshot: JobSnapshot): boolean {
  return snapshot.status === "running" || snapshot.status === "waitingForPerson";
}

/**
 * Watches a job as long as the component lives. What a command answered is told with the second value; a job that had
 * ended and lives again is watched again.
 */
export function useJob(id: string | null): [Job, (snapshot: JobSnapshot) => void] {
  const [job, dispatch] = useReducer(hear, NOTHING);
  const [turn, setTurn] = useState(0);
  const known = useRef(job);
  useEffect(() => {
    known.current = job;
  });
  useEffect(() => {
    if (id === null) {
      dispatch({ kind: "forget" });
      return;
    }
    const { snapshot, events, lines } = known.current;
    const same = snapshot?.id === id;
    if (!same) dispatch({ kind: "forget" });
    const since = {
      job: id,
      event: same ? (events.at(-1)?.number ?? 0) : 0,
      line: same ? (lines.at(-1)?.number ?? 0) : 0,
    };
    let live = true;
    watchJob(since, (message) => live && dispatch(message)).catch(
      (thrown) => live && dispatch({ kind: "fault", fault: faultOf(thrown) }),
    );
    return () => {
      live = false;
    };
  }, [id, turn]);
  const tell = useCallback((snapshot: JobSnapshot) => {
    const before = known.current.snapshot;
    if (isLive(snapshot) && !(before?.id === snapshot.id && isLive(before))) setTurn((turns) => turns + 1);
    dispatch({ kind: "snapshot", snapshot });
  }, []);
  return [job, tell];
}
