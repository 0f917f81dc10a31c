import { expect, test } from "vitest";
import type { LogPart, LogText } from "../../../ipc/generated";
import { UNREAD, add, found, neighbour, pieces, textOf } from "./content";

const lines = (...texts: string[]): LogText[] => texts.map((text) => ({ at: "", text }));
const part = (more: Partial<LogPart>): LogPart => ({
  state: "there",
  lines: [],
  next: null,
  end: false,
  over: false,
  ...more,
});

test("parts follow one another, and an empty one in between ends nothing", () => {
  let log = add({ ...UNREAD, lines: [] }, part({ lines: lines("a", "b") }));
  log = add(log, part({}));
  expect([log.count, log.whole]).toEqual([2, false]);
  log = add(log, part({ lines: lines("c"), end: true, over: true }));
  expect([textOf(log.lines), log.count, log.whole, log.over]).toEqual(["a\nb\nc\n", 3, true, true]);
});

test("what was read stays when it is deleted at AWS", () => {
  const log = add(add({ ...UNREAD, lines: [] }, part({ lines: lines("a") })), part({ state: "gone", end: true }));
  expect([log.state, log.count]).toEqual(["there", 1]);
  expect(add({ ...UNREAD, lines: [] }, part({ state: "notYet", end: true })).state).toBe("notYet");
});

test("lines are found whatever their capital letters", () => {
  expect(found(lines("Error: x", "fine", "an ERROR", "エラー"), "error")).toEqual([0, 2]);
  expect(found(lines("エラー"), "エラー")).toEqual([0]);
  expect(found(lines("a.b", "axb"), ".")).toEqual([0]);
  expect(found(lines("a"), "")).toEqual([]);
});

test("the next line is found from where one is, around the end", () => {
  expect([-1, 3, 4, 9].map((line) => neighbour([3, 7], line, 1))).toEqual([3, 7, 7, 3]);
  expect([-1, 3, 4, 9].map((line) => neighbour([3, 7], line, -1))).toEqual([7, 7, 3, 7]);
  expect(neighbour([], 5, 1)).toBe(-1);
});

test("every second piece is what was looked for", () => {
  expect(pieces("Error or error", "error")).toEqual(["", "Error", " or ", "error", ""]);
  expect(pieces("fine", "error")).toEqual(["fine"]);
  expect(pieces("fine", "")).toEqual(["fine"]);
  expect(pieces("İ error", "error")).toEqual(["İ error"]);
  expect(pieces("aaa", "aa")).toEqual(["", "aa", "a"]);
});
