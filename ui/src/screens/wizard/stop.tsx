import { Button } from "../../kit/button";
import { StatusIndicator } from "../../kit/status-indicator";
import { testids } from "../../testids";
import { labelOf } from "../../wizard/fields";
import { type Stop, fieldsOf } from "../../wizard/stops";
import { say } from "../../words/say";

/** Why Next doesn't go on: beside it, and with the way to each field, wherever on the page that is. */
export function StopNotice(props: { stop: Stop; go(field: string): void }) {
  const { stop } = props;
  const named = stop.need === "problems" ? fieldsOf(stop) : [];
  return (
    <div role="alert" className="wizard-stop" data-testid={testids.wizardStop}>
      <StatusIndicator type="error">{say(`steps-needs-${stop.need}`)}</StatusIndicator>
      {named.map((field) => {
        const label = labelOf(field);
        return (
          label && (
            <Button key={field} variant="inline-link" onClick={() => props.go(field)}>
              {say(label)}
            </Button>
          )
        );
      })}
    </div>
  );
}
