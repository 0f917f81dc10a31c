import { useMemo, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, FaultCode, JobEvent, JobSnapshot, SetupView } from "../../ipc/generated";
import { type Job, isLive } from "../../ipc/jobs";
import { kindOf, tookDown } from "../../jobs/kinds";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Address } from "../../parts/address";
import { FaultAlert } from "../../parts/fault";
import { ProviderPages } from "../../parts/provider-pages";
import { useResourceName } from "../../parts/resource-names";
import { JobMark } from "../../parts/state";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { FIRST } from "../../wizard/parts-of-setup";
import { say, sayCause, sayOf, stackWord } from "../../words/say";
import { clock } from "../../words/time";
import { Approval } from "./approval";
import { buildsOf } from "./builds-of";
import { FromNowOn } from "./from-now-on";
import { Logs } from "./log/logs";
import { NextSteps } from "./next-steps";
import { Phases } from "./phases";
import { Runs } from "./runs";
import { ShowError } from "./show-error";
import { StackResources } from "./stack-resources";
import { hasBuilds } from "./stages";

/** What the person looks at at the provider. */
const AT_PROVIDER: readonly FaultCode[] = ["source-not-found", "connection-in-error"];

/** A job with everything that it shows. */
export function JobView(props: {
  view: SetupView;
  job: Job & { snapshot: JobSnapshot };
  tell(snapshot: JobSnapshot): void;
  begin(snapshot: JobSnapshot): void;
  plan(): void;
  failed(fault: Fault): void;
  go(route: Route): void;
}) {
  const { job, tell, failed } = props;
  const { snapshot } = job;
  const [answering, setAnswering] = useState<string | null>(null);
  const running = isLive(snapshot);
  const { runs } = snapshot;
  const [pipeline, setPipeline] = useState(FIRST);
  const [errorWanted, setErrorWanted] = useState(0);
  const stages = runs.flatMap((run) => run.stages);
  const waiting = stages.flatMap((stage) => stage.actions).find((action) => action.awaitsApproval);
  const phase = snapshot.phases.find((one) => one.state === "running");
  // A retry that failed on its way to the run: what is known of a run is the one before.
  const before =
    snapshot.status === "failed" && snapshot.phases.some((one) => one.phase === "run" && one.state === "skipped");
  const practice = props.view.place.account?.kind === "practice";
  const played = practice && runs.some(hasBuilds);
  const newest = job.events.at(-1);
  const builds = useMemo(() => buildsOf(job.lines, runs), [job.lines, runs]);
  const { done } = kindOf(snapshot);
  const nameOf = useResourceName();
  const inWords = (facts: JobEvent["facts"]) => {
    const { id, type, status } = facts;
    if (typeof id !== "string" || typeof type !== "string" || typeof status !== "string") return facts;
    return { ...facts, id: nameOf({ id, resourceType: type }), status: `${stackWord(status)} (${status})` };
  };
  const act = (answer: Promise<JobSnapshot>) => void answer.then(tell).catch((thrown) => failed(faultOf(thrown)));

  const next = (
    <NextSteps
      view={props.view}
      pipeline={pipeline}
      job={snapshot}
      act={act}
      begin={props.begin}
      plan={props.plan}
      failed={failed}
      go={props.go}
    />
  );

  return (
    <SpaceBetween size="l">
      {running && newest?.code === "retrying" && (
        <div role="status">
          <Alert type="warning" header={sayOf("event", newest.code, newest.facts)}>
            {snapshot.fault && sayCause(snapshot.fault)}
          </Alert>
        </div>
      )}
      {snapshot.fault && !(running && newest?.code === "retrying") && (
        <FaultAlert fault={snapshot.fault} severity={snapshot.status === "failed" ? "error" : "warning"}>
          {!running && runs.some((run) => run.status === "InProgress") && <Box>{say("run-goes-on")}</Box>}
          {!running && played && <Box>{say("run-practice-played")}</Box>}
          <ShowError fault={snapshot.fault} show={() => setErrorWanted((times) => times + 1)} />
          {AT_PROVIDER.includes(snapshot.fault.code) && <ProviderPages pages={props.view.providerPages} />}
        </FaultAlert>
      )}
      {snapshot.status === "cancelled" && snapshot.stack && !tookDown(snapshot) && (
        <div role="status">
          <Alert type="warning" header={say("run-stopped")} data-testid={testids.runStopped}>
            {say("run-stopped-what")}
          </Alert>
        </div>
      )}
      {snapshot.status === "cancelled" && snapshot.kind === "run" && (
        <div role="status">
          <Alert type="info" header={say("run-unwatched")} data-testid={testids.runUnwatched}>
            {say("run-unwatched-what")}
          </Alert>
        </div>
      )}
      {snapshot.status === "succeeded" && done && (
        <div role="status">
          <Alert type="success" header={say(done)}>
            {tookDown(snapshot) ? (
              say("run-done-tearDown-what")
            ) : (
              <FromNowOn setup={props.view.setup} pipeline={pipeline} />
            )}
            {played && <Box>{say("run-practice-played")}</Box>}
          </Alert>
        </div>
      )}
      {/* What a person can do comes before what was done: it is in sight without scrolling. */}
      {waiting && (
        <Container header={<Header variant="h2">{say("run-approval-waits")}</Header>}>
          <SpaceBetween size="s">
            <Box>{say("run-approval-what", { action: waiting.name })}</Box>
            <Button variant="primary" onClick={() => setAnswering(waiting.name)} data-testid={testids.approvalOpen}>
              {say("run-approval-answer")}
            </Button>
          </SpaceBetween>
        </Container>
      )}
      {snapshot.status !== "running" && !waiting && next}
      <Container
        header={
          <Header
            variant="h2"
            actions={
              running && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button onClick={() => act(call("check_now", { job: snapshot.id }))}>{say("run-check")}</Button>
                  <Button onClick={() => act(call("cancel_job", { job: snapshot.id }))} data-testid={testids.runCancel}>
                    {say(`run-cancel-${snapshot.kind}`)}
                  </Button>
                </SpaceBetween>
              )
            }
          >
            {say(`home-job-${snapshot.kind}`)} <JobMark status={snapshot.status} />
          </Header>
        }
      >
        <Phases phases={snapshot.phases} status={snapshot.status} watching={snapshot.kind === "run"} />
        <div role="status" className="out-of-sight">
          {say(`home-job-${snapshot.kind}`)} {phase && say(`run-phase-${phase.phase}`)}{" "}
          {say(`window-job-${snapshot.status}`)}
        </div>
      </Container>
      {stages.length > 0 && (
        <Runs runs={runs} shown={pipeline} show={setPipeline} before={before} practice={practice} />
      )}
      {(builds.length > 0 || stages.length > 0) && (
        <Logs
          setup={props.view.id}
          builds={builds}
          news={snapshot.lastLine + (running ? 0 : 1)}
          kept={job.lines}
          errorWanted={errorWanted}
        />
      )}
      {snapshot.stack && (
        <ExpandableSection
          variant="container"
          headerText={say("run-stack", { name: snapshot.stack.name })}
          defaultExpanded={stages.length === 0}
        >
          <StackResources stack={snapshot.stack} over={!running && snapshot.status !== "cancelled"} />
        </ExpandableSection>
      )}
      {(runs.some((run) => run.address) || snapshot.stack?.address) && (
        <ExpandableSection variant="container" headerText={say("run-console")}>
          <SpaceBetween size="m">
            {runs.map(
              (run) =>
                run.address && (
                  <Address
                    key={run.pipeline}
                    address={run.address}
                    open={
                      runs.length > 1 ? say("run-open-named", { pipeline: run.pipeline }) : say("run-open-pipeline")
                    }
                  />
                ),
            )}
            {snapshot.stack?.address && <Address address={snapshot.stack.address} open={say("run-open-stack")} />}
          </SpaceBetween>
        </ExpandableSection>
      )}
      <ExpandableSection variant="container" headerText={say("run-events")} headerCounter={`(${job.events.length})`}>
        <ol className="events" data-testid={testids.runEvents} aria-label={say("run-events")} tabIndex={0}>
          {job.events.map((event) => (
            <li key={event.number}>
              <time dateTime={event.at}>{clock(event.at)}</time>
              <span>{sayOf("event", event.code, inWords(event.facts))}</span>
            </li>
          ))}
        </ol>
      </ExpandableSection>
      {/* What waits for an answer isn't taken down in passing. */}
      {waiting && next}
      {answering && (
        <Approval
          job={snapshot.id}
          action={answering}
          run={runs.find((run) => run.stages.some((stage) => stage.actions.some((one) => one.awaitsApproval)))}
          close={(answer) => {
            setAnswering(null);
            if (answer) tell(answer);
          }}
        />
      )}
    </SpaceBetween>
  );
}
