import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { AccountRequest, Fault, HostView, JobSnapshot } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { Modal } from "../../kit/modal";
import { SpaceBetween } from "../../kit/space-between";
import { Approve } from "../../parts/approve";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { ModalFooter } from "../../parts/modal-footer";
import { PlanTable } from "../../parts/plan";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";

/** Deletes a host, its connections first: the plan, then the host's name typed, so that nobody does it by accident. */
export function DeleteHost(props: {
  place: AccountRequest;
  host: HostView;
  began(job: JobSnapshot): void;
  close(): void;
}) {
  const { host } = props;
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const ref = { ...props.place, arn: host.arn };
  const plan = useAnswer("plan_host_deletion", ref);
  const shown = fault ?? plan.fault;
  const digest = plan.loading || plan.fault ? null : (plan.answer?.digest ?? null);
  const sure = typed.trim() === host.name && digest !== null;
  const approve = () => {
    if (digest === null) return;
    setBusy(true);
    setFault(null);
    call("delete_host", { host: ref, digest })
      .then(props.began)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      visible
      size="large"
      header={say("hosts-delete-of", { name: host.name })}
      closeAriaLabel={say("window-close")}
      onDismiss={props.close}
      footer={
        <ModalFooter>
          <Button variant="link" onClick={props.close}>
            {say("window-cancel")}
          </Button>
          <Approve deletes key={digest} disabled={!sure} busy={busy} approve={approve} id={testids.hostsDeleteApprove}>
            {say("hosts-delete-do")}
          </Approve>
        </ModalFooter>
      }
    >
      <SpaceBetween size="m">
        <Box>{say("hosts-delete-what")}</Box>
        {host.connections.length > 0 && (
          <Alert type="warning">
            {say("hosts-delete-connections", { names: host.connections.map(asShown).join(", ") })}
          </Alert>
        )}
        {host.usedBy.length > 0 && (
          <Alert type="warning">{say("hosts-delete-used", { names: host.usedBy.map(asShown).join(", ") })}</Alert>
        )}
        {shown && <FaultAlert fault={shown} />}
        {plan.loading ? (
          <Busy>{say("run-planning")}</Busy>
        ) : (
          plan.answer && (
            <div className="within" tabIndex={0} role="group" aria-label={say("window-plan")}>
              <PlanTable plan={plan.answer} />
            </div>
          )
        )}
        <FormField label={say("hosts-delete-name", { name: host.name })}>
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => detail.key === "Enter" && sure && !busy && approve()}
            data-testid={testids.hostsDeleteName}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
