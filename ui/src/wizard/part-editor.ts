// One pipeline or build of an opened setup: what it says, where its problems stand, and how it is changed.
import type { Build, Pipeline, Setup } from "../ipc/generated";
import type { List } from "./parts-of-setup";
import type { OpenSetup } from "./use-setup";

/** A part of a setup that stands in a list. */
export interface PartOfSetup<T> {
  value: T;
  index: number;
  /** The field of a member, as problems name it. */
  at(member: string): string;
  set(change: Partial<T>): void;
}

/** A pipeline that the wizard asks about; null where the setup has none there. */
export function pipelineOf(open: OpenSetup, index: number): PartOfSetup<Pipeline> | null {
  return partOf(open, "pipelines", index);
}

/** A build that the wizard asks about; null where the setup has none there. */
export function buildOf(open: OpenSetup, index: number): PartOfSetup<Build> | null {
  return partOf(open, "builds", index);
}

function partOf<L extends List>(open: OpenSetup, list: L, index: number) {
  type Part = Setup[L][number];
  const parts: Part[] = open.draft.setup[list];
  const value = parts[index];
  if (value === undefined) return null;
  return {
    value,
    index,
    at: (member: string) => `${list}.${index}.${member}`,
    // Of the newest, which may not be drawn yet: two answers at once are both kept.
    set: (change: Partial<Part>) => {
      const newest: Part[] = open.latest().draft.setup[list];
      open.change({ [list]: newest.map((part, at) => (at === index ? { ...part, ...change } : part)) });
    },
  };
}
