import { expect, test } from "vitest";
import { labelOf } from "./fields";

test.each([
  ["repository.branch", "repository-branch"],
  ["builds.0.buildspec.path", "buildspec-path"],
  ["builds.0.variables.3.name", "build-variables"],
  ["pipelines.1.trigger.push.0.branches.include.0", "trigger-label"],
  ["tags.cost.center", "deploy-tags"],
  ["gangway", null],
])("%s is called %s", (field, label) => expect(labelOf(field)).toBe(label));
