import { expect, test } from "vitest";
import type { Problem, ProviderType, Setup, Step } from "../ipc/generated";
import { type Known, standings } from "./progress";
import type { Draft } from "./steps";

const draft = (step: Step, provider: ProviderType = "GitHub"): Draft => ({
  setup: { repository: { provider, name: "o/shop", branch: "main" }, name: "shop" } as Setup,
  place: {
    account: { kind: "practice" },
    region: "eu-central-1",
    identity: null,
    connectionArn: null,
    hostArn: null,
    network: null,
    folder: null,
    step,
  },
});
const fresh: Known = { farthest: "account", connected: false, hosted: false, deployed: false };
const wrong: Problem = { field: "builds.0.machine.image", code: "missing", severity: "error", facts: {} };

/** One letter a step: Current, Done, Open, Ahead, closed (x). */
function check(at: Step, more: Partial<Known>, problems: Problem[], rail: string, provider?: ProviderType) {
  const LETTERS = { current: "C", done: "D", open: "O", ahead: "A", closed: "x" };
  const found = standings(draft(at, provider), problems, { ...fresh, ...more });
  expect(found.map(([, standing]) => LETTERS[standing]).join("")).toBe(rail);
}

test("what nobody has seen isn't marked, though everything in it has an answer", () => {
  check("provider", {}, [], "DDCAAAAA");
});
test("a connection that can't be used isn't done, and lets pass", () => {
  check("build", {}, [], "DDDOCAAA");
  check("build", { connected: true }, [], "DDDDCAAA");
});
test("with a server of one's own there is one step more, which is done when its host can be used", () => {
  check("connection", {}, [], "DDDOCAAAA", "GitLabSelfManaged");
  check("connection", { hosted: true }, [], "DDDDCAAAA", "GitHubEnterpriseServer");
});
test("what was seen stays seen when the person goes back", () => {
  check("repository", { farthest: "deploy", connected: true }, [], "DCDDDDDA");
});
test("what is wrong is open, and what comes after it is closed until somebody was there", () => {
  check("connection", { farthest: "build", connected: true }, [wrong], "DDDCOxxx");
});
test("the review is done when it was deployed", () => {
  check("account", { connected: true, deployed: true }, [], "CDDDDDDD");
  check("account", { connected: true, farthest: "review" }, [], "CDDDDDDA");
});
