import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { speak } from "../../../words/say";
import { Line } from "./line";

beforeAll(() => speak("en"));

const shown = (text: string, wanted = "") =>
  renderToStaticMarkup(<Line line={{ at: "2026-11-20T07:36:47Z", text }} number={4} wanted={wanted} times={false} />);

test.each([
  ["[Container] 2026/11/20 07:36:47.5 Running command npm test", "log-command"],
  ["[Container] 2026/11/20 07:36:47.5 Command did not exit successfully npm test exit status 1", "log-bad"],
  ["[Container] 2026/11/20 07:36:47.5 Phase complete: BUILD State: FAILED", "log-bad"],
])("%s stands out", (line, as) => expect(shown(line)).toContain(`class="log-line ${as}"`));

test.each(["[Container] 2026/11/20 07:36:47.5 Phase complete: BUILD State: SUCCEEDED", "echo Running command x"])(
  "%s doesn't",
  (line) => expect(shown(line)).toContain('class="log-line"'),
);

test("what others wrote is text, and what was looked for is marked in it", () => {
  expect(shown("<b>Bold</b>", "bold")).toContain("&lt;b&gt;<mark>Bold</mark>&lt;/b&gt;");
  expect(shown("\u202eevil")).toContain('dir="ltr">\ufffdevil');
});

test("a line that is too long is cut where it is shown", () =>
  expect(shown("x".repeat(100_000)).length).toBeLessThan(5_000));
