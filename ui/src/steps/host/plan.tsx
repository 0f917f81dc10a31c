import { call } from "../../ipc/call";
import type { JobSnapshot } from "../../ipc/generated";
import { usePlan } from "../../ipc/use-plan";
import { Alert } from "../../kit/alert";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { Approve } from "../../parts/approve";
import { Arrival } from "../../parts/arrival";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { PlanTable } from "../../parts/plan";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { OpenSetup } from "../../wizard/use-setup";

/** What would happen, then the button that has it happen. Mounted anew (by a key of what it plans) when that changes. */
export function HostPlan(props: {
  open: OpenSetup;
  /** Whether a host that is there is gone on with. */
  finish?: boolean;
  /** Whether everything is answered. */
  ready: boolean;
  /** Whether something that was found stands in the way. */
  blocked?: boolean;
  leads: boolean;
  began(job: JobSnapshot): void;
}) {
  const { open, finish = false, blocked = false } = props;
  const { plan, setPlan, busy, fault, work } = usePlan();
  const look = () =>
    work(
      open
        .flush()
        .then(() => call("plan_host", { id: open.id }))
        .then(setPlan),
    );
  const creates = plan?.items.some((item) => item.change === "add") ?? false;
  // As long as something is missing, Next says what.
  const Look = props.leads && props.ready && !blocked ? LeadingButton : Button;
  if (plan === null) {
    return (
      <>
        {blocked && <Alert type="warning">{say("host-plan-blocked")}</Alert>}
        {fault && <FaultAlert fault={fault} />}
        <div className={props.ready ? "in-sight" : undefined}>
          <Look loading={busy} disabled={!props.ready || open.readOnly} onClick={look} data-testid={testids.hostPlan}>
            {say(finish ? "host-finish-plan" : "host-plan")}
          </Look>
        </div>
      </>
    );
  }
  return (
    <Arrival>
      <SpaceBetween size="s">
        <div role="status">{say("host-plan-shown", { account: plan.account, region: plan.region })}</div>
        <PlanTable plan={plan} />
        {fault && <FaultAlert fault={fault} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setPlan(null)}>{say("window-cancel")}</Button>
          <Approve
            key={plan.digest}
            busy={busy}
            approve={() => work(call("create_host", { id: open.id, digest: plan.digest }).then(props.began))}
            id={testids.hostCreate}
          >
            {say(creates ? "host-create" : "host-adopt")}
          </Approve>
        </SpaceBetween>
      </SpaceBetween>
    </Arrival>
  );
}
