import { expect, test } from "vitest";
import { readRoute } from "./route";

test.each([
  [
    { screen: "wizard", setup: "a" },
    { screen: "wizard", setup: "a" },
  ],
  [{ screen: "run", setup: "gone" }, { screen: "home" }],
  [{ screen: "settings", setup: 7 }, { screen: "settings" }],
  [{ screen: "elsewhere" }, { screen: "home" }],
  ["wizard", { screen: "home" }],
  [null, { screen: "home" }],
])("%j opens as %j", (stored, route) => expect(readRoute(stored, ["a", "b"])).toEqual(route));
