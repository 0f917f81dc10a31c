// One pipeline and one build of a setup: what they say, where their problems stand, and how they are changed.
import type { Build, Pipeline, Setup } from "../ipc/generated";
import type { OpenSetup } from "./use-setup";

/** A part of a setup that stands in a list. */
export interface PartOfSetup<T> {
  value: T;
  index: number;
  /** The field of a member, as problems name it. */
  at(member: string): string;
  set(change: Partial<T>): void;
}

/** The pipeline that the wizard asks about; the main one where none is named. Null while the setup has none. */
export function pipelineOf(open: OpenSetup, index = 0): PartOfSetup<Pipeline> | null {
  return partOf(open, "pipelines", index);
}

/** The build that the wizard asks about; the first where none is named. Null while the setup has none. */
export function buildOf(open: OpenSetup, index = 0): PartOfSetup<Build> | null {
  return partOf(open, "builds", index);
}

/** The main pipeline of a setup that isn't being changed. */
export function mainPipeline(setup: Setup): Pipeline | undefined {
  return setup.pipelines[0];
}

function partOf<L extends "builds" | "pipelines">(open: OpenSetup, list: L, index: number) {
  type Part = Setup[L][number];
  const parts: Part[] = open.draft.setup[list];
  const value = parts[index];
  if (value === undefined) return null;
  return {
    value,
    index,
    at: (member: string) => `${list}.${index}.${member}`,
    set: (change: Partial<Part>) =>
      open.change({ [list]: parts.map((part, at) => (at === index ? { ...part, ...change } : part)) }),
  };
}
