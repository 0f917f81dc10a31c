import type { HostOfTearDown } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** Why a host stays. */
function obstacle({ name, obstacle }: HostOfTearDown): string | null {
  if (obstacle === null) return null;
  const names = "names" in obstacle ? obstacle.names.join(", ") : "";
  return say(`tear-down-host-${obstacle.kind}`, { name, names });
}

/** Whether the host goes with the setup: never unless somebody says so, as others may need it. */
export function HostChoice(props: {
  host: HostOfTearDown;
  /** Whether the connection goes: a host goes only after it. */
  connection: boolean;
  checked: boolean;
  change(checked: boolean): void;
}) {
  const why = obstacle(props.host);
  return (
    <Checkbox
      checked={props.checked && props.connection && why === null}
      disabled={why !== null}
      onChange={({ detail }) => props.change(detail.checked)}
      description={why ?? say("tear-down-host-what")}
      data-testid={testids.tearDownHost}
    >
      {say("tear-down-host", { name: props.host.name })}
    </Checkbox>
  );
}
