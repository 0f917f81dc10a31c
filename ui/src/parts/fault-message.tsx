import type { ReactNode } from "react";
import type { Fault } from "../ipc/generated";
import { Alert } from "../kit/alert";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { asShown, say, sayAwsWords, sayFault, sayMeaning, sayNext } from "../words/say";

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
        <Failure fault={props.fault} />
        {next}
        {props.children}
      </Alert>
    </div>
  );
}

/** What a failure of a run means, in whose words, and the lines of the log that matter. */
function Failure({ fault }: { fault: Fault }) {
  const meaning = sayMeaning(fault);
  const awsWords = sayAwsWords(fault);
  const log = fault.facts["log"];
  return (
    <>
      {meaning && <p className="failure-meaning">{meaning}</p>}
      {typeof log === "string" && (
        <pre className="failure-log" tabIndex={0} aria-label={say("run-log-excerpt")} data-testid={testids.faultLog}>
          {asShown(log)}
        </pre>
      )}
      {awsWords && <p className="failure-words">{awsWords}</p>}
    </>
  );
}
