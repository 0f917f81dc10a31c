import { expect, test } from "vitest";
import type { Problem, Setup } from "../ipc/generated";
import type { Draft } from "./steps";
import { fieldsOf, stopAt } from "./stops";

const draft = {
  setup: { repository: { provider: null, name: "o/shop", branch: "" }, name: "shop" } as Setup,
  place: { account: null, region: "", folder: null },
} as Draft;
const problem = (field: string): Problem => ({ field, code: "missing", severity: "error", facts: {} });

test("a need names the field where it is answered", () => {
  expect(stopAt("account", draft, [])).toEqual({ need: "account", fields: ["account"] });
  expect(stopAt("provider", draft, [])).toEqual({ need: "provider", fields: ["repository.provider"] });
});

test("each field is named once, and one without a name isn't", () => {
  const stop = stopAt("build", draft, [
    problem("builds.0.variables.0.name"),
    problem("builds.0.variables.1.name"),
    problem("builds.0.machine.image"),
    problem("name"), // of another step
  ]);
  expect(stop && fieldsOf(stop)).toEqual(["builds.0.variables.0.name", "builds.0.machine.image"]);
  expect(fieldsOf({ need: "problems", fields: ["pipelines"] })).toEqual([]);
  expect(stopAt("triggers", draft, [])).toBeNull();
});
