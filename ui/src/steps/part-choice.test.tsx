import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Problem, Setup } from "../ipc/generated";
import type { OpenSetup } from "../wizard/use-setup";
import { speak } from "../words/say";
import { PartChoice } from "./part-choice";

beforeAll(() => speak("en"));

function check(names: string[], ...problems: Problem[]): string {
  const setup = { pipelines: names.map((name) => ({ name })) } as Setup;
  const open = { draft: { setup }, problems } as unknown as OpenSetup;
  return renderToStaticMarkup(
    <PartChoice open={open} list="pipelines" part={names.length - 1} choose={() => undefined} />,
  );
}

test("of one pipeline nothing is to be chosen", () => expect(check(["main"])).toBe(""));

test("of several the one that is shown is named, by its number where it has no name", () => {
  expect(check(["main", "checks"])).toContain("checks");
  expect(check(["main", ""])).toMatch(/>2</);
});

test("what is wrong with a name is said where it stands", () => {
  const problem: Problem = { field: "pipelines.0.name", code: "duplicate", severity: "error", facts: { name: "main" } };
  expect(check(["main"], problem)).toContain("main");
});
