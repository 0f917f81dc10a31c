import type { ReactNode } from "react";
import type { Fault } from "../ipc/generated";
import { SpaceBetween } from "../kit/space-between";
import { FaultMessage } from "./fault-message";
import { remedyOf } from "./remedy";

/** What happened, and what to do about it: in words, and by a button or a field where that can be done here. */
export function FaultAlert(props: {
  fault: Fault;
  severity?: "error" | "warning" | "info";
  /** Does again what failed, also once the fault is mended. */
  retry?: () => void;
  children?: ReactNode;
}) {
  const { fault, retry } = props;
  const remedy = remedyOf(fault);
  if (remedy === null) return <FaultMessage {...props} />;
  const { Way, severity, elsewhere } = remedy;
  const milder = props.severity === undefined || props.severity === "error" ? severity : props.severity;
  return (
    <SpaceBetween size="s">
      <FaultMessage {...props} severity={milder} retry={elsewhere ? retry : undefined} />
      {/* Another profile or device is another remedy. */}
      <Way
        key={JSON.stringify([fault.code, fault.facts["profile"], fault.facts["serial"]])}
        fault={fault}
        mended={retry}
      />
    </SpaceBetween>
  );
}
