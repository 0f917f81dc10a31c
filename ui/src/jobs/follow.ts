import { watchJob } from "../ipc/call";
import type { JobMessage, JobCursor } from "../ipc/generated";
import { outcome } from "../ipc/jobs";
import { makeOld } from "../ipc/queries";
import { kindOf } from "./kinds";

/** Watches a job. When something came of it, what is shown elsewhere is asked anew, whoever still listens here. */
export function follow(since: JobCursor, hear: (message: JobMessage) => void): Promise<unknown> {
  let known: string | null = null;
  return watchJob(since, (message) => {
    hear(message);
    if (message.kind !== "snapshot") return;
    const came = outcome(message.snapshot);
    if (came !== null && came !== known) makeOld(kindOf(message.snapshot).makesOld);
    known = came;
  });
}
