// Commands of one's own: a buildspec that no recipe fills in.
import type { Build, RecipeView } from "../../ipc/generated";

/** The tile of commands of one's own; no recipe is called so. */
export const OWN = "own";

/** Where writing begins. Its one problem, until something is written, is that it has no command. */
export const BEGINNING = `version: 0.2
phases:
  build:
    commands:
artifacts:
  files:
    - '**/*'
`;

/** The tile that a build shows; none while nobody said how it is built. */
export function tileOf({ recipe, buildspec }: Build): string | null {
  if (recipe !== "") return recipe;
  const isOwn = buildspec.place === "repository" || buildspec.text !== null;
  return isOwn ? OWN : null;
}

/** What choosing a tile changes. A buildspec that was written, or that the repository has, stays. */
export function choose(tile: string, build: Build, recipes: readonly RecipeView[]): Partial<Build> {
  const { buildspec } = build;
  const text = buildspec.place === "project" ? buildspec.text : null;
  const unwritten = buildspec.place === "project" && (text === null || text === BEGINNING);
  if (tile === OWN) {
    const own = { recipe: "", packageManager: "", runtimeVersion: "" };
    return unwritten ? { ...own, buildspec: { place: "project", text: BEGINNING } } : own;
  }
  const recipe = recipes.find((row) => row.id === tile);
  if (!recipe) return {};
  const chosen = {
    recipe: tile,
    packageManager: recipe.packageManagers[0] ?? "",
    runtimeVersion: recipe.versions[0] ?? "",
  };
  return unwritten ? { ...chosen, buildspec: { place: "project", text: null } } : chosen;
}

/** The versions to choose from: those that the image brings, and the one that is wished for, which it may fetch. */
export function versionsOf(build: Build, brought: readonly string[]): readonly string[] {
  const { runtimeVersion } = build;
  return runtimeVersion === "" || brought.includes(runtimeVersion) ? brought : [runtimeVersion, ...brought];
}
