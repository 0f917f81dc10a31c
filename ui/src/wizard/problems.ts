// Which problem is shown at which field, and when: as soon as the field was touched, or Next was pressed.
import type { Problem } from "../ipc/generated";

/** The first problem at a field, or below it when `deep`. Errors come before warnings. */
export function problemAt(problems: readonly Problem[], field: string, deep = false): Problem | null {
  const here = problems.filter((one) => one.field === field || (deep && one.field.startsWith(`${field}.`)));
  return here.find((one) => one.severity === "error") ?? here[0] ?? null;
}

/** Problems by the line of the text that they name, from 1. */
export function problemsByLine(problems: readonly Problem[]): Map<number, Problem> {
  const lines = new Map<number, Problem>();
  for (const problem of problems) {
    const line = problem.facts["line"];
    if (typeof line !== "number") continue;
    if (lines.get(line)?.severity !== "error") lines.set(line, problem);
  }
  return lines;
}
