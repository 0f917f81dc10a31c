import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Problem, Roles as RolesAnswer, Setup } from "../../ipc/generated";
import { stepOf } from "../../wizard/steps";
import type { OpenSetup } from "../../wizard/use-setup";
import { speak } from "../../words/say";
import { WantedField } from "../step";
import { Roles } from "./roles";

beforeAll(() => speak("en"));

/** Whether the fields are in sight. */
function isOpen(roles?: RolesAnswer, { wanted, problems = [] }: { wanted?: string; problems?: Problem[] } = {}) {
  const open = { draft: { setup: { roles } as Setup }, problems, readOnly: false } as unknown as OpenSetup;
  const page = renderToStaticMarkup(
    <WantedField.Provider value={wanted ?? null}>
      <Roles open={open} />
    </WantedField.Provider>,
  );
  return page.includes('aria-expanded="true"');
}

test("nobody who needs neither sees more than the heading", () => {
  expect(isOpen()).toBe(false);
  expect(isOpen({ path: null, boundary: null })).toBe(false);
});

test("what was answered, what is wrong, and what the person was led to is in sight", () => {
  expect(isOpen({ path: "/teams/", boundary: null })).toBe(true);
  expect(isOpen({ path: null, boundary: "DeveloperBoundary" })).toBe(true);
  const problem: Problem = { field: "roles.path", code: "role-path-form", severity: "error", facts: {} };
  expect(isOpen(undefined, { problems: [problem] })).toBe(true);
  expect(isOpen(undefined, { wanted: "roles.boundary" })).toBe(true);
  expect(isOpen(undefined, { wanted: "tags" })).toBe(false);
});

test("a failure that it mends leads to its step", () => expect(stepOf("roles.boundary")).toBe("deploy"));
