import type { Setup } from "../../ipc/generated";
import { say } from "../../words/say";

/** What starts the pipeline from now on, as the setup says. */
export function FromNowOn(props: { setup: Setup }) {
  const { repository, pipelines } = props.setup;
  const trigger = pipelines[0]?.trigger;
  switch (trigger?.on) {
    case "push":
      return say("run-from-now-push", { repository: repository.name, branch: repository.branch });
    case "branches":
      return say("run-from-now-branches", {
        repository: repository.name,
        patterns: trigger.include.join(", "),
        except: trigger.exclude.join(", "),
        excepted: trigger.exclude.length,
      });
    case "pullRequests":
      return say("run-from-now-pull-requests", {
        repository: repository.name,
        branches: trigger.branches.join(", "),
        count: trigger.branches.length,
      });
    default:
      return say("run-from-now-manual");
  }
}
