import type { LogLine, RunView } from "../../ipc/generated";
import type { LoggedBuild } from "./log/logs";

/** The builds of a job's runs, oldest first: those that wrote something, and those that are shown to have begun. */
export function buildsOf(lines: readonly LogLine[], runs: readonly RunView[]): LoggedBuild[] {
  const actions = runs.flatMap((run) => run.stages).flatMap((stage) => stage.actions);
  const failed = new Set(actions.flatMap((action) => (action.state === "failed" ? (action.build ?? []) : [])));
  const builds = new Map<string, string>();
  for (const line of lines) if (line.build !== "" && !builds.has(line.build)) builds.set(line.build, line.action);
  for (const { build, name } of actions) if (build && !builds.has(build)) builds.set(build, name);
  return [...builds].map(([build, action]) => ({ build, action, failed: failed.has(build) }));
}
