import { StatusIndicator, type StatusIndicatorProps } from "../../kit/status-indicator";
import { sayOf } from "../../words/say";

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  InProgress: "in-progress",
  Stopping: "in-progress",
  Succeeded: "success",
  Failed: "error",
  Stopped: "stopped",
  Superseded: "stopped",
  Cancelled: "stopped",
};

/** How a run stands, as CodePipeline spells it; what nobody here knows is shown as it is. */
export function RunMark(props: { status: string }) {
  return <StatusIndicator type={TYPES[props.status] ?? "info"}>{sayOf("run-status", props.status)}</StatusIndicator>;
}
