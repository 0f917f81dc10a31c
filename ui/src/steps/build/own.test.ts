import { expect, test } from "vitest";
import type { Build, RecipeView } from "../../ipc/generated";
import { BEGINNING, choose, OWN, tileOf, versionsOf } from "./own";

const recipes: RecipeView[] = [{ id: "node", packageManagers: ["npm", "pnpm"], versions: ["22", "20"] }];

function build(more: Partial<Build>): Build {
  const none = { recipe: "", packageManager: "", runtimeVersion: "", buildspec: { place: "project", text: null } };
  return { ...none, ...more } as Build;
}

test("no tile is chosen while nothing was found and nobody chose", () => {
  expect(tileOf(build({}))).toBe(null);
  expect(tileOf(build({ recipe: "node" }))).toBe("node");
  expect(tileOf(build({ buildspec: { place: "repository", path: "buildspec.yml" } }))).toBe(OWN);
  expect(tileOf(build({ buildspec: { place: "project", text: "version: 0.2" } }))).toBe(OWN);
});

test("commands of one's own begin with a buildspec, and a recipe takes its place while nothing was written", () => {
  const own = build(choose(OWN, build({ recipe: "node", packageManager: "npm", runtimeVersion: "22" }), recipes));
  expect([own.recipe, own.packageManager, own.runtimeVersion]).toEqual(["", "", ""]);
  expect([tileOf(own), own.buildspec]).toEqual([OWN, { place: "project", text: BEGINNING }]);
  const back = build(choose("node", own, recipes));
  expect([back.recipe, back.packageManager, back.runtimeVersion]).toEqual(["node", "npm", "22"]);
  expect(back.buildspec).toEqual({ place: "project", text: null });
});

test("what was written stays, and what the repository has", () => {
  for (const buildspec of [
    { place: "project", text: "version: 0.2\nphases: {build: {commands: [make]}}\n" },
    { place: "repository", path: "ci/build.yml" },
  ] as const) {
    expect(choose(OWN, build({ recipe: "node", buildspec }), recipes)).not.toHaveProperty("buildspec");
    expect(choose("node", build({ buildspec }), recipes)).not.toHaveProperty("buildspec");
  }
  expect(choose("cobol", build({}), recipes)).toEqual({});
});

test("a version that is wished for can be seen, also where the image fetches it", () => {
  expect(versionsOf(build({ runtimeVersion: "18.19" }), ["22", "20"])).toEqual(["18.19", "22", "20"]);
  expect(versionsOf(build({ runtimeVersion: "20" }), ["22", "20"])).toEqual(["22", "20"]);
  expect(versionsOf(build({}), ["22"])).toEqual(["22"]);
});
