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
import { connectionFirst, othersThatUse, outlivesStack, whyItStays } from "./plan-of-connection";

/** Takes everything down: the plan first, then the setup's name typed, so that nobody does it by accident. */
export function TearDown(props: { view: SetupView; began(job: JobSnapshot): void; close(): void }) {
  const { view } = props;
  const [connection, setConnection] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const plan = useAnswer("plan_tear_down", { id: view.id, connection });
  const { name } = view.setup;
  const { account, region } = view.place;
  const there = useAnswer("connections", connection && account ? { account, region } : undefined);
  const shown = connection && !plan.loading ? plan.answer : null;
  const stays = shown && whyItStays(shown);
  const others = shown ? othersThatUse(shown, there.answer ?? [], name) : [];
  const sure = typed.trim() === name && plan.answer !== null && !plan.loading && plan.fault === null;
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
            key={plan.answer?.digest}
            disabled={!sure}
            busy={busy}
            approve={() => plan.answer && approve(plan.answer.digest)}
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
        <div role="status">
          {stays && <Alert type="info">{say(stays)}</Alert>}
          {others.length > 0 && (
            <Alert type="warning">{say("tear-down-connection-shared", { setups: others.join(", ") })}</Alert>
          )}
          {plan.answer && outlivesStack(plan.answer) && <Alert type="info">{say("tear-down-stays")}</Alert>}
        </div>
        {(fault ?? plan.fault) && <FaultAlert fault={(fault ?? plan.fault) as Fault} />}
        {plan.loading ? (
          <Busy>{say("run-planning")}</Busy>
        ) : (
          plan.answer && (
            <div className="within" tabIndex={0} role="group" aria-label={say("window-plan")}>
              <PlanTable plan={connectionFirst(plan.answer)} />
            </div>
          )
        )}
        <FormField label={say("tear-down-name", { name })}>
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) =>
              detail.key === "Enter" && sure && !busy && plan.answer && approve(plan.answer.digest)
            }
            data-testid={testids.tearDownName}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
