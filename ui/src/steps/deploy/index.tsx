// What follows a successful build.
import type { ReactNode } from "react";
import type { Environment } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { pipelineOf } from "../../wizard/part-editor";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { Roles } from "./roles";
import { Tags } from "./tags";
import type { Kind, QuestionsProps } from "./target";
import { TARGETS, targetOf } from "./targets";

type Choice = Kind | "nothing";

const CHOICES: readonly Choice[] = ["nothing", ...TARGETS.map(({ kind }) => kind)];

export function DeployStep({ open, part, before }: StepProps) {
  const pipeline = pipelineOf(open, part);
  if (!pipeline) return null;
  const environment = pipeline.value.environments[0];
  const deployment = environment?.deploy[0];
  // What only a newer version can make is none of the choices.
  const target = deployment && targetOf(deployment.to);
  const at = (member: string) => pipeline.at(`environments.0.deploy.0.${member}`);
  const shownBelow = target?.questions?.members.map(at) ?? [];
  const set = (...environments: Environment[]) => pipeline.set({ environments });
  const choose = (choice: string) => {
    const chosen = TARGETS.find(({ kind }) => kind === choice);
    // An approval first, until somebody finds it needless.
    set(...(chosen ? [{ name: "", approval: {}, deploy: [chosen.begin(pipeline.value)] }] : []));
  };
  return (
    <SpaceBetween size="l">
      <Answer
        field={pipeline.at("environments")}
        problems={open.problems.filter((problem) => !shownBelow.includes(problem.field))}
        deep
        label={say("deploy-label")}
        stretch
      >
        <Tiles
          data-testid={testids.deploy}
          columns={Math.min(CHOICES.length, 3)}
          readOnly={open.readOnly}
          value={environment ? (target?.kind ?? null) : "nothing"}
          items={CHOICES.map((value) => ({
            value,
            label: say(`deploy-${value}`),
            description: say(`deploy-${value}-what`),
          }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </Answer>
      {environment && deployment && target && (
        <>
          <Questions
            open={open}
            pipeline={pipeline.value}
            deployment={deployment}
            at={at}
            set={(next) => set({ ...environment, deploy: [next] })}
          />
          <Checkbox
            data-testid={testids.deployApproval}
            readOnly={open.readOnly}
            checked={environment.approval !== null}
            description={say("deploy-approval-what")}
            onChange={({ detail }) => set({ ...environment, approval: detail.checked ? {} : null })}
          >
            {say("deploy-approval")}
          </Checkbox>
        </>
      )}
      <Roles open={open} />
      <Tags open={open} before={before} />
    </SpaceBetween>
  );
}

function Questions<K extends Kind>(props: QuestionsProps<K>): ReactNode {
  const questions = targetOf<K>(props.deployment.to as K)?.questions;
  return questions && <questions.Questions {...props} />;
}
