// A job as the window knows it: the newest snapshot, and every event and log line once, in their order. A reloaded or
// late window asks again from the numbers that it knows.
import { useEffect, useReducer } from "react";
import { call, faultOf, watchJob } from "./call";
import type { Fault, JobEvent, JobMessage, JobSnapshot, LogLine } from "./generated";

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
      return { ...job, snapshot: message.snapshot, fault: null };
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

function append<T extends { number: number }>(known: T[], more: T[]): T[] {
  const last = known.at(-1)?.number ?? 0;
  const fresh = more.filter((entry) => entry.number > last);
  return fresh.length > 0 ? [...known, ...fresh] : known;
}

/** Watches a job as long as the component lives. A snapshot that is known already is shown until a newer one comes. */
export function useJob(id: string | null): [Job, (snapshot: JobSnapshot) => void] {
  const [job, tell] = useReducer(hear, NOTHING);
  useEffect(() => {
    tell({ kind: "forget" });
    if (id === null) return;
    let live = true;
    const listen = (message: JobMessage) => live && tell(message);
    watchJob({ job: id, event: 0, line: 0 }, listen).catch(
      (thrown) => live && tell({ kind: "fault", fault: faultOf(thrown) }),
    );
    call("job", { job: id })
      .then((snapshot) => listen({ kind: "snapshot", snapshot }))
      .catch(() => undefined); // the watch says the same
    return () => {
      live = false;
    };
  }, [id]);
  return [job, (snapshot) => tell({ kind: "snapshot", snapshot })];
}
