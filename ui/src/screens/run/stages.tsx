import type { ActionView, RunView } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Link } from "../../kit/link";
import { SpaceBetween } from "../../kit/space-between";
import { call } from "../../ipc/call";
import { JobMark, StepMark } from "../../parts/state";
import { summaryText } from "../../parts/summary";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { span } from "../../words/time";
import { commitOf, paragraph } from "./run-summary";

/** Whether a build of the run has begun. */
export const hasBuilds = (run: RunView) =>
  run.stages.some((stage) => stage.actions.some((action) => action.buildPhases.length > 0));

/** One run: its stages from top to bottom, their actions, and the phases of builds. */
export function Stages(props: { run: RunView; before: boolean; practice: boolean }) {
  const { run } = props;
  const played = props.practice && hasBuilds(run);
  const { id, line } = commitOf(run);
  const what = [id, line].filter(Boolean).join(" ");
  return (
    <Container
      header={
        <Header variant="h2" description={what || undefined}>
          {say(props.before ? "run-stages-before" : "run-stages")}
        </Header>
      }
    >
      <ol className="stages" data-testid={testids.runStages}>
        {run.stages.map((stage) => (
          <li key={stage.name} data-state={stage.state}>
            <h3>
              {stage.name}{" "}
              {stage.actions.some((action) => action.awaitsApproval) ? (
                <JobMark status="waitingForPerson" />
              ) : (
                <StepMark state={stage.state} />
              )}
            </h3>
            <ul>
              {stage.actions.map((action) => (
                <li key={action.name}>
                  <Action action={action} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {played ? (
        <Box variant="small" padding={{ top: "s" }}>
          <Box>{say("run-practice-played")}</Box>
          {say("run-practice-time")}
        </Box>
      ) : (
        run.statusSummary && (
          <Box variant="small" padding={{ top: "s" }}>
            {paragraph(run.statusSummary)}
          </Box>
        )
      )}
    </Container>
  );
}

function Action({ action }: { action: ActionView }) {
  const { address } = action;
  return (
    <SpaceBetween size="xxs">
      <div>
        <StepMark state={action.state}>{action.name}</StepMark> <small className="quiet">{action.provider}</small>
        {address && (
          <>
            {" "}
            <Link
              external
              externalIconAriaLabel={say("window-external")}
              onFollow={(event) => {
                event.preventDefault();
                void call("open_address", { address }).catch(() => undefined);
              }}
            >
              {say("run-action-page")}
            </Link>
          </>
        )}
      </div>
      {action.summary && !action.error?.startsWith(action.summary) && (
        <Box variant="small">{paragraph(summaryText(action.summary))}</Box>
      )}
      {action.error && <Box color="text-status-error">{paragraph(action.error)}</Box>}
      {action.buildPhases.length > 0 && (
        <div className="phases">
          {action.buildPhases.map((phase) => (
            <span key={phase.name} title={phase.message === null ? undefined : paragraph(phase.message)}>
              <StepMark state={phase.state}>{phase.name}</StepMark>
              {phase.seconds !== null && <small className="quiet"> {span(phase.seconds)}</small>}
            </span>
          ))}
        </div>
      )}
    </SpaceBetween>
  );
}
