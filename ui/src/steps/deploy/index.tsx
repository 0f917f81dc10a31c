// What follows a successful build.
import type { Deploy } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { Tags } from "./tags";

const TARGETS: readonly Deploy["to"][] = ["nothing", "s3"];

export function DeployStep({ open, before }: StepProps) {
  const { setup } = open.draft;
  const [pipeline] = setup.pipelines;
  if (!pipeline) return null;
  const { deploy } = pipeline;
  const set = (next: Deploy) =>
    open.change({ pipelines: [{ ...pipeline, deploy: next }, ...setup.pipelines.slice(1)] });
  return (
    <SpaceBetween size="l">
      <Answer field="pipelines.0.deploy" problems={open.problems} deep label={say("deploy-label")} stretch>
        <Tiles
          data-testid={testids.deploy}
          columns={2}
          readOnly={open.readOnly}
          value={deploy.to}
          items={TARGETS.map((value) => ({
            value,
            label: say(`deploy-${value}`),
            description: say(`deploy-${value}-what`),
          }))}
          onChange={({ detail }) => set(detail.value === "s3" ? { to: "s3", approval: true } : { to: "nothing" })}
        />
      </Answer>
      {deploy.to === "s3" && (
        <Checkbox
          data-testid={testids.deployApproval}
          readOnly={open.readOnly}
          checked={deploy.approval}
          description={say("deploy-approval-what")}
          onChange={({ detail }) => set({ to: "s3", approval: detail.checked })}
        >
          {say("deploy-approval")}
        </Checkbox>
      )}
      <Tags open={open} before={before} />
    </SpaceBetween>
  );
}
