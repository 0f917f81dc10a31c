// A CloudFormation stack: where its template is, what gives its parameters their values, and whether changes are shown
// before they are made.
import { Checkbox } from "../../../kit/checkbox";
import { Input } from "../../../kit/input";
import { RadioGroup } from "../../../kit/radio-group";
import { SpaceBetween } from "../../../kit/space-between";
import { Answer } from "../../../parts/answer";
import { testids } from "../../../testids";
import { say } from "../../../words/say";
import { type QuestionsProps, type Target, lastBuild } from "../target";

/** What `from` says for the repository's own files. */
const SOURCE = "source";

export const target: Target<"cloudFormation"> = {
  kind: "cloudFormation",
  place: 2,
  begin: (pipeline) => ({
    to: "cloudFormation",
    // Of a full clone only builds can read anything.
    from: pipeline.source.format === "clone" ? lastBuild(pipeline) : SOURCE,
    template: "",
    parameters: null,
    changeSet: true,
  }),
  questions: { members: ["from", "template", "parameters"], Questions },
};

function Questions({ open, pipeline, deployment, at, set }: QuestionsProps<"cloudFormation">) {
  const builds = [...new Set(pipeline.run.flat().map(({ build }) => build))];
  return (
    <SpaceBetween size="l">
      <Answer field={at("from")} problems={open.problems} label={say("deploy-cloudFormation-from")}>
        <RadioGroup
          data-testid={`${testids.deployField}-from`}
          ariaLabel={say("deploy-cloudFormation-from")}
          readOnly={open.readOnly}
          value={deployment.from}
          items={[
            { value: SOURCE, label: say("deploy-cloudFormation-from-source") },
            ...builds.map((build) => ({ value: build, label: say("deploy-cloudFormation-from-build", { build }) })),
          ]}
          onChange={({ detail }) => set({ ...deployment, from: detail.value })}
        />
      </Answer>
      <Answer
        field={at("template")}
        problems={open.problems}
        label={say("deploy-cloudFormation-template")}
        description={say("deploy-cloudFormation-template-what")}
      >
        <Input
          data-testid={`${testids.deployField}-template`}
          readOnly={open.readOnly}
          spellcheck={false}
          value={deployment.template}
          onChange={({ detail }) => set({ ...deployment, template: detail.value })}
        />
      </Answer>
      <Answer
        field={at("parameters")}
        problems={open.problems}
        label={say("deploy-cloudFormation-parameters")}
        description={say("deploy-cloudFormation-parameters-what")}
      >
        <Input
          data-testid={`${testids.deployField}-parameters`}
          readOnly={open.readOnly}
          spellcheck={false}
          value={deployment.parameters ?? ""}
          onChange={({ detail }) => set({ ...deployment, parameters: detail.value || null })}
        />
      </Answer>
      <Checkbox
        data-testid={`${testids.deployField}-changeSet`}
        readOnly={open.readOnly}
        checked={deployment.changeSet}
        description={say("deploy-cloudFormation-change-set-what")}
        onChange={({ detail }) => set({ ...deployment, changeSet: detail.checked })}
      >
        {say("deploy-cloudFormation-change-set")}
      </Checkbox>
    </SpaceBetween>
  );
}
