import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { say, speak } from "../words/say";
import { BrokenScreen, ErrorBoundary } from "./error-boundary";

beforeAll(() => speak("en"));

test.each([
  [new Error("no such field"), "no such field"],
  ["a text that was thrown", "a text that was thrown"],
  [undefined, "undefined"],
])("what a screen threw (%s) is told", (thrown, message) => {
  expect(ErrorBoundary.getDerivedStateFromError(thrown)).toEqual({ thrown: { message } });
  const page = renderToStaticMarkup(<BrokenScreen message={message} />);
  expect(page).toContain(message);
  expect(page).toContain(say("window-broken-next"));
});
