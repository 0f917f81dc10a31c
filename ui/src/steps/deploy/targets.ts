// What a pipeline can deploy to: each file of the folder `targets` is one.
import type { AnyTarget, Kind, Target } from "./target";

const FILES = import.meta.glob<{ target: AnyTarget }>("./targets/*.{ts,tsx}", { eager: true });

/** In the order in which the step offers them. */
export const TARGETS: readonly AnyTarget[] = Object.values(FILES)
  .map(({ target }) => target)
  .sort((one, other) => one.place - other.place);

/** None for what only a newer version can make. */
export function targetOf<K extends Kind>(kind: K): Target<K> | undefined {
  return TARGETS.find((target) => target.kind === kind) as Target<K> | undefined;
}
