import { expect, test } from "vitest";
import types from "../../ipc/generated.ts?raw";
import { TARGETS } from "./targets";

/** The kinds of a deployment, as the program's types have them. */
function kinds(source: string): string[] {
  const [, rest = ""] = source.split("export type Deployment = ");
  const [type = ""] = rest.split("export type");
  return [...type.matchAll(/\bto: "(\w+)"/g)].map(([, kind = ""]) => kind);
}

test("every target that a setup can have is offered once", () => {
  const offered = TARGETS.map(({ kind }) => kind);
  expect(kinds(types).length).toBeGreaterThan(0);
  expect([...offered].sort()).toEqual(kinds(types).sort());
  expect(new Set(TARGETS.map(({ place }) => place)).size).toBe(TARGETS.length);
});

test("the kinds are those of a deployment alone", () => {
  const source = `export type Copy = { to: "disk" }; export type Deployment = { from: string } & ({ to: "a" } | { to: "b" });
    export type Destination = { to: "folder" };`;
  expect(kinds(source)).toEqual(["a", "b"]);
});
