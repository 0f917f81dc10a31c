import { expect, test } from "vitest";
import type { Problem, Setup, Step } from "../ipc/generated";
import { type Known, standings } from "./progress";
import type { Draft } from "./steps";

const draft = (step: Step): Draft => ({
  setup: { repository: { provider: "GitHub", name: "o/shop", branch: "main" }, name: "shop" } as Setup,
  place: {
    account: { kind: "practice" },
    region: "eu-central-1",
    identity: null,
    connectionArn: null,
    folder: null,
    step,
  },
});
const fresh: Known = { farthest: "account", connected: false, deployed: false };
const wrong: Problem = { field: "builds.0.machine.image", code: "missing", severity: "error", facts: {} };

/** One letter a step: Current, Done, Open, Ahead, closed (x). */
function check(at: Step, more: Partial<Known>, problems: Problem[], rail: string) {
  const LETTERS = { current: "C", done: "D", open: "O", ahead: "A", closed: "x" };
  const found = Object.values(standings(draft(at), problems, { ...fresh, ...more }));
  expect(found.map((standing) => LETTERS[standing]).join("")).toBe(rail);
}

test("what nobody has seen isn't marked, though everything in it has an answer", () => {
  check("provider", {}, [], "DDCAAAAA");
});
test("a connection that can't be used isn't done, and lets pass", () => {
  check("build", {}, [], "DDDOCAAA");
  check("build", { connected: true }, [], "DDDDCAAA");
});
test("an error that lets pass is none the less one", () => {
  const host: Problem = { field: "repository.provider", code: "host-missing", severity: "error", facts: {} };
  check("connection", {}, [host], "DDOCAAAA");
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
