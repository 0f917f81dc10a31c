import type { HostStatus } from "../ipc/generated";
import { StatusIndicator, type StatusIndicatorProps } from "../kit/status-indicator";
import { say } from "../words/say";

const MARKS: Record<Exclude<HostStatus, "other">, StatusIndicatorProps.Type> = {
  preparing: "in-progress",
  failed: "error",
  deleting: "in-progress",
  pending: "pending",
  available: "success",
  error: "error",
};

/** A host's status. What AWS says beside the known ones is shown as it is. */
export function HostMark(props: { status: HostStatus; text: string }) {
  const { status } = props;
  if (status === "other") return <StatusIndicator type="info">{props.text}</StatusIndicator>;
  return <StatusIndicator type={MARKS[status]}>{say(`host-status-${status}`)}</StatusIndicator>;
}
