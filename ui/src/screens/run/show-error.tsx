import type { Fault } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** Leads from the lines that a failure quotes to their place in the log. */
export function ShowError(props: { fault: Fault; show(): void }) {
  if (typeof props.fault.facts["log"] !== "string") return null;
  return (
    <div>
      <Button variant="inline-link" onClick={props.show} data-testid={testids.logShowError}>
        {say("log-show-error")}
      </Button>
    </div>
  );
}
