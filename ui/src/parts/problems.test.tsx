import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Problem, Setup } from "../ipc/generated";
import { speak } from "../words/say";
import { NamedProblem } from "./problems";

beforeAll(() => speak("en"));

/** What is said before the problem of a field, in a setup of pipelines with these names. */
function check(field: string, ...names: string[]): string | undefined {
  const problem: Problem = { field, code: "missing", severity: "error", facts: {} };
  const setup = { builds: [{ name: "app" }], pipelines: names.map((name) => ({ name })) } as Setup;
  const text = renderToStaticMarkup(<NamedProblem problem={problem} setup={setup} />);
  return /<strong>(.*?) ?<\/strong>/.exec(text)?.[1];
}

test("a problem of a text is named by its line", () => {
  const facts = { line: 1203, name: "deploy", values: "build" };
  const said = (field: string) => {
    const problem: Problem = { field, code: "buildspec-unknown-key", severity: "error", facts };
    return renderToStaticMarkup(<NamedProblem problem={problem} setup={{ builds: [{}], pipelines: [] } as never} />);
  };
  expect(said("builds.0.buildspec.text")).toContain("Buildspec, line 1203:");
  expect(said("builds.0.buildspec.path")).toContain("Buildspec, line 1203:");
});

test.each([
  ["pipelines.0.trigger", ["main"], "Trigger:"],
  ["pipelines.1.trigger", ["main", "checks"], "Trigger (checks):"],
  ["pipelines.1.run.0.1", ["main", ""], "Build (2):"],
  ["builds.0.machine.image", ["main", "checks"], "Image:"],
  ["tags.team", ["main", "checks"], "Tags:"],
  ["gangway", ["main"], undefined],
])("%s of %j: %s", (field, names, said) => expect(check(field, ...names)).toBe(said));
