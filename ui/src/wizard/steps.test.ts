import { describe, expect, test } from "vitest";
import type { Build, Pipeline, Problem, Setup } from "../ipc/generated";
import {
  type Draft,
  currentStep,
  hindering,
  hindrance,
  neighbour,
  numberOf,
  placeOf,
  reached,
  stepOf,
  stepsOf,
} from "./steps";

const draft = (): Draft => ({
  setup: {
    gangway: 1,
    name: "shop",
    repository: { provider: "GitHub", name: "owner/shop", branch: "main" },
    connection: { name: "shop" },
    builds: [],
    pipelines: [],
    tags: {},
  },
  place: {
    account: { kind: "practice" },
    region: "eu-central-1",
    identity: null,
    connectionArn: null,
    hostArn: null,
    network: null,
    folder: null,
    step: "account",
  },
});
const at = (field: string, severity: Problem["severity"] = "error"): Problem => ({
  field,
  code: "missing",
  severity,
  facts: {},
});

test.each([
  ["name", "repository"],
  ["repository.name", "repository"],
  ["repository.provider", "provider"],
  ["host.endpoint", "host"],
  ["network.subnets.0", "host"],
  ["connection.name", "connection"],
  ["builds.0.variables.2.name", "build"],
  ["pipelines.0.source.format", "build"],
  ["pipelines.1.trigger.push.0.branches.include.0", "triggers"],
  ["pipelines.0.environments.0.deploy.0.from", "deploy"],
  ["pipelines.0.name", "triggers"],
  ["tags.team", "deploy"],
  ["named", "review"],
  ["something.new", "review"],
])("%s is answered in %s", (field, step) => expect(stepOf(field)).toBe(step));

/** A setup of these builds, and of pipelines that run these. */
function several(builds: string[], ...runs: string[][]): Setup {
  const { setup } = draft();
  return {
    ...setup,
    builds: builds.map((name) => ({ name }) as Build),
    pipelines: runs.map((run) => ({ run: run.map((build) => [{ build }]) }) as Pipeline),
  };
}

test.each([
  ["builds.1.machine.image", { step: "build", part: 1 }],
  ["pipelines.1.trigger.push.0", { step: "triggers", part: 1 }],
  ["pipelines.2.environments.0.deploy", { step: "deploy", part: 2 }],
  ["pipelines.0.source.format", { step: "build", part: 1 }], // with the build that it runs
  ["pipelines.1.run.0.0.build", { step: "build", part: 0 }], // which isn't there
  ["tags.team", { step: "deploy" }],
  ["builds", { step: "build" }],
  ["repository.name", { step: "repository" }],
])("%s is answered at %j", (field, place) =>
  expect(placeOf(field, several(["app", "docs"], ["docs", "app"], ["gone"], []))).toEqual(place),
);

describe("going on", () => {
  test("needs an account, then a Region", () => {
    const empty = draft();
    empty.place.account = null;
    expect(hindrance("account", empty, [])).toBe("account");
    empty.place.account = { kind: "practice" };
    empty.place.region = "";
    expect(hindrance("account", empty, [])).toBe("region");
  });
  test("an error at a field of the step hinders, one of another step and a warning don't", () => {
    expect(hindrance("build", draft(), [at("builds.0.machine.image")])).toBe("problems");
    expect(hindrance("build", draft(), [at("connection.name"), at("builds.0.machine.image", "warning")])).toBeNull();
  });
  test("what hinders is found at every build, and at no other step", () => {
    const here = [at("builds.0.machine.image"), at("builds.1.recipe")];
    expect(hindering("build", [...here, at("builds.1.recipe", "warning"), at("tags.team")])).toEqual(here);
  });
  test("a connection isn't needed to see the files", () => expect(hindrance("connection", draft(), [])).toBeNull());
});

test("a folder that tells no name leads to the field of the name, nothing told to the folder", () => {
  const untold = draft();
  untold.setup.name = untold.setup.repository.name = "";
  expect(hindrance("repository", untold, [at("repository.name")])).toBe("repository");
  untold.place.folder = "/home/me/shop";
  expect(hindrance("repository", untold, [at("repository.name")])).toBe("problems");
});

describe("what can be reached", () => {
  test("is everything up to the first step that isn't complete", () => {
    expect(reached(draft(), [])).toBe("review");
    expect(reached(draft(), [at("connection", "warning")])).toBe("review");
    expect(reached(draft(), [at("builds.0.machine.image"), at("tags.team")])).toBe("build");
    const empty = draft();
    empty.place.account = null;
    expect(reached(empty, [])).toBe("account");
  });
  test("is never less than where the person was", () => {
    const there = draft();
    there.place.step = "triggers";
    expect(reached(there, [at("repository.name")])).toBe("triggers");
  });
});

const CLOUD = ["account", "repository", "provider", "connection", "build", "triggers", "deploy", "review"];
const OWN = CLOUD.toSpliced(3, 0, "host");

test.each([
  [null, CLOUD],
  ["GitHub", CLOUD],
  ["GitHubEnterpriseServer", OWN],
  ["GitLabSelfManaged", OWN],
] as const)("the steps with %s are %j", (provider, steps) => {
  expect(stepsOf(provider).map(({ step }) => step)).toEqual(steps);
  expect(numberOf("review", provider)).toEqual({ number: steps.length, count: steps.length });
});

test("neighbours stay within the steps that the setup has", () => {
  expect(neighbour("account", -1, null)).toBe("account");
  expect(neighbour("account", 1, null)).toBe("repository");
  expect(neighbour("review", 1, null)).toBe("review");
  expect(neighbour("provider", 1, "GitHub")).toBe("connection");
  expect(neighbour("provider", 1, "GitLabSelfManaged")).toBe("host");
  expect(neighbour("connection", -1, "GitLabSelfManaged")).toBe("host");
});

test("who was at a step that the setup doesn't have any more is at the next one", () => {
  expect(currentStep("host", "GitHubEnterpriseServer")).toBe("host");
  expect(currentStep("host", "GitHub")).toBe("connection");
  const there = draft();
  there.place.step = "host";
  expect(reached(there, [at("repository.name")])).toBe("connection");
});

test("what is wrong with a host keeps a person there", () => {
  const own = draft();
  own.setup.repository.provider = "GitLabSelfManaged";
  expect(reached(own, [at("host.endpoint")])).toBe("host");
  expect(hindrance("host", own, [at("network.vpc")])).toBe("problems");
});
