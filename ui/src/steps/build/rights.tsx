import type { Variable } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Button } from "../../kit/button";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** What the repository's buildspec reads and the build may not: the variables that would let it. */
export function Rights(props: { missing: readonly Variable[]; readOnly: boolean; add(): void }) {
  if (props.missing.length === 0) return null;
  return (
    <div role="status" data-testid={testids.buildspecRights}>
      <Alert
        type="warning"
        action={
          <Button disabled={props.readOnly} onClick={props.add} data-testid={testids.buildspecRightsAdd}>
            {say("buildspec-rights-add")}
          </Button>
        }
      >
        {say("buildspec-rights")}
        <ul className="reasons">
          {props.missing.map(({ name, kind, value }) => (
            <li key={name}>{say("buildspec-right", { name, value, kind: say(`build-kind-${kind}`) })}</li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
