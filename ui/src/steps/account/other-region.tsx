import type { AccountOption } from "../../ipc/generated";
import { StatusIndicator } from "../../kit/status-indicator";
import { asShown, say } from "../../words/say";

/** Says that a profile names a Region which can't be chosen, and which one was proposed instead. */
export function OtherRegion({ option }: { option: AccountOption }) {
  const { region: named, usualRegion } = option;
  if (named === null || named === usualRegion) return null;
  return (
    <StatusIndicator type="warning">
      {say("account-region-other", { named: asShown(named), region: usualRegion })}
    </StatusIndicator>
  );
}
