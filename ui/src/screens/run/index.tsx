// Run: the plan, the stack as it is made, the pipeline's run with its log, and what can be done next.
import { useCallback, useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, NextStep, SetupView } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { PracticeBanner } from "../../parts/practice-banner";
import { useAnswer } from "../../ipc/use-answer";
import { isLive } from "../../ipc/jobs";
import { newestOnRunScreen, tookDown } from "../../jobs/kinds";
import { useJob } from "../../jobs/use-job";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { ResourceNames } from "../../parts/resource-names";
import { DeployPlan } from "./deploy-plan";
import { JobView } from "./job-view";
import { PastRun } from "./past-run";
import { RunList } from "./run-list";

/** Runs that are listed below the newest one. */
const LATEST = 5;

type RunsRoute = Extract<Route, { screen: "run" }>["runs"];

export default function Run(props: { setup: string; plan: boolean; runs: RunsRoute; go(route: Route): void }) {
  const opened = useAnswer("open_setup", { id: props.setup });
  return (
    <>
      {opened.answer?.place.account?.kind === "practice" && <PracticeBanner />}
      <div className="frame-content">
        {opened.fault && <FaultAlert fault={opened.fault} retry={opened.again} />}
        {opened.answer ? (
          <ResourceNames setup={props.setup}>
            {props.runs === undefined ? (
              <Opened view={opened.answer} plan={props.plan} go={props.go} />
            ) : (
              // Another account has other runs.
              <OfPipeline
                key={JSON.stringify(opened.answer.place.account)}
                view={opened.answer}
                runs={props.runs}
                go={props.go}
              />
            )}
          </ResourceNames>
        ) : (
          opened.loading && <Busy>{say("window-loading")}</Busy>
        )}
      </div>
    </>
  );
}

/** The runs of a pipeline, or one of them. */
function OfPipeline(props: { view: SetupView; runs: Exclude<RunsRoute, undefined>; go(route: Route): void }) {
  const { view, runs, go } = props;
  const run = (more: Partial<Extract<Route, { screen: "run" }>>) => go({ screen: "run", setup: view.id, ...more });
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={view.setup.repository.name}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {runs !== "all" && (
              <Button onClick={() => run({ runs: "all" })} data-testid={testids.runsAll}>
                {say("runs-all")}
              </Button>
            )}
            <Button onClick={() => run({})}>{say("run-newest")}</Button>
          </SpaceBetween>
        }
      >
        {view.names.pipeline || view.setup.name}
      </Header>
      {runs === "all" ? (
        <RunList setup={view.id} open={(execution) => run({ runs: { execution } })} />
      ) : (
        <PastRun setup={view.id} execution={runs.execution} practice={view.place.account?.kind === "practice"} />
      )}
    </SpaceBetween>
  );
}

function Opened(props: { view: SetupView; plan: boolean; go(route: Route): void }) {
  const { view, go } = props;
  const { id } = view;
  const last = newestOnRunScreen(view.jobs);
  const [first] = useState(last?.id ?? null);
  const [jobId, setJobId] = useState(first);
  const [planning, setPlanning] = useState(
    props.plan ? last === null || !isLive(last) : last === null && !view.deployed,
  );
  const [fault, setFault] = useState<Fault | null>(null);
  // A pipeline that is there and that nobody watches: its newest run is what the person came to see.
  const unwatched = view.deployed && (last === null || (last.status === "succeeded" && !tookDown(last)));
  const [arriving, setArriving] = useState(unwatched);
  const [job, tell] = useJob(jobId);
  const snapshot = job.snapshot ?? (last?.id === jobId ? last : null);

  const begin = useCallback(
    (next: JobSnapshot) => {
      setFault(null);
      setPlanning(false);
      setJobId(next.id);
      tell(next);
    },
    [tell],
  );
  const newestRun = useCallback(
    () =>
      call("watch_run", { id })
        .then(begin)
        .catch((thrown) => {
          setArriving(false);
          setFault(faultOf(thrown));
        }),
    [begin, id],
  );
  useEffect(() => {
    if (unwatched && !planning) void newestRun();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the screen opens
  }, []);
  // What was read the last time isn't shown meanwhile: it would be exchanged under the person's hand.
  const known =
    snapshot !== null && (snapshot.status !== "running" || snapshot.runs.some((run) => run.status === "InProgress"));
  const arrived = known && snapshot.id !== first;
  useEffect(() => {
    if (arrived) setArriving(false);
  }, [arrived]);
  const gone = snapshot !== null && tookDown(snapshot);

  // Back to where the plan was asked for.
  const leave = () => {
    if ((props.plan && jobId === first) || (snapshot === null && !view.deployed)) go({ screen: "wizard", setup: id });
    else if (snapshot === null) void newestRun();
    else setPlanning(false);
  };
  const offers = (step: NextStep) => !planning && (snapshot?.next.includes(step) ?? false);
  const still = snapshot === null || !isLive(snapshot);

  return (
    <div data-testid={testids.run} data-status={snapshot?.status ?? "none"}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={view.setup.repository.name}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {!offers("editSetup") && (
                <Button onClick={() => go({ screen: "wizard", setup: id })}>{say("run-to-wizard")}</Button>
              )}
              <Button onClick={() => go({ screen: "files", setup: id })}>{say("run-to-files")}</Button>
              {view.deployed && !gone && !planning && (
                <Button onClick={() => go({ screen: "run", setup: id, runs: "all" })} data-testid={testids.runsAll}>
                  {say("runs-all")}
                </Button>
              )}
              {view.deployed && !gone && still && !planning && (
                <Button onClick={() => void newestRun()}>{say("run-newest")}</Button>
              )}
              {!planning && still && !offers("planDeployment") && (
                <Button onClick={() => setPlanning(true)} data-testid={testids.deployPlan}>
                  {say("run-plan-again")}
                </Button>
              )}
            </SpaceBetween>
          }
        >
          {view.names.pipeline || view.setup.name}
        </Header>
        {fault && <FaultAlert fault={fault} />}
        {job.fault && <FaultAlert fault={job.fault} />}
        {planning && <DeployPlan id={id} began={begin} go={go} newest={() => void newestRun()} cancel={leave} />}
        {arriving && !planning && <Busy>{say("window-loading")}</Busy>}
        {!arriving && !planning && snapshot && (
          <Arrival>
            <JobView
              view={view}
              job={{ ...job, snapshot }}
              tell={tell}
              begin={begin}
              plan={() => setPlanning(true)}
              failed={setFault}
              go={go}
            />
          </Arrival>
        )}
        {view.deployed && !planning && !gone && (
          <RunList
            setup={view.id}
            latest={LATEST}
            open={(execution) => go({ screen: "run", setup: id, runs: { execution } })}
          />
        )}
        {!arriving && !planning && !snapshot && !fault && <Box color="text-body-secondary">{say("run-nothing")}</Box>}
      </SpaceBetween>
    </div>
  );
}
