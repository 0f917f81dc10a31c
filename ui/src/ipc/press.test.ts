import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Press } from "./press";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("without a press nothing waits", async () => {
  const heard: string[] = [];
  void new Press().released().then(() => heard.push("answer"));
  await Promise.resolve();
  expect(heard).toEqual(["answer"]);
});

test("what comes during a press waits for its end, in its order", async () => {
  const press = new Press();
  const heard: string[] = [];
  press.begin();
  void press.released().then(() => heard.push("first"));
  await vi.advanceTimersByTimeAsync(500);
  void press.released().then(() => heard.push("second"));
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual([]);
  press.end();
  void press.released().then(() => heard.push("third"));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(["first", "second", "third"]);
});

test("a press whose release is never heard ends by itself", async () => {
  const press = new Press();
  const heard: string[] = [];
  press.begin();
  void press.released().then(() => heard.push("answer"));
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).toEqual(["answer"]);
});

test("a page's press ends after its click was heard", async () => {
  const press = new Press();
  const page = new EventTarget();
  press.follow(page as Document);
  const heard: string[] = [];
  page.addEventListener("click", () => heard.push("click"));
  page.dispatchEvent(new Event("pointerdown"));
  void press.released().then(() => heard.push("answer"));
  page.dispatchEvent(new Event("pointerup"));
  await Promise.resolve();
  page.dispatchEvent(new Event("click"));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(["click", "answer"]);
});
