// What the step asks about a deployment, whatever its target.
import type { ReactNode } from "react";
import type { Deployment, Pipeline } from "../../ipc/generated";
import type { OpenSetup } from "../../wizard/use-setup";

export type Kind = Deployment["to"];

/** A deployment to one target. */
export type DeploymentTo<K extends Kind> = Extract<Deployment, { to: K }>;

/** What the questions of a target work with. */
export interface QuestionsProps<K extends Kind> {
  open: OpenSetup;
  pipeline: Pipeline;
  deployment: DeploymentTo<K>;
  /** The field of a member, as problems name it. */
  at(member: string): string;
  set(deployment: DeploymentTo<K>): void;
}

export interface Target<K extends Kind> {
  kind: K;
  /** Among the choices: the simple ones first. */
  place: number;
  /** What a person would most likely want. */
  begin(pipeline: Pipeline): DeploymentTo<K>;
  /** Its own questions, and the members whose problems are shown there. */
  questions?: { members: readonly string[]; Questions(props: QuestionsProps<K>): ReactNode };
}

export type AnyTarget = { [K in Kind]: Target<K> }[Kind];

/** The build whose files are deployed unless somebody says otherwise: the last one. */
export function lastBuild(pipeline: Pipeline): string {
  return pipeline.run.flat().at(-1)?.build ?? "";
}
