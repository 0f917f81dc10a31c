import { expect, test } from "vitest";
import type { Problem } from "../ipc/generated";
import { problemAt, problemsByLine } from "./problems";

const problem = (field: string, severity: Problem["severity"], line?: number): Problem => ({
  field,
  code: "missing",
  severity,
  facts: line === undefined ? {} : { line },
});

test("an error comes before a warning at the same field", () => {
  const list = [problem("name", "warning"), problem("name", "error"), problem("names", "error")];
  expect(problemAt(list, "name")).toBe(list[1]);
  expect(problemAt(list, "other")).toBeNull();
});

test("deep looks below a field, and not at its namesakes", () => {
  const list = [problem("builds.0.variables.1.name", "error"), problem("builds.0.variablesOther", "error")];
  expect(problemAt(list, "builds.0.variables")).toBeNull();
  expect(problemAt(list, "builds.0.variables", true)).toBe(list[0]);
});

test("a line shows its error rather than its warning", () => {
  const list = [
    problem("t", "error", 3),
    problem("t", "warning", 3),
    problem("t", "warning", 5),
    problem("t", "error"),
  ];
  expect([...problemsByLine(list)]).toEqual([
    [3, list[0]],
    [5, list[2]],
  ]);
});
