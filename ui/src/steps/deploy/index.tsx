// What follows a successful build.
import type { Deployment, Environment, Pipeline } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { pipelineOf } from "../../wizard/part-editor";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { Tags } from "./tags";

type Choice = Deployment["to"] | "nothing";

const CHOICES: readonly Choice[] = ["nothing", "s3"];

export function DeployStep({ open, part, before }: StepProps) {
  const pipeline = pipelineOf(open, part);
  if (!pipeline) return null;
  const environment = pipeline.value.environments[0];
  const chosen: Choice | undefined = environment ? environment.deploy[0]?.to : "nothing";
  const set = (...environments: Environment[]) => pipeline.set({ environments });
  return (
    <SpaceBetween size="l">
      <Answer field={pipeline.at("environments")} problems={open.problems} deep label={say("deploy-label")} stretch>
        <Tiles
          data-testid={testids.deploy}
          columns={2}
          readOnly={open.readOnly}
          value={CHOICES.find((one) => one === chosen) ?? null}
          items={CHOICES.map((value) => ({
            value,
            label: say(`deploy-${value}`),
            description: say(`deploy-${value}-what`),
          }))}
          onChange={({ detail }) =>
            set(
              ...begin(
                CHOICES.find((one) => one === detail.value),
                pipeline.value,
              ),
            )
          }
        />
      </Answer>
      {environment && chosen === "s3" && (
        <Checkbox
          data-testid={testids.deployApproval}
          readOnly={open.readOnly}
          checked={environment.approval !== null}
          description={say("deploy-approval-what")}
          onChange={({ detail }) => set({ ...environment, approval: detail.checked ? {} : null })}
        >
          {say("deploy-approval")}
        </Checkbox>
      )}
      <Tags open={open} before={before} />
    </SpaceBetween>
  );
}

/** What a person would most likely want: an approval first, and the files of the last build. */
function begin(choice: Choice | undefined, pipeline: Pipeline): Environment[] {
  const from = pipeline.run.flat().at(-1)?.build ?? "";
  switch (choice) {
    case undefined:
    case "nothing":
      return [];
    case "s3":
      return [{ name: "", approval: {}, deploy: [{ to: "s3", from }] }];
  }
}
