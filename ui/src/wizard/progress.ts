// How each step stands on the rail. A step is only done when a person saw it and nothing is missing in it.
import type { Problem, Step } from "../ipc/generated";
import { type Draft, STEPS, hindrance, indexOf, reached, stepOf } from "./steps";

/** `open`: seen, and something is missing in it; `ahead`: not seen yet; `closed`: others come first. */
export type Standing = "current" | "done" | "open" | "ahead" | "closed";

/** What the answers alone don't tell. */
export interface Known {
  /** The step that the person came to last, in the order. */
  farthest: Step;
  /** Whether a connection is chosen that AWS says is available, as far as it was asked. */
  connected: boolean;
  deployed: boolean;
}

export function standings(draft: Draft, problems: readonly Problem[], known: Known): Record<Step, Standing> {
  const within = indexOf(reached(draft, problems));
  const seen = known.deployed ? STEPS.length - 1 : Math.max(indexOf(known.farthest), indexOf(draft.place.step));
  const standing = (step: Step): Standing => {
    const at = indexOf(step);
    if (step === draft.place.step) return "current";
    if (at > within) return "closed";
    // Nobody finishes a review: it is there to be read until it is deployed.
    if (at > seen || (step === "review" && !known.deployed)) return "ahead";
    return isComplete(step, draft, problems, known) ? "done" : "open";
  };
  return Object.fromEntries(STEPS.map(({ step }) => [step, standing(step)])) as Record<Step, Standing>;
}

function isComplete(step: Step, draft: Draft, problems: readonly Problem[], known: Known): boolean {
  // It lets pass whoever only wants the files.
  if (step === "connection" && !known.connected) return false;
  // Some errors let pass, since nobody can correct them there.
  const wrong = problems.some(({ field, severity }) => severity === "error" && stepOf(field) === step);
  return !wrong && hindrance(step, draft, problems) === null;
}
