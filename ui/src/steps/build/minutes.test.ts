import { expect, test } from "vitest";
import { minutes } from "./minutes";

test.each([
  ["60", 60],
  [" 7 ", 7],
  ["", 0],
  ["1e3", 0],
  ["-5", 0],
  ["3.5", 0],
  ["99999999999999999999", 0],
])("%j is %d minutes", (text, number) => expect(minutes(text)).toBe(number));
