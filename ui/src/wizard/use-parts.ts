// Which build or pipeline the steps ask about. Those that ask about the same list go on with the same one.
import { useState } from "react";
import type { Setup, Step } from "../ipc/generated";
import { FIRST, type List } from "./parts-of-setup";
import { rowOf } from "./steps";

export type Parts = Partial<Record<List, number>>;

/** The part that a step asks about. One that the setup doesn't hold any more gives way to the first. */
export function partOf(parts: Parts, step: Step, setup: Setup): number {
  const { each } = rowOf(step);
  const part = each === undefined ? FIRST : (parts[each] ?? FIRST);
  return each !== undefined && part < setup[each].length ? part : FIRST;
}

/** The same parts, but that of this step's list. */
export function turned(parts: Parts, step: Step, part: number): Parts {
  const { each } = rowOf(step);
  return each === undefined ? parts : { ...parts, [each]: part };
}

/** The part of each step, and how to turn a step to another. It begins at `step` with `part`, where one is given. */
export function useParts(
  setup: Setup,
  step: Step,
  part: number | undefined,
): [(step: Step) => number, (step: Step, part: number | undefined) => void] {
  const [parts, setParts] = useState<Parts>(() => (part === undefined ? {} : turned({}, step, part)));
  return [
    (of) => partOf(parts, of, setup),
    (of, to) => {
      if (to !== undefined) setParts((known) => turned(known, of, to));
    },
  ];
}
