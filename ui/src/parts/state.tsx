// States, as AWS names them and as a person reads them.
import type { JobStatus, StepState } from "../ipc/generated";
import { StatusIndicator, type StatusIndicatorProps } from "../kit/status-indicator";
import { say, stackWord } from "../words/say";

const STEP: Record<StepState, StatusIndicatorProps.Type> = {
  pending: "pending",
  running: "in-progress",
  succeeded: "success",
  failed: "error",
  skipped: "stopped",
};

/** How far a phase, a stage or an action is. */
export function StepMark(props: { state: StepState; children?: string }) {
  return (
    <StatusIndicator type={STEP[props.state]} iconAriaLabel={say(`window-state-${props.state}`)}>
      {props.children ?? say(`window-state-${props.state}`)}
    </StatusIndicator>
  );
}

const JOB: Record<JobStatus, StatusIndicatorProps.Type> = {
  running: "in-progress",
  waitingForPerson: "warning",
  succeeded: "success",
  failed: "error",
  cancelled: "stopped",
};

/** How far a job is. */
export function JobMark(props: { status: JobStatus }) {
  return <StatusIndicator type={JOB[props.status]}>{say(`window-job-${props.status}`)}</StatusIndicator>;
}

/** A connection's status. What AWS says beside the three known ones is shown as it is. */
export function ConnectionMark(props: { status: string }) {
  switch (props.status) {
    case "AVAILABLE":
      return <StatusIndicator type="success">{say("window-connection-AVAILABLE")}</StatusIndicator>;
    case "PENDING":
      return <StatusIndicator type="pending">{say("window-connection-PENDING")}</StatusIndicator>;
    case "ERROR":
      return <StatusIndicator type="error">{say("window-connection-ERROR")}</StatusIndicator>;
    default:
      return <StatusIndicator type="info">{props.status}</StatusIndicator>;
  }
}

/** A status of CloudFormation, e.g. `CREATE_IN_PROGRESS`: in a word, and as AWS spells it. */
export function StackMark(props: { status: string; over?: boolean }) {
  const { status } = props;
  if (status === "") return <StepMark state={props.over ? "skipped" : "pending"} />;
  const failed = status.includes("FAILED") || status.includes("ROLLBACK");
  const type = failed ? "error" : status.endsWith("IN_PROGRESS") ? "in-progress" : "success";
  const word = stackWord(status);
  return (
    <>
      <StatusIndicator type={type}>{word}</StatusIndicator>
      {word !== status && <small className="quiet"> {status}</small>}
    </>
  );
}
