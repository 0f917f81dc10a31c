import { expect, test } from "vitest";
import { isComposing } from "./composition";

test.each([
  ["the Enter that ends a conversion in WebKit on macOS", { isComposing: false, keyCode: 229 }, true],
  ["any key within a conversion", { isComposing: true, keyCode: 13 }, true],
  ["Enter", { isComposing: false, keyCode: 13 }, false],
])("%s", (_, event, taken) => expect(isComposing(event)).toBe(taken));
