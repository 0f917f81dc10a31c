// What starts the pipeline.
import type { PullRequestEvent } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { FormField } from "../../kit/form-field";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { pipelineOf } from "../../wizard/part-editor";
import { PRESETS, type PresetTrigger, begin, presetOf, triggerOf } from "../../wizard/trigger";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { Patterns } from "./patterns";

const EVENTS: readonly PullRequestEvent[] = ["OPEN", "UPDATED", "CLOSED"];

export function TriggersStep({ open, part }: StepProps) {
  const pipeline = pipelineOf(open, part);
  if (!pipeline) return null;
  const trigger = presetOf(pipeline.value.trigger);
  const set = (next: PresetTrigger) => pipeline.set({ trigger: triggerOf(next) });
  const { branch } = open.draft.setup.repository;
  return (
    <SpaceBetween size="l">
      <Answer
        field={pipeline.at("trigger")}
        problems={open.problems}
        deep={trigger === null}
        label={say("trigger-label")}
        choice
        stretch
      >
        <Tiles
          data-testid={testids.trigger}
          columns={2}
          readOnly={open.readOnly}
          value={trigger?.preset ?? null}
          items={PRESETS.map((value) => ({
            value,
            label: say(`trigger-${value}`),
            description:
              value === "push" ? say("trigger-push-what", { branch: branch || "main" }) : say(`trigger-${value}-what`),
          }))}
          onChange={({ detail }) => {
            const preset = PRESETS.find((one) => one === detail.value);
            if (preset) set(begin(preset, branch));
          }}
        />
      </Answer>
      {trigger?.preset === "branches" && (
        <SpaceBetween size="l">
          <Patterns
            field={pipeline.at("trigger.push.0.branches.include")}
            label={say("trigger-include")}
            description={say("trigger-patterns-what")}
            open={open}
            patterns={trigger.branches.include}
            set={(include) => set({ ...trigger, branches: { ...trigger.branches, include } })}
            id={testids.triggerInclude}
          />
          <Patterns
            field={pipeline.at("trigger.push.0.branches.exclude")}
            label={say("trigger-exclude")}
            description={say("trigger-exclude-what")}
            open={open}
            patterns={trigger.branches.exclude}
            set={(exclude) => set({ ...trigger, branches: { ...trigger.branches, exclude } })}
            id={testids.triggerExclude}
          />
        </SpaceBetween>
      )}
      {trigger?.preset === "pullRequests" && (
        <SpaceBetween size="l">
          <Patterns
            field={pipeline.at("trigger.pullRequests.0.branches.include")}
            label={say("trigger-targets")}
            description={say("trigger-targets-what")}
            open={open}
            patterns={trigger.branches.include}
            set={(include) => set({ ...trigger, branches: { ...trigger.branches, include } })}
            id={testids.triggerInclude}
          />
          <FormField label={say("trigger-events")} description={say("trigger-events-what")}>
            <SpaceBetween size="xs" data-testid={testids.triggerEvents}>
              {EVENTS.map((event) => (
                <Checkbox
                  key={event}
                  readOnly={open.readOnly}
                  checked={trigger.events.includes(event)}
                  onChange={({ detail }) =>
                    set({
                      ...trigger,
                      events: EVENTS.filter((one) => (one === event ? detail.checked : trigger.events.includes(one))),
                    })
                  }
                >
                  {say(`trigger-event-${event}`)}
                </Checkbox>
              ))}
            </SpaceBetween>
          </FormField>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
