// Practice: the world of the practice account. Push, open a pull request, let things go wrong, move the clock.
import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, PracticeResource, PracticeWorld } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { Modal } from "../../kit/modal";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { Approve } from "../../parts/approve";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { ModalFooter } from "../../parts/modal-footer";
import { ConnectionMark, StackMark } from "../../parts/state";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { moment } from "../../words/time";
import { Clock } from "./clock";
import { Faults } from "./faults";
import { Messages } from "./messages";
import { Repositories } from "./repositories";

/** A resource's status, in the words that the rest of the window has for it. */
function Status({ of }: { of: PracticeResource }) {
  if (of.resourceType === "AWS::CloudFormation::Stack") return <StackMark status={of.status} />;
  if (of.resourceType.endsWith("::Connection")) return <ConnectionMark status={of.status} />;
  if (of.status === "NOT_IMITATED") return say("practice-not-imitated");
  return of.status;
}

export default function Practice() {
  const world = useAnswer("practice_world", null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const act = (answer: Promise<PracticeWorld>, what: string) => {
    setFault(null);
    setDone(null);
    answer.then(() => setDone(what)).catch((thrown) => setFault(faultOf(thrown)));
  };
  const reset = () => {
    setAsking(false);
    act(call("practice_reset"), say("practice-reset-done"));
  };
  return (
    <div className="frame-content">
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={say("practice-subtitle")}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button iconName="refresh" ariaLabel={say("practice-again")} onClick={world.again} />
              <Button onClick={() => setAsking(true)} data-testid={testids.practiceReset}>
                {say("practice-reset")}
              </Button>
            </SpaceBetween>
          }
        >
          {say("practice-title")}
        </Header>
        {(fault ?? world.fault) && (
          <FaultAlert fault={(fault ?? world.fault) as Fault} retry={() => (setFault(null), world.again())} />
        )}
        <div role="status">
          {done && (
            <Alert type="success" dismissible dismissAriaLabel={say("window-close")} onDismiss={() => setDone(null)}>
              {done}
            </Alert>
          )}
        </div>
        {world.answer === null && world.loading && <Busy>{say("practice-loading")}</Busy>}
        {world.answer && (
          <SpaceBetween size="l">
            <KeyValuePairs
              columns={3}
              items={[
                { label: say("practice-account"), value: world.answer.account },
                { label: say("practice-now"), value: moment(world.answer.now) },
                { label: say("practice-endpoint"), value: <code>{world.answer.endpoint}</code> },
              ]}
            />
            <Repositories world={world.answer} act={act} />
            <Clock world={world.answer} act={act} />
            <Faults world={world.answer} act={act} />
            <Messages world={world.answer} act={act} />
            <Table
              wrapLines
              ariaLabels={{ tableLabel: say("practice-resources") }}
              header={
                <Header variant="h2" counter={`(${world.answer.resources.length})`}>
                  {say("practice-resources")}
                </Header>
              }
              items={world.answer.resources}
              empty={<Box textAlign="center">{say("practice-resources-none")}</Box>}
              columnDefinitions={[
                { id: "name", header: say("practice-resource"), isRowHeader: true, cell: (one) => one.name },
                { id: "type", header: say("practice-resource-type"), cell: (one) => one.resourceType },
                { id: "status", header: say("practice-resource-status"), cell: (one) => <Status of={one} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
      {asking && (
        <Modal
          visible
          header={say("practice-reset-title")}
          closeAriaLabel={say("window-close")}
          onDismiss={() => setAsking(false)}
          footer={
            <ModalFooter>
              <Button variant="link" onClick={() => setAsking(false)}>
                {say("window-cancel")}
              </Button>
              <Approve deletes approve={reset} id={testids.practiceResetConfirm}>
                {say("practice-reset")}
              </Approve>
            </ModalFooter>
          }
        >
          {say("practice-reset-what")}
        </Modal>
      )}
    </div>
  );
}
