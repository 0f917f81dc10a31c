import { expect, test } from "vitest";
import type { ActionView, RunSummary } from "../../ipc/generated";
import { commitOf, firstLine, paragraph, secondsOf, starterOf, timesOf, together } from "./run-summary";

const run = (execution: string, status = "Succeeded") => ({ execution, status }) as RunSummary;

test("a commit is its short id and the first line of its message", () => {
  const summary = JSON.stringify({ ProviderType: "GitHub", CommitMessage: "Say hello\n\nAnd more" });
  expect(commitOf({ revision: "0123456789abcdef", revisionSummary: summary })).toEqual({
    id: "01234567",
    line: "Say hello",
  });
  expect(commitOf({ revision: null, revisionSummary: null })).toEqual({ id: "", line: "" });
});

test("the text of others stays on its line and is never too long", () => {
  expect(firstLine("\n\r\n \u0000\t\nfirst\u2028second")).toBe("first");
  expect(firstLine("a\u0007b\u001b[31m")).toBe("a b [31m");
  expect(firstLine("x".repeat(100_000)).length).toBe(201);
  expect(firstLine("<b>&amp;")).toBe("<b>&amp;");
  // what turns the direction is shown, not obeyed
  expect(firstLine("a\u202eb")).toBe("a\ufffdb");
  expect(paragraph("a\n\tb\u0007\u202ec")).toBe("a\n\tb \ufffdc");
  expect(paragraph("x".repeat(100_000)).length).toBe(2_001);
});

test("who began a run by hand is named by the end of the ARN", () => {
  const by = (trigger: string, triggerDetail: string | null) => starterOf({ trigger, triggerDetail });
  expect(by("StartPipelineExecution", "arn:aws:sts::1:assumed-role/Dev/jane")).toBe("jane");
  expect(by("StartPipelineExecution", "arn:aws:iam::1:root")).toBe("arn:aws:iam::1:root");
  expect(by("StartPipelineExecution", null)).toBeNull();
  expect(by("WebhookV2", "arn:aws:codeconnections:x:1:connection/2")).toBeNull();
});

test("a run that took no time took none, and one without times says nothing", () => {
  expect(secondsOf({ startedAt: "2026-11-20T00:00:00Z", updatedAt: "2026-11-20T00:01:30Z" })).toBe(90);
  expect(secondsOf({ startedAt: null, updatedAt: "2026-11-20T00:01:30Z" })).toBeNull();
});

test("the times of a run are those of its actions", () => {
  const action = (startedAt: string | null, updatedAt: string | null) => ({ startedAt, updatedAt }) as ActionView;
  const run = (...actions: ActionView[]) => ({ stages: [{ name: "", state: "succeeded" as const, actions }] });
  const [first, second] = ["2026-11-20T00:00:00Z", "2026-11-20T00:01:30Z"];
  expect(timesOf(run(action(second, second), action(first, first), action(null, null)))).toEqual({
    startedAt: first,
    seconds: 90,
  });
  expect(timesOf(run(action(null, null)))).toBeNull();
});

test("pages that overlap show each run once, as the newest page says", () => {
  const all = together([{ runs: [run("c"), run("b", "Failed")] }, { runs: [run("b"), run("a")] }]);
  expect(all.map((one) => `${one.execution} ${one.status}`)).toEqual(["c Succeeded", "b Failed", "a Succeeded"]);
});
