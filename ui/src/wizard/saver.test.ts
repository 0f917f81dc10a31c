import { beforeEach, expect, test, vi } from "vitest";
import { type Saving, saver } from "./saver";

beforeEach(() => {
  vi.useFakeTimers();
});

function bench(save?: (value: number) => Promise<void>) {
  const saved: number[] = [];
  const said: Saving[] = [];
  const one = saver<number>(
    async (value) => {
      await save?.(value);
      saved.push(value);
    },
    (saving) => said.push(saving),
    100,
  );
  return { one, saved, said };
}

test("typing goes on, saving too: the newest in each pause", async () => {
  const { one, saved } = bench();
  for (let key = 1; key <= 10; key++) {
    one.put(key);
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(200);
  expect(saved.length).toBeGreaterThan(1);
  expect(saved.length).toBeLessThan(10);
  expect(saved.at(-1)).toBe(10);
});

test("flush saves at once, and ends when it is saved", async () => {
  const { one, saved, said } = bench();
  one.put(1);
  await one.flush();
  expect(saved).toEqual([1]);
  expect(said).toEqual(["saving", "saved"]);
});

test("never two at a time, and the last one wins", async () => {
  let running = 0;
  const { one, saved } = bench(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((done) => setTimeout(done, 50));
    running -= 1;
  });
  one.put(1);
  void one.flush();
  one.put(2);
  const end = one.flush();
  one.put(3);
  await vi.advanceTimersByTimeAsync(500);
  await end;
  expect(saved.at(-1)).toBe(3);
});

test("what couldn't be saved goes with the next attempt", async () => {
  let full = true;
  const { one, saved, said } = bench(async () => {
    if (full) throw new Error("disk full");
  });
  one.put(1);
  await one.flush();
  expect(said.at(-1)).toBe("failed");
  full = false;
  await one.flush();
  expect(saved).toEqual([1]);
  expect(said.at(-1)).toBe("saved");
});

test("settled saves nothing sooner, and ends when what was typed last is saved", async () => {
  const { one, saved } = bench();
  const heard: string[] = [];
  void one.settled().then(() => heard.push("nothing to save"));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(["nothing to save"]);
  one.put(1);
  void one.settled().then(() => heard.push(`${saved.at(-1)}`));
  await vi.advanceTimersByTimeAsync(50);
  one.put(2);
  expect(heard.length).toBe(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard.at(-1)).toBe("2");
});

test("settled ends where saving failed, too", async () => {
  const { one } = bench(() => Promise.reject(new Error("disk full")));
  one.put(1);
  let ended = false;
  void one.settled().then(() => (ended = true));
  await vi.advanceTimersByTimeAsync(100);
  expect(ended).toBe(true);
});
