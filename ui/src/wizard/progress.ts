// How each step stands on the rail. A step is only done when a person saw it and nothing is missing in it.
import type { Problem, Step } from "../ipc/generated";
import { type Draft, currentStep, hindrance, indexOf, reached, stepOf, stepsOf } from "./steps";

/** `open`: seen, and something is missing in it; `ahead`: not seen yet; `closed`: others come first. */
export type Standing = "current" | "done" | "open" | "ahead" | "closed";

/** What the answers alone don't tell. */
export interface Known {
  /** The step that the person came to last, in the order. */
  farthest: Step;
  /** Whether a connection is chosen that AWS says is available, as far as it was asked. */
  connected: boolean;
  /** Whether a host is chosen that AWS says is available, as far as it was asked. */
  hosted: boolean;
  deployed: boolean;
}

/** The steps of the setup, each as it stands. */
export function standings(draft: Draft, problems: readonly Problem[], known: Known): [Step, Standing][] {
  const within = indexOf(reached(draft, problems));
  const { provider } = draft.setup.repository;
  const current = currentStep(draft.place.step, provider);
  const seen = known.deployed ? indexOf("review") : Math.max(indexOf(known.farthest), indexOf(current));
  const standing = (step: Step): Standing => {
    const at = indexOf(step);
    if (step === current) return "current";
    if (at > within) return "closed";
    // Nobody finishes a review: it is there to be read until it is deployed.
    if (at > seen || (step === "review" && !known.deployed)) return "ahead";
    return isComplete(step, draft, problems, known) ? "done" : "open";
  };
  return stepsOf(provider).map(({ step }) => [step, standing(step)]);
}

function isComplete(step: Step, draft: Draft, problems: readonly Problem[], known: Known): boolean {
  // They let pass whoever only wants the files.
  if (step === "connection" && !known.connected) return false;
  if (step === "host" && !known.hosted) return false;
  // Some errors let pass, since nobody can correct them there.
  const wrong = problems.some(({ field, severity }) => severity === "error" && stepOf(field) === step);
  return !wrong && hindrance(step, draft, problems) === null;
}
