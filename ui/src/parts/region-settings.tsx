import type { Fault } from "../ipc/generated";
import { say } from "../words/say";
import { AddressAside } from "./address";

/** Where a Region is switched on. */
export function RegionSettings(props: { fault: Fault }) {
  const { address } = props.fault.facts;
  return typeof address === "string" ? <AddressAside address={address} open={say("page-region-settings")} /> : null;
}
