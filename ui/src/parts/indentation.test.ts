import { expect, test } from "vitest";
import { lineBreak } from "./indentation";

// `|` is the caret.
test.each([
  ["phases:|", null],
  ["  build:|", "\n  "],
  ["  - npm ci|", "\n  - "],
  ["  - |", "\n  "],
  ["a:\n    b: 1|\nc: 2", "\n    "],
  ["  コマンド|です", "\n  "],
])("Enter in %j writes %j", (text, written) => {
  expect(lineBreak(text.replace("|", ""), text.indexOf("|"))).toBe(written);
});
