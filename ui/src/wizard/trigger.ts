// The triggers that the window offers, as forms of those that the setup can say.
import type { Patterns, PullRequestEvent, Trigger } from "../ipc/generated";

/** Worded as `trigger-<preset>`. */
export const PRESETS = ["push", "branches", "pullRequests", "manual"] as const;

export type TriggerPreset = (typeof PRESETS)[number];

/** The trigger as a preset with its answers; null where it says more than a preset can, or nothing that this version knows. */
export type PresetTrigger =
  | { preset: "push" | "manual" }
  | { preset: "branches"; branches: Patterns }
  | { preset: "pullRequests"; branches: Patterns; events: PullRequestEvent[] };

export function presetOf(trigger: Trigger | undefined): PresetTrigger | null {
  switch (trigger?.on) {
    case "push":
    case "manual":
      return { preset: trigger.on };
    case "filters": {
      const [push, pull] = [trigger.push, trigger.pullRequests];
      if (push.length === 1 && pull.length === 0 && push[0]) return { preset: "branches", ...push[0] };
      if (push.length === 0 && pull.length === 1 && pull[0]) return { preset: "pullRequests", ...pull[0] };
      return null;
    }
    default:
      return null;
  }
}

export function triggerOf(trigger: PresetTrigger): Trigger {
  const { preset, ...filter } = trigger;
  switch (preset) {
    case "push":
    case "manual":
      return { on: preset };
    case "branches":
      return { on: "filters", push: [filter as { branches: Patterns }], pullRequests: [] };
    case "pullRequests":
      return {
        on: "filters",
        push: [],
        pullRequests: [filter as { branches: Patterns; events: PullRequestEvent[] }],
      };
  }
}

/** A preset with what a person would most likely write. */
export function begin(preset: TriggerPreset, branch: string): PresetTrigger {
  const branches: Patterns = { include: branch ? [branch] : [], exclude: [] };
  switch (preset) {
    case "push":
    case "manual":
      return { preset };
    case "branches":
      return { preset, branches };
    case "pullRequests":
      return { preset, branches, events: ["OPEN", "UPDATED"] };
  }
}
