import type { PhaseView } from "../../ipc/generated";
import { StepMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { span } from "../../words/time";

const seconds = (phase: PhaseView) =>
  phase.startedAt && phase.endedAt ? (Date.parse(phase.endedAt) - Date.parse(phase.startedAt)) / 1000 : null;

/** The phases of a job, each with how long it took or usually takes. */
export function Phases(props: { phases: PhaseView[] }) {
  return (
    <ol className="phase-list" data-testid={testids.runPhases}>
      {props.phases.map((phase) => {
        const took = seconds(phase);
        return (
          <li key={phase.phase} data-state={phase.state}>
            <StepMark state={phase.state}>{say(`run-phase-${phase.phase}`)}</StepMark>
            <small className="quiet">
              {took !== null && took >= 1
                ? say("run-took", { time: span(took) })
                : (phase.state === "pending" || phase.state === "running") && phase.usuallySeconds !== null
                  ? say("run-usually", { time: span(phase.usuallySeconds) })
                  : null}
            </small>
          </li>
        );
      })}
    </ol>
  );
}
