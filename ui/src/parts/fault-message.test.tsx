import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Fault } from "../ipc/generated";
import { say, speak } from "../words/say";
import { FaultMessage } from "./fault-message";

beforeAll(() => speak("en"));

const failed = (facts: Fault["facts"]): Fault => ({
  code: "build-failed",
  facts: { stage: "Build", action: "Build", phase: "BUILD", detail: "exit status 1", ...facts },
});

test("a failure says what it means, in whose words, and what to do", () => {
  const page = renderToStaticMarkup(<FaultMessage fault={failed({ cause: "build-quota-zero" })} />);
  for (const sentence of [say("cause-build-quota-zero"), say("cause-build-quota-zero.next"), "exit status 1"]) {
    expect(page).toContain(sentence);
  }
});

test("what a clone knows stands in what to do", () => {
  const fault: Fault = {
    code: "source-not-found",
    facts: { stage: "S", action: "S", repository: "a/b", branch: "x", cause: "branch-absent", known: "main, next" },
  };
  expect(renderToStaticMarkup(<FaultMessage fault={fault} />)).toContain("main, next");
});

test("lines of a log are text, and turn nothing around them", () => {
  const page = renderToStaticMarkup(<FaultMessage fault={failed({ log: "error: <b>x</b>\u202e" })} />);
  expect(page).toContain("error: &lt;b&gt;x&lt;/b&gt;\ufffd");
  expect(page).not.toContain("\u202e");
});
