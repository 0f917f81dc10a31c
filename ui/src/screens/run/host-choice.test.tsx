import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { HostObstacle } from "../../ipc/generated";
import { say, speak } from "../../words/say";
import { HostChoice } from "./host-choice";

const box = (html: string) => {
  const input = /<input[^>]*type="checkbox"[^>]*>/.exec(html)?.[0] ?? "";
  return { checked: / checked/.test(input), disabled: / disabled/.test(input) };
};

function show(obstacle: HostObstacle | null, connection = true, checked = false): string {
  const host = { name: "git", arn: "arn", obstacle };
  return renderToStaticMarkup(
    <HostChoice host={host} connection={connection} checked={checked} change={() => undefined} />,
  );
}

beforeAll(() => speak("en"));

test("a host that nobody else uses can go, and does only when somebody says so", () => {
  expect(box(show(null))).toEqual({ checked: false, disabled: false });
  expect(box(show(null, true, true))).toEqual({ checked: true, disabled: false });
  expect(show(null)).toContain(say("tear-down-host", { name: "git" }));
});

test("what was ticked for both counts no more when the connection stays", () => {
  expect(box(show({ kind: "connectionStays" }, false, true))).toEqual({ checked: false, disabled: true });
});

test.each<[HostObstacle, string]>([
  [{ kind: "notOurs" }, "git"],
  [{ kind: "connectionStays" }, "git"],
  [{ kind: "setups", names: ["blog", "docs"] }, "blog, docs"],
  [{ kind: "connections", names: ["octo"] }, "octo"],
])("one that stays says why: %#", (obstacle, says) => {
  const shown = show(obstacle);
  expect(box(shown).disabled).toBe(true);
  expect(shown).toContain(says);
});
