import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beat } from "./pulse";

let now = 0;
let visible = true;
const begin = () =>
  beat(
    () => "run",
    () => visible,
    () => now,
  );
/** Time passes, and all timers are served. */
const goOn = (ms: number) => {
  for (let passed = 0; passed < ms; passed += 50) {
    now += 50;
    vi.advanceTimersByTime(50);
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  visible = true;
});
afterEach(() => vi.useRealTimers());

test("a page that stood still says so once, with its screen", () => {
  const pulse = begin();
  goOn(10_000);
  expect(pulse()).toEqual({ screen: "run", standstill: 250 });
  now += 4_000; // no timer is served
  goOn(1_000);
  expect(pulse()).toEqual({ screen: "run", standstill: 4_250 });
  goOn(1_000);
  expect(pulse().standstill).toBe(250);
});

test("one that still stands, when it is asked, says so too", () => {
  const pulse = begin();
  now += 4_000;
  expect(pulse().standstill).toBe(4_000);
});

test("timers that were slowed down for a page that nobody saw are no standstill", () => {
  visible = false;
  const pulse = begin();
  now += 60_000;
  visible = true;
  expect(pulse().standstill).toBe(0);
});
