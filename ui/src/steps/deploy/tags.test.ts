import { expect, test } from "vitest";
import { isAtValue, keyProblem } from "./tags";

test.each([
  [["", ""], null],
  [["", "x"], "missing"],
  [["a", ""], null],
  [["b", "1"], "duplicate"],
] as const)("a row %j beside another with the key b: %s", ([key, value], code) => {
  const row = { key, value };
  expect(keyProblem(row, [row, { key: "b", value: "2" }])?.code ?? null).toBe(code);
});

test.each([
  ["missing", "team", true],
  ["missing", "", false],
  ["looks-like-secret", "team", true],
  ["reserved-prefix", "aws:x", false],
] as const)("%s of a row with the key %j is at its value: %s", (code, key, atValue) =>
  expect(isAtValue({ field: `tags.${key}`, code, severity: "error", facts: {} }, { key, value: "" })).toBe(atValue),
);
