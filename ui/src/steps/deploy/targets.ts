// What a pipeline can deploy to, in the order in which the step offers it: one file a target.
import { s3 } from "./s3";
import type { Kind, Target } from "./target";

const TARGETS: { readonly [K in Kind]: Target<K> } = { s3 };

export const KINDS = Object.keys(TARGETS) as readonly Kind[];

export function targetOf<K extends Kind>(kind: K): Target<K> {
  return TARGETS[kind];
}
