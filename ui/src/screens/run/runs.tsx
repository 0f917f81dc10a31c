import type { RunView } from "../../ipc/generated";
import { stateOf } from "../../ipc/jobs";
import { Tabs } from "../../kit/tabs";
import { StepMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { Stages } from "./stages";

/** The runs of a job: of one pipeline its stages, of several one after choice. */
export function Runs(props: {
  runs: RunView[];
  /** Which of them. */
  shown: number;
  show(index: number): void;
  before: boolean;
  practice: boolean;
}) {
  const { runs, before, practice } = props;
  const [only] = runs;
  if (runs.length === 1 && only) return <Stages run={only} before={before} practice={practice} />;
  return (
    <Tabs
      data-testid={testids.runPipelines}
      ariaLabel={say("run-pipelines")}
      activeTabId={String(props.shown)}
      onChange={({ detail }) => props.show(Number(detail.activeTabId))}
      tabs={runs.map((run, index) => ({
        id: String(index),
        label: <StepMark state={stateOf(run)}>{run.pipeline}</StepMark>,
        content: <Stages run={run} before={before} practice={practice} />,
      }))}
    />
  );
}
