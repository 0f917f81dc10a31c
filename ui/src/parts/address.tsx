import { useState } from "react";
import { call, faultOf } from "../ipc/call";
import type { Fault } from "../ipc/generated";
import { Button } from "../kit/button";
import { CopyToClipboard } from "../kit/copy-to-clipboard";
import { SpaceBetween } from "../kit/space-between";
import { say } from "../words/say";
import { FaultAlert } from "./fault";

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
  const [fault, setFault] = useState<Fault | null>(null);
  const open = () => {
    setFault(null);
    call("open_address", { address: props.address }).catch((thrown) => setFault(faultOf(thrown)));
  };
  return (
    <SpaceBetween size="xs">
      <code className="address" data-testid={props.addressId}>
        {props.address}
      </code>
      <SpaceBetween size="xs" direction="horizontal">
        <Button
          variant={props.primary ? "primary" : "normal"}
          iconName="external"
          iconAlign="right"
          onClick={open}
          data-testid={props.openId}
        >
          {props.open}
        </Button>
        <CopyToClipboard
          copyButtonText={say("window-copy")}
          copySuccessText={say("window-copied")}
          copyErrorText={say("window-copy-failed")}
          textToCopy={props.address}
        />
      </SpaceBetween>
      {fault && <FaultAlert fault={fault} />}
    </SpaceBetween>
  );
}
