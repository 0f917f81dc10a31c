// What the window says of the pages in the browser is what stands on the practice account's pages.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Language } from "../ipc/generated";
import { sayOf, speak } from "./say";

const page = (language: Language): Record<string, string> =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`../../../src-tauri/crates/practice/src/pages/${language}.json`, import.meta.url)),
      "utf8",
    ),
  ) as Record<string, string>;

const STEPS = [
  ["github-1", "connection-update-pending"],
  ["github-2", "consent-authorize"],
  ["github-3", "connect-install-new"],
  ["github-4", "connect-do"],
  ["gitlab-2", "consent-authorize"],
  ["gitlab-3", "connect-do"],
  ["bitbucket-2", "consent-grant"],
  ["bitbucket-4", "connect-install-new"],
  ["bitbucket-4", "connect-do"],
  ["azure-devops-2", "consent-accept"],
  ["azure-devops-3", "connect-do"],
] as const;

test.each(
  (["en", "ja"] as const).flatMap((language) => STEPS.map(([step, button]) => [language, step, button] as const)),
)("%s: step %s names the button %s", async (language, step, button) => {
  await speak(language);
  const app = step.startsWith("gitlab") ? "AWS Connector for GitLab" : "AWS Connector for GitHub";
  expect(sayOf("browser", step)).toContain((page(language)[button] ?? "missing").replace("{app}", app));
});
