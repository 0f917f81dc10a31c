import { useState } from "react";
import { call } from "../../ipc/call";
import type { AccountRequest, HostView, JobSnapshot } from "../../ipc/generated";
import { usePlan } from "../../ipc/use-plan";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { Modal } from "../../kit/modal";
import { SpaceBetween } from "../../kit/space-between";
import { Approve } from "../../parts/approve";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { ModalFooter } from "../../parts/modal-footer";
import { PlanTable } from "../../parts/plan";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** Another address for a host that nobody has set up yet. */
export function EditHost(props: {
  place: AccountRequest;
  host: HostView;
  began(job: JobSnapshot): void;
  close(): void;
}) {
  const { host } = props;
  const [endpoint, setEndpoint] = useState(host.endpoint);
  const { plan, setPlan, busy, fault, work } = usePlan();
  // Without a network, it is where it is.
  const change = {
    host: { ...props.place, arn: host.arn },
    endpoint: endpoint.trim(),
    network: null,
    certificate: null,
  };
  const changed = change.endpoint !== "" && change.endpoint !== host.endpoint;
  const look = () => work(call("plan_host_change", change).then(setPlan));
  return (
    <Modal
      visible
      size="large"
      header={say("hosts-edit-of", { name: host.name })}
      closeAriaLabel={say("window-close")}
      onDismiss={props.close}
      footer={
        <ModalFooter>
          <Button variant="link" onClick={props.close}>
            {say("window-cancel")}
          </Button>
          {plan === null ? (
            <LeadingButton disabled={!changed} loading={busy} onClick={look} data-testid={testids.hostsEditPlan}>
              {say("host-plan")}
            </LeadingButton>
          ) : (
            <Approve
              key={plan.digest}
              busy={busy}
              approve={() => work(call("change_host", { change, digest: plan.digest }).then(props.began))}
              id={testids.hostsEditApprove}
            >
              {say("hosts-edit-do")}
            </Approve>
          )}
        </ModalFooter>
      }
    >
      <SpaceBetween size="m">
        <Box>{say("hosts-edit-what")}</Box>
        <FormField label={say("host-endpoint")} description={say("host-endpoint-what")}>
          <Input
            value={endpoint}
            spellcheck={false}
            data-testid={testids.hostsEditEndpoint}
            onChange={({ detail }) => {
              setEndpoint(detail.value);
              setPlan(null);
            }}
            onKeyDown={({ detail }) => detail.key === "Enter" && changed && plan === null && !busy && look()}
          />
        </FormField>
        <Box color="text-body-secondary">
          {host.network ? say("hosts-edit-keep", { vpc: host.network.vpc }) : say("hosts-edit-public")}
        </Box>
        {fault && <FaultAlert fault={fault} />}
        {plan && <PlanTable plan={plan} />}
      </SpaceBetween>
    </Modal>
  );
}
