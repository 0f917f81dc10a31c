// What starts the pipeline.
import type { Pipeline, PullRequestEvent, Trigger } from "../../ipc/generated";
import { Checkbox } from "../../kit/checkbox";
import { FormField } from "../../kit/form-field";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { Patterns } from "./patterns";

const KINDS: readonly Trigger["on"][] = ["push", "branches", "pullRequests", "manual"];
const EVENTS: readonly PullRequestEvent[] = ["OPEN", "UPDATED", "CLOSED"];

/** A trigger of another kind, with what a person would most likely write. */
function begin(kind: Trigger["on"], branch: string): Trigger {
  switch (kind) {
    case "push":
    case "manual":
      return { on: kind };
    case "branches":
      return { on: kind, include: branch ? [branch] : [], exclude: [] };
    case "pullRequests":
      return { on: kind, branches: branch ? [branch] : [], events: ["OPEN", "UPDATED"] };
  }
}

export function TriggersStep({ open }: StepProps) {
  const { setup } = open.draft;
  const [pipeline] = setup.pipelines;
  if (!pipeline) return null;
  const { trigger } = pipeline;
  const set = (next: Trigger) =>
    open.change({ pipelines: [{ ...pipeline, trigger: next } satisfies Pipeline, ...setup.pipelines.slice(1)] });
  const { branch } = setup.repository;
  return (
    <SpaceBetween size="l">
      <Answer field="pipelines.0.trigger" problems={open.problems} label={say("trigger-label")} stretch>
        <Tiles
          data-testid={testids.trigger}
          columns={2}
          readOnly={open.readOnly}
          value={trigger.on}
          items={KINDS.map((value) => ({
            value,
            label: say(`trigger-${value}`),
            description:
              value === "push" ? say("trigger-push-what", { branch: branch || "main" }) : say(`trigger-${value}-what`),
          }))}
          onChange={({ detail }) => {
            const kind = KINDS.find((one) => one === detail.value);
            if (kind) set(begin(kind, branch));
          }}
        />
      </Answer>
      {trigger.on === "branches" && (
        <SpaceBetween size="l">
          <Patterns
            field="pipelines.0.trigger.include"
            label={say("trigger-include")}
            description={say("trigger-patterns-what")}
            open={open}
            patterns={trigger.include}
            set={(include) => set({ ...trigger, include })}
            id={testids.triggerInclude}
          />
          <Patterns
            field="pipelines.0.trigger.exclude"
            label={say("trigger-exclude")}
            description={say("trigger-exclude-what")}
            open={open}
            patterns={trigger.exclude}
            set={(exclude) => set({ ...trigger, exclude })}
            id={testids.triggerExclude}
          />
        </SpaceBetween>
      )}
      {trigger.on === "pullRequests" && (
        <SpaceBetween size="l">
          <Patterns
            field="pipelines.0.trigger.branches"
            label={say("trigger-targets")}
            description={say("trigger-targets-what")}
            open={open}
            patterns={trigger.branches}
            set={(branches) => set({ ...trigger, branches })}
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
