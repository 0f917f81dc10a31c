// What Next stops at: what is missing, and the fields where it is corrected.
import type { Problem, Step } from "../ipc/generated";
import { labelOf } from "./fields";
import { type Draft, type Need, hindering, hindrance } from "./steps";

export interface Stop {
  need: Need | "problems";
  /** The fields to be corrected, in the order in which the program names them. */
  fields: readonly string[];
}

/** The field at which each need is answered, as the page names it. */
const FIELD_OF: Record<Need, string> = {
  account: "account",
  region: "region",
  repository: "repository.text",
  provider: "repository.provider",
};

/** What keeps a person in a step; null where nothing does. */
export function stopAt(step: Step, draft: Draft, problems: readonly Problem[]): Stop | null {
  const need = hindrance(step, draft, problems);
  if (need === null) return null;
  return { need, fields: need === "problems" ? hindering(step, problems).map(({ field }) => field) : [FIELD_OF[need]] };
}

/** The fields that are named, each label once. */
export function fieldsOf(stop: Stop): string[] {
  const named = new Map<string, string>();
  for (const field of stop.fields) {
    const label = labelOf(field);
    if (label !== null && !named.has(label)) named.set(label, field);
  }
  return [...named.values()];
}
