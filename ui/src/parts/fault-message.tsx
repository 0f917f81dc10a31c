import type { ReactNode } from "react";
import type { Fault } from "../ipc/generated";
import { Alert } from "../kit/alert";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { say, sayFault, sayNext } from "../words/say";

/** What happened, and what to do about it: in words. */
export function FaultMessage(props: {
  fault: Fault;
  severity?: "error" | "warning" | "info";
  retry?: () => void;
  children?: ReactNode;
}) {
  const next = sayNext(props.fault);
  return (
    <div role={props.severity === undefined || props.severity === "error" ? "alert" : "status"}>
      <Alert
        type={props.severity ?? "error"}
        data-testid={testids.fault}
        statusIconAriaLabel={say("window-fault")}
        header={sayFault(props.fault)}
        action={props.retry && <Button onClick={props.retry}>{say("window-try-again")}</Button>}
      >
        {next}
        {props.children}
      </Alert>
    </div>
  );
}
