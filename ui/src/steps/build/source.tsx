import type { SourceFormat } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { NamedProblem } from "../../parts/problems";
import { testids } from "../../testids";
import { pipelineOf } from "../../wizard/part-editor";
import { nameOf } from "../../wizard/parts-of-setup";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";

const FORMATS: readonly SourceFormat[] = ["zip", "clone"];

/** How the source reaches the builds of one pipeline, and what is wrong with their order. */
export function Source({ open, part }: { open: OpenSetup; part: number }) {
  const pipeline = pipelineOf(open, part);
  if (!pipeline) return null;
  const { setup } = open.draft;
  const { source } = pipeline.value;
  const wrong = problemAt(open.problems, pipeline.at("run"), true);
  const title =
    setup.pipelines.length > 1
      ? say("build-artifact-of", { pipeline: nameOf(setup, "pipelines", part) })
      : say("build-artifact");
  return (
    <SpaceBetween size="xs">
      {wrong && (
        <Box color="text-status-error">
          <NamedProblem problem={wrong} setup={setup} />
        </Box>
      )}
      <ExpandableSection
        headerText={title}
        defaultExpanded={source.format !== "zip"}
        headerDescription={say("build-artifact-question")}
      >
        <Answer field={pipeline.at("source")} problems={open.problems} deep label={title} stretch>
          <Tiles
            data-testid={testids.buildArtifact}
            columns={2}
            value={source.format}
            readOnly={open.readOnly}
            items={FORMATS.map((value) => ({
              value,
              label: say(`build-artifact-${value}`),
              description: <Box color="inherit">{say(`build-artifact-${value}-what`)}</Box>,
            }))}
            onChange={({ detail }) =>
              pipeline.set({ source: { ...source, format: detail.value === "clone" ? "clone" : "zip" } })
            }
          />
        </Answer>
      </ExpandableSection>
    </SpaceBetween>
  );
}
