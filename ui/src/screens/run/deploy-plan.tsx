import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Approve } from "../../parts/approve";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { PlanTable } from "../../parts/plan";
import { StandIn } from "../../parts/stand-in";
import { useAnswer } from "../../ipc/use-answer";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** The change set as a list, and the button that carries out exactly this. */
export function DeployPlan(props: {
  id: string;
  began(job: JobSnapshot): void;
  go(route: Route): void;
  newest(): void;
  cancel(): void;
}) {
  const plan = useAnswer("plan_deployment", { id: props.id });
  // Whoever leaves leaves nothing behind in the account; what was approved is at work by then, and stays. Should it fail,
  // the next plan does it.
  useEffect(() => () => void call("discard_plan", { id: props.id }).catch(() => {}), [props.id]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const approve = (digest: string) => {
    setBusy(true);
    setFault(null);
    call("deploy", { id: props.id, digest })
      .then(props.began)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  const refused = fault ?? plan.fault;
  const shown = plan.loading || refused ? null : plan.answer;
  const toStep = refused?.code.startsWith("connection-")
    ? "connection"
    : refused?.code === "setup-has-problems"
      ? "review"
      : refused?.code === "branch-not-found"
        ? "repository"
        : null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={shown && say("run-plan-what")}
          actions={!shown && <Button onClick={props.cancel}>{say("window-cancel")}</Button>}
        >
          {say("run-plan")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {refused && (
          <FaultAlert fault={refused} retry={plan.loading ? undefined : () => (setFault(null), plan.again())}>
            {toStep && (
              <Box margin={{ top: "xs" }}>
                <Button onClick={() => props.go({ screen: "wizard", setup: props.id, step: toStep })}>
                  {say("review-to-step", { step: say(`steps-${toStep}-name`) })}
                </Button>
              </Box>
            )}
          </FaultAlert>
        )}
        {plan.loading && <Busy>{say("run-planning")}</Busy>}
        {shown && (
          <Arrival>
            <div className="in-reach">
              <SpaceBetween size="m">
                <div role="status">
                  {say("run-plan-counts", {
                    count: shown.items.length,
                    account: shown.account,
                    region: shown.region,
                  })}
                </div>
                <StandIn id={props.id} />
                {shown.items.length > 0 && <PlanTable plan={shown} />}
                {shown.items.length > 0 && <Box variant="small">{say("run-approve-what")}</Box>}
              </SpaceBetween>
              <div className="in-reach-actions">
                <SpaceBetween direction="horizontal" size="xs">
                  {shown.items.length === 0 && <Button onClick={props.newest}>{say("run-newest")}</Button>}
                  <Button onClick={props.cancel}>{say("window-cancel")}</Button>
                  {shown.items.length > 0 && (
                    <Approve
                      key={shown.digest}
                      busy={busy}
                      approve={() => approve(shown.digest)}
                      id={testids.deployApprove}
                    >
                      {say("run-approve")}
                    </Approve>
                  )}
                </SpaceBetween>
              </div>
            </div>
          </Arrival>
        )}
      </SpaceBetween>
    </Container>
  );
}
