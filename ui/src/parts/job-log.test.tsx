import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { LogLine } from "../ipc/generated";
import { speak } from "../words/say";
import { JobLog } from "./job-log";

beforeAll(() => speak("en"));

/** The log of builds: of each its lines. */
function check(...builds: string[][]): string {
  const lines: LogLine[] = builds.flatMap((texts, at) =>
    texts.map((text) => ({ number: 0, at: "", action: "Build", build: `shop:${at}`, text })),
  );
  lines.forEach((line, at) => (line.number = at + 1));
  const [, log = ""] = /<pre[^>]*>(.*)<\/pre>/s.exec(renderToStaticMarkup(<JobLog lines={lines} over />)) ?? [];
  return log;
}

test("one build needs no heading", () => expect(check(["a", "<b>"])).toBe("a\n&lt;b&gt;\n"));

test("each of several builds has one", () =>
  expect(check(["a"], ["b"])).toBe(
    '<strong class="log-build">Build 1 (shop:0)</strong>a\n<strong class="log-build">Build 2 (shop:1)</strong>b\n',
  ));

test.each([
  ["[Container] 2026/11/20 07:36:47.5 Running command npm test", "log-command"],
  ["[Container] 2026/11/20 07:36:47.5 Command did not exit successfully npm test exit status 1", "log-bad"],
  ["[Container] 2026/11/20 07:36:47.5 Phase complete: BUILD State: FAILED", "log-bad"],
])("%s stands out", (line, as) => expect(check([line])).toBe(`<span class="${as}" data-build="1">${line}\n</span>`));

test.each(["[Container] 2026/11/20 07:36:47.5 Phase complete: BUILD State: SUCCEEDED", "echo Running command x"])(
  "%s doesn't",
  (line) => expect(check([line])).toBe(`${line}\n`),
);
