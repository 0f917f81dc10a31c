// The person chose another account or Region for a setup of which something stands. With other credentials for the same
// account it goes on; for another account there is a second setup, and this one stays with what stands.
import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, SetupView } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { accountName } from "../../parts/account-name";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import type { Route } from "../../route";
import { testids } from "../../testids";
import type { Departure as Place } from "../../wizard/departure";
import type { OpenSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";

export function Departure(props: { open: OpenSetup; go(route: Route): void }) {
  const { open, go } = props;
  const { id, leaving, settled } = open;
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const change = (second: boolean, then: (view: SetupView) => void) => {
    if (leaving?.account == null) return;
    const { account, region } = leaving;
    setFault(null);
    setBusy(true);
    // What was typed belongs to both.
    open
      .flush()
      .then(() => call("change_account", { id, account, region, second }))
      .then(then)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  useEffect(() => {
    if (leaving === null) return setFault(null);
    change(false, (view) => {
      open.take(view);
      settled();
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each place that is chosen
  }, [leaving]);

  if (leaving === null) return null;
  if (fault === null) return busy ? <Busy>{say("account-asking")}</Busy> : null;
  const second = () => change(true, (view) => go({ screen: "wizard", setup: view.id }));
  return <Question to={leaving} fault={fault} busy={busy} second={second} stay={settled} />;
}

/** Why it stays, and what can be done instead. */
export function Question(props: { to: Place; fault: Fault; busy: boolean; second(): void; stay(): void }) {
  const { to, fault, busy } = props;
  const stay = (
    <Button onClick={props.stay} disabled={busy}>
      {say("account-second-leave")}
    </Button>
  );
  if (fault.code !== "setup-deployed") {
    return (
      <SpaceBetween size="xs">
        <FaultAlert fault={fault} />
        {stay}
      </SpaceBetween>
    );
  }
  const fact = (name: string) => String(fault.facts[name] ?? "");
  return (
    <div role="status" data-testid={testids.accountSecond}>
      <Alert type="info" header={say("account-second")}>
        <SpaceBetween size="s">
          <Box>
            {say("account-second-what", {
              stack: fact("stack"),
              account: fact("account"),
              region: fact("region"),
              to: accountName(to.account),
              there: to.region,
            })}
          </Box>
          <SpaceBetween direction="horizontal" size="xs">
            <LeadingButton loading={busy} onClick={props.second} data-testid={testids.accountSecondDo}>
              {say("account-second-do")}
            </LeadingButton>
            {stay}
          </SpaceBetween>
        </SpaceBetween>
      </Alert>
    </div>
  );
}
