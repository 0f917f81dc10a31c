import { useState } from "react";
import { call, faultOf } from "../ipc/call";
import type { Fault } from "../ipc/generated";
import { Button } from "../kit/button";
import { SpaceBetween } from "../kit/space-between";
import { say } from "../words/say";
import { Copy } from "./copy";
import { FaultMessage } from "./fault-message";
import { LeadingButton } from "./lead";

/**
 * An address for the person's browser. It is always shown, with Copy: that the system took it doesn't mean that
 * something opened.
 */
export function Address(props: {
  address: string;
  open: string;
  primary?: boolean;
  addressId?: string;
  openId?: string;
}) {
  const [open, fault] = useOpener(props.address);
  const Shown = props.primary ? LeadingButton : Button;
  return (
    <SpaceBetween size="xs">
      <code className="address" data-testid={props.addressId}>
        {props.address}
      </code>
      <SpaceBetween size="xs" direction="horizontal">
        <Shown iconName="external" iconAlign="right" onClick={open} data-testid={props.openId}>
          {props.open}
        </Shown>
        <Copy text={props.address} />
      </SpaceBetween>
      {fault && <FaultMessage fault={fault} />}
    </SpaceBetween>
  );
}

/** The same where many stand one below the other: the address unfolds. */
export function AddressAside(props: { address: string; open: string; of?: string }) {
  const of = props.of ?? props.open;
  const [open, fault] = useOpener(props.address);
  return (
    <div className="address-aside">
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <Button
          variant="inline-link"
          iconName="external"
          iconAlign="right"
          onClick={open}
          ariaLabel={props.of ? `${props.open}: ${of}` : undefined}
        >
          {props.open}
        </Button>
        <Copy text={props.address} of={of} />
      </SpaceBetween>
      <details>
        <summary aria-label={`${say("window-address")}: ${of}`}>{say("window-address")}</summary>
        <code className="address">{props.address}</code>
      </details>
      {fault && <FaultMessage fault={fault} />}
    </div>
  );
}

function useOpener(address: string): [() => void, Fault | null] {
  const [fault, setFault] = useState<Fault | null>(null);
  const open = () => {
    setFault(null);
    call("open_address", { address }).catch((thrown) => setFault(faultOf(thrown)));
  };
  return [open, fault];
}
