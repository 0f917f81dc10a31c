import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, NextStep, SavedFiles, SetupView, Step } from "../../ipc/generated";
import { isLive, stateOf } from "../../ipc/jobs";
import { tookDown } from "../../jobs/kinds";
import { Box } from "../../kit/box";
import { Button, type ButtonProps } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { answerToMend } from "../../parts/remedy";
import { useCopies } from "../../parts/resource-names";
import { SavedAlert } from "../../parts/save-where";
import { ShareSetup } from "../../parts/share-setup";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { buildOfPipeline } from "../../wizard/parts-of-setup";
import { say } from "../../words/say";
import { Push } from "./push";
import { TearDown } from "./tear-down";

/** What the person can do now: the program says what, this says how. */
export function NextSteps(props: {
  view: SetupView;
  /** Which of the setup's pipelines is shown. */
  pipeline: number;
  job: JobSnapshot;
  act(answer: Promise<JobSnapshot>): void;
  begin(snapshot: JobSnapshot): void;
  plan(): void;
  failed(fault: Fault): void;
  go(route: Route): void;
}) {
  const { view, job, go, begin } = props;
  const [tearing, setTearing] = useState(false);
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const [starting, setStarting] = useState<NextStep | null>(null);
  const start = (step: NextStep, answer: Promise<JobSnapshot>) => {
    setStarting(step);
    void answer
      .then(begin)
      .catch((thrown) => props.failed(faultOf(thrown)))
      .finally(() => setStarting(null));
  };
  const gone = tookDown(job);
  const unwatched = job.status === "cancelled" && job.kind === "run";
  // A deployment that waits for an approval is stopped first: its stack is one job's at a time.
  const free = !isLive(job) || (job.status === "waitingForPerson" && job.kind === "run");
  const copies = useCopies();
  const succeeded = !gone && job.status === "succeeded" && job.runs.length > 0;
  const wizard = (step?: Step, part?: number, field?: string) =>
    go({ screen: "wizard", setup: view.id, step, part, field });
  const mend = (fault: Fault) => {
    const failed = job.runs.findIndex((run) => stateOf(run) === "failed");
    const build = buildOfPipeline(view.setup, failed);
    const { step, field } = answerToMend(fault, build);
    wizard(step, step === "build" ? build : undefined, field);
  };
  const toStep = (step: "host" | "connection" | "review") => say("review-to-step", { step: say(`steps-${step}-name`) });
  const begins = (step: "retry" | "startRun") => ({ loading: starting === step, disabled: starting !== null });

  // The others have their place where they matter: the approval, the addresses.
  const how: Partial<Record<NextStep, ButtonProps & { "data-testid"?: string }>> = {
    retry: {
      ...begins("retry"),
      children: say(unwatched ? "run-next-watch" : "window-try-again"),
      onClick: () => start("retry", call("retry_job", { job: job.id })),
      "data-testid": testids.runNextRetry,
    },
    continue: { children: say("run-next-continue"), onClick: () => wizard() },
    startRun: {
      ...begins("startRun"),
      children: say("run-next-start"),
      onClick: () => start("startRun", call("start_run", { id: view.id })),
      "data-testid": testids.runNextStart,
    },
    planDeployment: { children: say("run-next-plan"), onClick: props.plan },
    editSetup: {
      children: say(gone ? "run-to-wizard" : "run-next-edit"),
      onClick: () => (job.fault === null ? wizard() : mend(job.fault)),
      "data-testid": testids.runNextEdit,
    },
    editHost: { children: toStep("host"), onClick: () => wizard("host") },
    newConnection: { children: say("run-next-connection"), onClick: () => wizard("connection") },
    openConnectionPage: { children: toStep("connection"), onClick: () => wizard("connection") },
    changeAccount: { children: say("run-next-account"), onClick: () => wizard("account") },
  };
  const buttons = job.next.flatMap((step) => (how[step] ? [{ step, ...how[step] }] : []));
  const pushes = job.next.includes("push");
  const shares = job.next.includes("shareSetup");
  const tearable = job.next.includes("tearDown") || (!gone && view.deployed && free);
  if (buttons.length === 0 && !pushes && !shares && !tearable) return null;

  return (
    <Container header={<Header variant="h2">{say("run-next")}</Header>}>
      <div data-testid={testids.runNext}>
        <SpaceBetween size="m">
          {pushes && (
            <Push view={view} pipeline={props.pipeline} job={job} begin={begin} failed={props.failed} go={go} />
          )}
          {succeeded && copies.map((bucket) => <Box key={bucket}>{say("run-next-copies", { bucket })}</Box>)}
          {succeeded && view.place.account?.kind === "practice" && (
            <Box>
              {say("run-next-real")}{" "}
              <Button variant="inline-link" onClick={() => wizard("account")}>
                {say("run-next-account")}
              </Button>
            </Box>
          )}
          <SpaceBetween direction="horizontal" size="xs">
            {buttons.map(({ step, ...button }, at) => (
              // The likeliest comes first; where the person was successful, nothing is pressing.
              <Button key={step} variant={at === 0 && job.status === "failed" ? "primary" : "normal"} {...button} />
            ))}
            {gone && <Button onClick={() => go({ screen: "home" })}>{say("run-next-home")}</Button>}
            {job.fault?.code === "access-denied" && (
              <Button onClick={() => wizard("review")}>{toStep("review")}</Button>
            )}
            {shares && <ShareSetup id={view.id} name={view.setup.name} saved={setSaved} />}
            {tearable && (
              <Button onClick={() => setTearing(true)} data-testid={testids.tearDownOpen}>
                {say("run-next-tear-down")}
              </Button>
            )}
          </SpaceBetween>
          {saved && <SavedAlert saved={saved} dismiss={() => setSaved(null)} />}
        </SpaceBetween>
      </div>
      {tearing && <TearDown view={view} began={begin} close={() => setTearing(false)} />}
    </Container>
  );
}
