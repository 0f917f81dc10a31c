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
import { useAnswer } from "../../parts/use-answer";
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
  const plan = useAnswer(() => call("plan_deployment", { id: props.id }), props.id);
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
  const toStep = refused?.code.startsWith("connection-")
    ? "connection"
    : refused?.code === "setup-has-problems"
      ? "review"
      : null;
  return (
    <Container
      header={
        <Header variant="h2" description={say("run-plan-what")}>
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
        {!plan.loading && !refused && plan.answer && (
          <Arrival>
            <SpaceBetween size="m">
              <div role="status">
                {say("run-plan-counts", {
                  count: plan.answer.items.length,
                  account: plan.answer.account,
                  region: plan.answer.region,
                })}
              </div>
              <PlanTable plan={plan.answer} />
              <SpaceBetween direction="horizontal" size="xs">
                {plan.answer.items.length === 0 && <Button onClick={props.newest}>{say("run-newest")}</Button>}
                <Button onClick={props.cancel}>{say("window-cancel")}</Button>
                {plan.answer.items.length > 0 && (
                  <Approve
                    key={plan.answer.digest}
                    busy={busy}
                    approve={() => plan.answer && approve(plan.answer.digest)}
                    id={testids.deployApprove}
                  >
                    {say("run-approve")}
                  </Approve>
                )}
              </SpaceBetween>
              {plan.answer.items.length > 0 && <Box variant="small">{say("run-approve-what")}</Box>}
            </SpaceBetween>
          </Arrival>
        )}
      </SpaceBetween>
    </Container>
  );
}
