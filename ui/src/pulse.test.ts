import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beat } from "./pulse";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a page that stood still says so once, with its screen", () => {
  const pulse = beat(
    () => "run",
    () => true,
  );
  vi.advanceTimersByTime(10_000);
  expect(pulse()).toEqual({ screen: "run", standstill: 250 });
  // the clock goes on while no timer is served
  vi.setSystemTime(Date.parse("2030-01-01"));
  vi.spyOn(performance, "now").mockReturnValueOnce(performance.now() + 4_000);
  expect(pulse()).toEqual({ screen: "run", standstill: 4_000 });
  vi.advanceTimersByTime(1_000);
  expect(pulse().standstill).toBeLessThanOrEqual(250);
});

test("timers that were slowed down for a page that nobody saw are no standstill", () => {
  let visible = false;
  const pulse = beat(
    () => "home",
    () => visible,
  );
  vi.spyOn(performance, "now").mockReturnValueOnce(performance.now() + 60_000);
  visible = true;
  expect(pulse().standstill).toBe(0);
});
