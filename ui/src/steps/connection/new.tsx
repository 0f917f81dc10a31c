import { call } from "../../ipc/call";
import type { ConnectionView, JobSnapshot } from "../../ipc/generated";
import { usePlan } from "../../ipc/use-plan";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { Answer } from "../../parts/answer";
import { Approve } from "../../parts/approve";
import { Arrival } from "../../parts/arrival";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { PlanTable } from "../../parts/plan";
import { StatusIndicator } from "../../kit/status-indicator";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";

/** A new connection, or one that waits for its authorization: its name, what would happen, and then the browser. */
export function NewConnection(props: {
  open: OpenSetup;
  /** The connection that the setup uses. */
  chosen: ConnectionView | null;
  /** Whether `chosen` is the one that is to be authorized; else another one is created. */
  finish?: boolean;
  /** Names that the account's connections to this provider have. */
  names: readonly string[];
  /** Whether this is what to do next. */
  leads: boolean;
  began(job: JobSnapshot): void;
}) {
  const { open, chosen } = props;
  const pending = props.finish ? chosen : null;
  const { name } = open.draft.setup.connection;
  const problem = problemAt(open.problems, "connection.name");
  const same = name === chosen?.name;
  const hint = same
    ? say("connection-name-other")
    : props.names.includes(name) && <StatusIndicator type="warning">{say("connection-name-taken")}</StatusIndicator>;
  const { plan, setPlan, busy, fault, work } = usePlan();
  const look = () =>
    work(
      open
        .flush()
        .then(() => call("plan_connection", { id: open.id }))
        .then(setPlan),
    );
  const approve = (digest: string) => work(call("connect", { id: open.id, digest }).then(props.began));
  const ready = pending !== null || !(same || problem?.severity === "error");
  const creates = plan?.items.some((item) => item.change === "add") ?? false;

  const Look = props.leads ? LeadingButton : Button;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            pending
              ? say("connection-finish-what")
              : chosen?.status === "AVAILABLE"
                ? say("connection-new-instead", { name: chosen.name })
                : say("connection-new-what")
          }
        >
          {pending ? say("connection-finish", { name: pending.name }) : say("connection-new")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {!pending && (
          <Answer
            field="connection.name"
            problems={open.problems}
            label={say("connection-name")}
            description={say("connection-name-what")}
            hint={problem === null && hint}
          >
            <Input
              value={name}
              spellcheck={false}
              disabled={open.readOnly}
              data-testid={testids.connectionName}
              onChange={({ detail }) => {
                setPlan(null);
                open.change({ connection: { ...open.draft.setup.connection, name: detail.value } });
              }}
              onKeyDown={({ detail }) => detail.key === "Enter" && ready && !busy && plan === null && look()}
            />
          </Answer>
        )}
        {fault && <FaultAlert fault={fault} />}
        {plan === null ? (
          <Look loading={busy} disabled={!ready} onClick={look} data-testid={testids.connectionPlan}>
            {say(pending ? "connection-plan-finish" : "connection-plan")}
          </Look>
        ) : (
          <Arrival>
            <SpaceBetween size="s">
              <div role="status">{say("connection-plan-shown", { account: plan.account, region: plan.region })}</div>
              <PlanTable plan={plan} />
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setPlan(null)}>{say("window-cancel")}</Button>
                <Approve
                  key={plan.digest}
                  busy={busy}
                  approve={() => approve(plan.digest)}
                  id={testids.connectionCreate}
                >
                  {say(creates ? "connection-create" : "connection-authorize")}
                </Approve>
              </SpaceBetween>
            </SpaceBetween>
          </Arrival>
        )}
      </SpaceBetween>
    </Container>
  );
}
