import { expect, test } from "vitest";
import { rebase } from "./rebase";

test("what is typed while the program works outlasts its answer", () => {
  const tags = {};
  const saved = { name: "shop", connection: { name: "old" }, tags };
  const answer = { name: "shop", connection: { name: "chosen" }, tags: {} };
  const typed = { name: "", connection: saved.connection, tags };
  expect(rebase(answer, saved, typed)).toEqual({ ...answer, name: "" });
  expect(rebase(answer, saved, { ...saved, connection: { name: "" } }).connection.name).toBe("");
  expect(rebase(answer, saved, { ...saved })).toBe(answer);
});
