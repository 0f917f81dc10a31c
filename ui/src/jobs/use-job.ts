// Watching a job. A reloaded or late window asks again from the numbers that it knows.
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { faultOf } from "../ipc/call";
import type { JobSnapshot } from "../ipc/generated";
import { type Job, NOTHING, hear, isLive } from "../ipc/jobs";
import { follow } from "./follow";

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
    follow(since, (message) => live && dispatch(message)).catch(
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
