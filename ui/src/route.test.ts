import { expect, test } from "vitest";
import { noticeRoute, readRoute, screenPlace } from "./route";

test.each([
  [
    { screen: "wizard", setup: "a" },
    { screen: "wizard", setup: "a" },
  ],
  [{ screen: "run", setup: "gone" }, { screen: "home" }],
  [{ screen: "run", setup: null }, { screen: "home" }],
  [{ screen: "settings", setup: "a" }, { screen: "settings" }],
  [{ screen: "elsewhere", setup: null }, { screen: "home" }],
  [null, { screen: "home" }],
])("%j opens as %j", (stored, route) => expect(readRoute(stored, ["a", "b"])).toEqual(route));

test("a place is kept without what is done there", () => {
  expect(screenPlace({ screen: "run", setup: "a", plan: true })).toEqual({ screen: "run", setup: "a" });
  expect(screenPlace({ screen: "home" })).toEqual({ screen: "home", setup: null });
});

test("a notification leads to where its job is shown", () => {
  expect(noticeRoute({ setup: "a", job: "connect" })).toEqual({ screen: "wizard", setup: "a", step: "connection" });
  expect(noticeRoute({ setup: "a", job: "host" })).toEqual({ screen: "wizard", setup: "a", step: "host" });
  expect(noticeRoute({ setup: "", job: "deleteHost" })).toEqual({ screen: "connections", tab: "hosts" });
  expect(noticeRoute({ setup: "a", job: "tearDown" })).toEqual({ screen: "run", setup: "a" });
});
