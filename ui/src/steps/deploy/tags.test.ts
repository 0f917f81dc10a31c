import { expect, test } from "vitest";
import { keyProblem } from "./tags";

test.each([
  [["", ""], null],
  [["", "x"], "missing"],
  [["a", ""], null],
  [["b", "1"], "duplicate"],
] as const)("a row %j beside another with the key b: %s", ([key, value], code) => {
  const row = { key, value };
  expect(keyProblem(row, [row, { key: "b", value: "2" }])?.code ?? null).toBe(code);
});
