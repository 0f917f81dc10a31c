import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, SetupView } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Checkbox } from "../../kit/checkbox";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { Modal } from "../../kit/modal";
import { SpaceBetween } from "../../kit/space-between";
import { Approve } from "../../parts/approve";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { ModalFooter } from "../../parts/modal-footer";
import { PlanTable } from "../../parts/plan";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { HostChoice } from "./host-choice";
import { askedFirst, othersThatUse, outlivesStack, whyItStays } from "./plan-of-connection";

/** Takes everything down: the plan first, then the setup's name typed, so that nobody does it by accident. */
export function TearDown(props: { view: SetupView; began(job: JobSnapshot): void; close(): void }) {
  const { view } = props;
  const [connection, setConnection] = useState(false);
  const [host, setHost] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const planned = useAnswer("plan_tear_down", { id: view.id, connection, host: connection && host });
  const plan = planned.answer?.plan ?? null;
  const { name } = view.setup;
  const { account, region } = view.place;
  const there = useAnswer("connections", connection && account ? { account, region } : undefined);
  const shown = connection && !planned.loading ? plan : null;
  const stays = shown && whyItStays(shown);
  const others = shown ? othersThatUse(shown, there.answer ?? [], name) : [];
  const sure = typed.trim() === name && plan !== null && !planned.loading && planned.fault === null;
  const approve = (digest: string) => {
    setBusy(true);
    setFault(null);
    call("tear_down", { id: view.id, digest })
      .then((job) => {
        props.close();
        props.began(job);
      })
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      visible
      size="large"
      header={say("tear-down-title", { name })}
      closeAriaLabel={say("window-close")}
      onDismiss={props.close}
      footer={
        <ModalFooter>
          <Button variant="link" onClick={props.close}>
            {say("window-cancel")}
          </Button>
          <Approve
            deletes
            key={plan?.digest}
            disabled={!sure}
            busy={busy}
            approve={() => plan && approve(plan.digest)}
            id={testids.tearDownApprove}
          >
            {say("tear-down-do")}
          </Approve>
        </ModalFooter>
      }
    >
      <SpaceBetween size="m">
        <Box>{say("tear-down-what")}</Box>
        <Checkbox
          checked={connection}
          onChange={({ detail }) => setConnection(detail.checked)}
          description={say("tear-down-connection-what")}
          data-testid={testids.tearDownConnection}
        >
          {say("tear-down-connection")}
        </Checkbox>
        {planned.answer?.host && (
          <HostChoice host={planned.answer.host} connection={connection} checked={host} change={setHost} />
        )}
        <div role="status">
          {stays && <Alert type="info">{say(stays)}</Alert>}
          {others.length > 0 && (
            <Alert type="warning">{say("tear-down-connection-shared", { setups: others.join(", ") })}</Alert>
          )}
          {plan && outlivesStack(plan) && <Alert type="info">{say("tear-down-stays")}</Alert>}
        </div>
        {(fault ?? planned.fault) && <FaultAlert fault={(fault ?? planned.fault) as Fault} />}
        {planned.loading ? (
          <Busy>{say("run-planning")}</Busy>
        ) : (
          plan && (
            <div className="within" tabIndex={0} role="group" aria-label={say("window-plan")}>
              <PlanTable plan={askedFirst(plan)} />
            </div>
          )
        )}
        <FormField label={say("tear-down-name", { name })}>
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => detail.key === "Enter" && sure && !busy && plan && approve(plan.digest)}
            data-testid={testids.tearDownName}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
