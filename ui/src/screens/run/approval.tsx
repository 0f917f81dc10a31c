import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, RunView } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Modal } from "../../kit/modal";
import { SpaceBetween } from "../../kit/space-between";
import { Textarea } from "../../kit/textarea";
import { Approve } from "../../parts/approve";
import { FaultAlert } from "../../parts/fault";
import { ModalFooter } from "../../parts/modal-footer";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** Answers a manual approval: yes or no, and why. */
export function Approval(props: {
  job: string;
  action: string;
  run: RunView | undefined;
  close(answer: JobSnapshot | null): void;
}) {
  const [comment, setComment] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const answer = (approve: boolean) => {
    setBusy(true);
    call("answer_approval", { job: props.job, action: props.action, approve, comment })
      .then(props.close)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      visible
      header={say("run-approval-title")}
      closeAriaLabel={say("window-close")}
      onDismiss={() => props.close(null)}
      footer={
        <ModalFooter>
          <Button variant="link" onClick={() => props.close(null)}>
            {say("window-cancel")}
          </Button>
          <Approve plain disabled={busy} approve={() => answer(false)} id={testids.approvalNo}>
            {say("run-approval-no")}
          </Approve>
          <Approve busy={busy} approve={() => answer(true)} id={testids.approvalYes}>
            {say("run-approval-yes")}
          </Approve>
        </ModalFooter>
      }
    >
      <SpaceBetween size="m">
        {props.run?.revision && (
          <Box>
            {say("run-approval-commit")} <code>{props.run.revision.slice(0, 8)}</code>{" "}
            <bdi>{props.run.revisionSummary}</bdi>
          </Box>
        )}
        <Box>{say("run-approval-answers")}</Box>
        <FormField label={say("run-approval-comment")} description={say("run-approval-comment-what")}>
          <Textarea
            value={comment}
            rows={3}
            data-testid={testids.approvalComment}
            onChange={({ detail }) => setComment(detail.value)}
          />
        </FormField>
        {fault && <FaultAlert fault={fault} />}
      </SpaceBetween>
    </Modal>
  );
}
