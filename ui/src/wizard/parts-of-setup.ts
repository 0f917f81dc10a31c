// The builds and the pipelines of a setup: which of them is asked about, and what it is called.
import type { Setup } from "../ipc/generated";

/** A list of a setup whose parts are asked about one at a time. */
export type List = "builds" | "pipelines";

/** The part that is shown until another is chosen. Of the pipelines it is the main one. */
export const FIRST = 0;

/** The build with which a pipeline's source is asked about: the first that it runs, if that is there. */
export function buildOfPipeline(setup: Setup, pipeline: number): number {
  const named = setup.pipelines[pipeline]?.run.flat().map(({ build }) => build) ?? [];
  const found = named.map((name) => setup.builds.findIndex((build) => build.name === name));
  return found.find((index) => index >= 0) ?? FIRST;
}

/** What a part is called: by its name, or else by its number. */
export function nameOf(setup: Setup, list: List, index: number): string {
  return setup[list][index]?.name || String(index + 1);
}
