// The steps of the wizard as a table: their order, which answers belong to them, and what they can't go on without.
import type { Term } from "../parts/info";
import type { SetupPlace, Problem, ProviderType, Setup, Step } from "../ipc/generated";
import { needsHost } from "../parts/provider";
import { type List, buildOfPipeline } from "./parts-of-setup";

/** Everything of a setup that a person changes. */
export interface Draft {
  setup: Setup;
  place: SetupPlace;
}

/** What a step waits for beside the problems of its fields. Worded as `steps-needs-<need>`. */
export type Need = "account" | "region" | "repository" | "provider";

interface Row {
  step: Step;
  /** Fields whose problems are this step's: a path matches the longest entry that it equals or continues. */
  fields: readonly string[];
  /** The list of the setup that it asks about one part at a time. */
  each?: List;
  /** Terms that its sentences use and no label of it explains. */
  terms: readonly Term[];
  needs?: (draft: Draft) => Need | null;
  /** Whether it is among the steps with this provider; always, where nothing is said. */
  when?: (provider: ProviderType | null) => boolean;
}

/** All steps, in their order. `stepsOf` gives those that a setup has. */
export const STEPS: readonly Row[] = [
  {
    step: "account",
    fields: [],
    terms: ["pipeline"],
    needs: ({ place }) => (place.account === null ? "account" : place.region === "" ? "region" : null),
  },
  {
    step: "repository",
    fields: ["name", "repository"],
    terms: ["pipeline", "stack"],
    needs: (draft) => (isTold(draft) ? null : "repository"),
  },
  {
    step: "provider",
    fields: ["repository.provider"],
    terms: [],
    needs: ({ setup }) => (setup.repository.provider === null ? "provider" : null),
  },
  { step: "host", fields: ["host", "network"], terms: ["host", "vpc", "subnet", "security-group"], when: needsHost },
  { step: "connection", fields: ["connection"], terms: [] },
  {
    step: "build",
    fields: ["builds", "pipelines.*.source", "pipelines.*.run"],
    each: "builds",
    terms: ["artifact", "build-project"],
  },
  { step: "triggers", fields: ["pipelines", "pipelines.*.trigger"], each: "pipelines", terms: ["pipeline"] },
  {
    step: "deploy",
    fields: ["pipelines.*.environments", "roles", "tags"],
    each: "pipelines",
    terms: ["artifact", "bucket", "stack"],
  },
  { step: "review", fields: [], terms: ["action", "artifact", "log-group", "change-set", "arn"] },
];

/** The steps with a provider, in their order. */
export function stepsOf(provider: ProviderType | null): Row[] {
  return STEPS.filter(({ when }) => when === undefined || when(provider));
}

/** Where the person is, who was at `step`: a step that a setup doesn't have any more gives way to the next one. */
export function currentStep(step: Step, provider: ProviderType | null): Step {
  return stepsOf(provider).find((row) => indexOf(row.step) >= indexOf(step))?.step ?? step;
}

/** A step's number among those with a provider, from 1, and how many there are. */
export function numberOf(step: Step, provider: ProviderType | null): { number: number; count: number } {
  const steps = stepsOf(provider);
  return { number: steps.filter((row) => indexOf(row.step) <= indexOf(step)).length, count: steps.length };
}

/** The step in which a field is answered. A field that no step names is shown at the review. */
export function stepOf(field: string): Step {
  const path = field.split(".");
  let best: { step: Step; length: number } = { step: "review", length: 0 };
  for (const { step, fields } of STEPS) {
    for (const entry of fields) {
      const parts = entry.split(".");
      const matches = parts.length <= path.length && parts.every((part, at) => part === "*" || part === path[at]);
      if (matches && parts.length > best.length) best = { step, length: parts.length };
    }
  }
  return best.step;
}

/** Where in the wizard a field is answered: the step, and the build or pipeline with which, where it stands with one. */
export interface StepPlace {
  step: Step;
  part?: number;
}

/** The place of a field in the wizard. */
export function placeOf(field: string, setup: Setup): StepPlace {
  const step = stepOf(field);
  const { each } = rowOf(step);
  const [list, index] = field.split(".");
  if (each === undefined || index === undefined) return { step };
  if (list === each) return { step, part: Number(index) };
  return list === "pipelines" ? { step, part: buildOfPipeline(setup, Number(index)) } : { step };
}

/** A step's row of the table. */
export function rowOf(step: Step): Row {
  return STEPS.find((row) => row.step === step) as Row;
}

/** The errors that keep a person in a step. */
export function hindering(step: Step, problems: readonly Problem[]): Problem[] {
  return problems.filter(({ field, severity }) => severity === "error" && stepOf(field) === step);
}

/** What keeps a person from going on: a need, or errors at fields. Warnings let pass. */
export function hindrance(step: Step, draft: Draft, problems: readonly Problem[]): Need | "problems" | null {
  const need = rowOf(step).needs?.(draft) ?? null;
  if (need !== null) return need;
  return hindering(step, problems).length > 0 ? "problems" : null;
}

/** Whether anything was told of the repository: then its fields are there, and what is missing is said at them. */
export function isTold({ setup, place }: Draft): boolean {
  return [setup.repository.name, setup.name, place.folder ?? ""].some((text) => text.trim() !== "");
}

/** The last step that can be reached: the first that isn't complete, or where the person was. */
export function reached(draft: Draft, problems: readonly Problem[]): Step {
  const { provider } = draft.setup.repository;
  const steps = stepsOf(provider);
  const current = currentStep(draft.place.step, provider);
  const open = steps.find(({ step }) => hindrance(step, draft, problems) !== null) ?? steps.at(-1);
  return open && indexOf(open.step) > indexOf(current) ? open.step : current;
}

/** A step's place in the order of all of them. */
export function indexOf(step: Step): number {
  return Math.max(
    0,
    STEPS.findIndex((row) => row.step === step),
  );
}

/** The step after or before another with a provider; the same at the ends. */
export function neighbour(step: Step, by: 1 | -1, provider: ProviderType | null): Step {
  const steps = stepsOf(provider);
  return steps[steps.findIndex((row) => row.step === step) + by]?.step ?? step;
}
