import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, NextStep, Saved, SetupView } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { isLive } from "../../ipc/jobs";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { SavedAlert } from "../../parts/save-where";
import { ShareSetup } from "../../parts/share-setup";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { PracticePush } from "./practice-push";
import { TearDown } from "./tear-down";

const HERE: readonly NextStep[] = [
  "push",
  "retry",
  "continue",
  "startRun",
  "editSetup",
  "newConnection",
  "openConnectionPage",
  "changeAccount",
  "shareSetup",
  "tearDown",
];

/** What the person can do now: the program says what, this says how. */
export function NextSteps(props: {
  view: SetupView;
  job: JobSnapshot;
  act(answer: Promise<JobSnapshot>): void;
  begin(snapshot: JobSnapshot): void;
  plan(): void;
  failed(fault: Fault): void;
  go(route: Route): void;
}) {
  const { view, job, go, begin } = props;
  const [tearing, setTearing] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const can = (step: NextStep) => job.next.includes(step);
  const [starting, setStarting] = useState<NextStep | null>(null);
  const start = (step: NextStep, answer: Promise<JobSnapshot>) => {
    setStarting(step);
    void answer
      .then(begin)
      .catch((thrown) => props.failed(faultOf(thrown)))
      .finally(() => setStarting(null));
  };
  const wizard = (step?: "account" | "connection" | "review") => go({ screen: "wizard", setup: view.id, step });
  const practice = view.place.account?.kind === "practice";
  // The others have their place where they matter: the approval, the addresses.
  const gone = job.kind === "tearDown" && job.status === "succeeded";
  const tearable = !gone && (can("tearDown") || (view.deployed && !isLive(job)));
  if (!HERE.some(can) && !tearable) return null;

  return (
    <Container header={<Header variant="h2">{say("run-next")}</Header>}>
      <div data-testid={testids.runNext}>
        <SpaceBetween size="m">
          {can("push") &&
            (practice ? (
              <PracticePush view={view} job={job} begin={begin} failed={props.failed} />
            ) : (
              <Box>
                {say("run-next-push", { repository: view.setup.repository.name, branch: view.setup.repository.branch })}
              </Box>
            ))}
          <SpaceBetween direction="horizontal" size="xs">
            {can("retry") && (
              <Button
                variant="primary"
                loading={starting === "retry"}
                disabled={starting !== null}
                onClick={() => start("retry", call("retry_job", { job: job.id }))}
                data-testid={testids.runNextRetry}
              >
                {say("window-try-again")}
              </Button>
            )}
            {can("continue") && <Button onClick={() => wizard()}>{say("run-next-continue")}</Button>}
            {can("startRun") && (
              <Button
                loading={starting === "startRun"}
                disabled={starting !== null}
                onClick={() => start("startRun", call("start_run", { id: view.id }))}
                data-testid={testids.runNextStart}
              >
                {say("run-next-start")}
              </Button>
            )}
            {gone && <Button onClick={props.plan}>{say("run-next-again")}</Button>}
            {can("editSetup") && (
              <Button onClick={() => wizard()} data-testid={testids.runNextEdit}>
                {say(gone ? "run-to-wizard" : "run-next-edit")}
              </Button>
            )}
            {gone && <Button onClick={() => go({ screen: "home" })}>{say("run-next-home")}</Button>}
            {can("newConnection") && <Button onClick={() => wizard("connection")}>{say("run-next-connection")}</Button>}
            {can("openConnectionPage") && (
              <Button onClick={() => wizard("connection")}>
                {say("review-to-step", { step: say("steps-connection-name") })}
              </Button>
            )}
            {job.fault?.code === "access-denied" && (
              <Button onClick={() => wizard("review")}>
                {say("review-to-step", { step: say("steps-review-name") })}
              </Button>
            )}
            {can("changeAccount") && <Button onClick={() => wizard("account")}>{say("run-next-account")}</Button>}
            {can("shareSetup") && <ShareSetup id={view.id} name={view.setup.name} saved={setSaved} />}
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
