import { Button } from "../kit/button";
import { Popover } from "../kit/popover";
import { say } from "../words/say";

/** Words of the field that a newcomer may not know. Each is explained once, in `words`. */
export type Term =
  | "action"
  | "arn"
  | "artifact"
  | "bucket"
  | "build-project"
  | "buildspec"
  | "change-set"
  | "host"
  | "image"
  | "log-group"
  | "pipeline"
  | "region"
  | "role"
  | "runtime"
  | "security-group"
  | "stack"
  | "stage"
  | "subnet"
  | "vpc";

/** What a term means, behind "Info" beside it; or behind the term itself, where several stand in a row. */
export function Info(props: { term: Term; named?: boolean }) {
  const { term, named } = props;
  const name = say(`term-${term}`);
  return (
    <Popover
      header={name}
      content={say(`term-${term}-what`)}
      triggerType="custom"
      dismissAriaLabel={say("window-close")}
      renderWithPortal
    >
      <Button variant="inline-link" ariaLabel={say("window-info-about", { term: name })}>
        {named ? name : say("window-info")}
      </Button>
    </Popover>
  );
}
