import { useEffect, useState } from "react";
import type { JobStatus, PhaseView } from "../../ipc/generated";
import { StepMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { span } from "../../words/time";

const seconds = (phase: PhaseView) =>
  phase.startedAt && phase.endedAt ? (Date.parse(phase.endedAt) - Date.parse(phase.startedAt)) / 1000 : null;

/** How long it has been going on, beside how long it usually does. */
function elapsed(phase: PhaseView, now: number): string | null {
  const time = span(Math.max(0, Math.round((now - Date.parse(phase.startedAt ?? "")) / 1000)));
  return phase.usuallySeconds === null
    ? say("run-elapsed", { time })
    : say("run-elapsed-usually", { time, usually: span(phase.usuallySeconds) });
}

/** Why it was left out, or that the work ended before it. */
function leftOut(phase: PhaseView, status: JobStatus): string | null {
  if (phase.state !== "skipped") return null;
  const early = status === "failed" || status === "cancelled";
  return say(early && phase.endedAt === null ? "run-not-reached" : `run-skipped-${phase.phase}`);
}

/**
 * The phases of a job, each with how long it took or usually takes. Whoever only watches is done sooner or later than
 * what is watched: how long that took isn't the job's to say.
 */
export function Phases(props: { phases: PhaseView[]; status: JobStatus; watching: boolean }) {
  const running = props.phases.some((phase) => phase.state === "running");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return (
    <ol className="phase-list" data-testid={testids.runPhases}>
      {props.phases.map((phase) => {
        const took = props.watching ? null : seconds(phase);
        return (
          <li key={phase.phase} data-state={phase.state}>
            <StepMark state={phase.state}>{say(`run-phase-${phase.phase}`)}</StepMark>
            <small className="quiet">
              {took !== null && took >= 1
                ? say("run-took", { time: span(took) })
                : phase.state === "running" && phase.startedAt !== null
                  ? elapsed(phase, now)
                  : (phase.state === "pending" || phase.state === "running") && phase.usuallySeconds !== null
                    ? say("run-usually", { time: span(phase.usuallySeconds) })
                    : leftOut(phase, props.status)}
            </small>
          </li>
        );
      })}
    </ol>
  );
}
