// ids.ts is made from the files of sentences; `npm run gen` writes it anew.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";
import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = (language: string) => at(`../../../src-tauri/crates/words/${language}`);

/** Every sentence's id with the values that it names. */
function read(language: string): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const path of files(folder(language), /\.ftl$/)) {
    for (const message of new FluentResource(readFileSync(path, "utf8")).body) {
      if (message.value !== null) ids.set(message.id, names(message.value));
      for (const [attribute, pattern] of Object.entries(message.attributes)) {
        ids.set(`${message.id}.${attribute}`, names(pattern));
      }
    }
  }
  return ids;
}

function names(part: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) part.forEach((one) => names(one, found));
  else if (typeof part === "object" && part !== null) {
    if ("type" in part && part.type === "var" && "name" in part) found.add(String(part.name));
    Object.values(part).forEach((one) => names(one, found));
  }
  return found;
}

function files(folder: string, named: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => named.test(path))
    .map((path) => `${folder}/${path}`);
}

const english = read("en");
const japanese = read("ja");

test("both languages hold the same sentences with the same values", () => {
  const table = (ids: Map<string, Set<string>>) =>
    [...ids].map(([id, values]) => `${id}(${[...values].sort().join(", ")})`).sort();
  expect(table(japanese)).toEqual(table(english));
});

test("ids.ts is what the sentences say", async () => {
  // The window says its own sentences by id; those of the terminal and of the files are others' business.
  const rows = [...english]
    .filter(([id]) => !/^(cli|file)-/.test(id))
    .map(([id, values]) => {
      const union = [...values]
        .sort()
        .map((name) => `"${name}"`)
        .join(" | ");
      return `  "${id}": ${union || "never"};`;
    })
    .sort();
  const text = [
    "// Made by `npm run gen` from src-tauri/crates/words/en. Don't edit.",
    "",
    "/** Every sentence that the window may say, with the values that it names. */",
    "export interface Words {",
    ...rows,
    "}",
    "",
  ].join("\n");
  const file = at("./ids.ts");
  await expect(await format(text, { ...(await resolveConfig(file)), filepath: file })).toMatchFileSnapshot(file);
});

test("every sentence of the window is said somewhere", () => {
  const texts = files(at(".."), /^(?!.*(\.test\.|generated|ids\.ts)).*\.tsx?$/)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const own = files(folder("en"), /^(window\.ftl|screens[/\\]|steps[/\\])/).map((path) => readFileSync(path, "utf8"));
  expect(own.length).toBeGreaterThan(0);
  const ids = own.flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? ""));
  // A template such as `run-phase-${phase}` says each id that it could become.
  const templates = [...texts.matchAll(/`([a-z-]+-)\$\{/g)].map((match) => match[1] ?? "");
  const silent = ids.filter((id) => !texts.includes(`"${id}"`) && !templates.some((stem) => id.startsWith(stem)));
  expect(silent).toEqual([]);
});
