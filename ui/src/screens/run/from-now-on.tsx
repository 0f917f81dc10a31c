import type { Setup } from "../../ipc/generated";
import { presetOf } from "../../wizard/trigger";
import { say } from "../../words/say";

/** What starts a pipeline from now on, as the setup says. */
export function FromNowOn(props: { setup: Setup; pipeline: number }) {
  const { repository } = props.setup;
  const trigger = presetOf(props.setup.pipelines[props.pipeline]?.trigger);
  switch (trigger?.preset) {
    case "push":
      return say("run-from-now-push", { repository: repository.name, branch: repository.branch });
    case "branches":
      return say("run-from-now-branches", {
        repository: repository.name,
        patterns: trigger.branches.include.join(", "),
        except: trigger.branches.exclude.join(", "),
        excepted: trigger.branches.exclude.length,
      });
    case "pullRequests":
      return say("run-from-now-pull-requests", {
        repository: repository.name,
        branches: trigger.branches.include.join(", "),
        count: trigger.branches.include.length,
      });
    default:
      return say("run-from-now-manual");
  }
}
