import { useState } from "react";
import { useAnswer } from "../../ipc/use-answer";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { moment, span } from "../../words/time";
import { Logs } from "./log/logs";
import { CommitLink } from "./run-list";
import { RunMark } from "./run-mark";
import { commitOf, isOver, timesOf } from "./run-summary";
import { ShowError } from "./show-error";
import { Stages } from "./stages";

/** How often a run that isn't over is looked at anew, ms. */
const OFTEN = 5_000;

/** One of the pipeline's runs, as AWS knows it; to be looked at. */
export function PastRun(props: { setup: string; execution: string; practice: boolean }) {
  const { setup, execution } = props;
  const [every, setEvery] = useState<number | false>(OFTEN);
  const [errorWanted, setErrorWanted] = useState(0);
  const asked = useAnswer("run_report", { id: setup, execution }, { every });
  const report = asked.answer;
  const over = report !== null && isOver(report.run);
  if (over && every !== false) setEvery(false);
  const times = report === null ? null : timesOf(report.run);
  const { id } = commitOf(report?.run ?? { revision: null, revisionSummary: null });
  return (
    <div data-testid={testids.runPast} data-status={report?.run.status ?? "none"}>
      <SpaceBetween size="l">
        {asked.fault && <FaultAlert fault={asked.fault} retry={asked.again} />}
        {report === null && asked.loading && <Busy>{say("window-loading")}</Busy>}
        {report?.failure && (
          <FaultAlert fault={report.failure}>
            <ShowError fault={report.failure} show={() => setErrorWanted((times) => times + 1)} />
          </FaultAlert>
        )}
        {report && (
          <Container
            header={
              <Header
                variant="h2"
                actions={
                  <Button iconName="refresh" loading={asked.loading} onClick={asked.again}>
                    {say("runs-look-again")}
                  </Button>
                }
              >
                {say("runs-run", { id: execution.slice(0, 8) })} <RunMark status={report.run.status} />
              </Header>
            }
          >
            <SpaceBetween size="xs">
              {times && (
                <Box>
                  <time dateTime={times.startedAt}>{moment(times.startedAt)}</time>
                  {over && times.seconds !== null && `, ${say("run-took", { time: span(times.seconds) })}`}
                </Box>
              )}
              {report.run.trigger && <Box>{sayOf("run-trigger", report.run.trigger)}</Box>}
              {report.commitPage && <CommitLink page={report.commitPage} of={id} />}
            </SpaceBetween>
          </Container>
        )}
        {report && <Stages run={report.run} before={false} practice={props.practice} />}
        {report && report.builds.length > 0 && (
          <Logs
            setup={setup}
            builds={report.builds.map((one) => ({ ...one, failed: one.status === "Failed" }))}
            news={over ? 1 : 0}
            errorWanted={errorWanted}
          />
        )}
      </SpaceBetween>
    </div>
  );
}
