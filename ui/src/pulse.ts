// Whether the page lives: the program asks now and then (src-tauri/src/watchdog.rs), and notes in its log what stood still.

const EVERY = 250;

interface Pulse {
  screen: string;
  /** The longest time between two ticks since it was asked last, ms. */
  standstill: number;
}

/** Begins to tick. The answer gives the pulse, and begins to measure anew. */
export function beat(screen: () => string, visible: () => boolean, clock: () => number): () => Pulse {
  let last = clock();
  let longest = 0;
  let seen = visible();
  const tick = () => {
    const now = clock();
    // The timers of a page that nobody sees are slowed down.
    if (seen && visible()) longest = Math.max(longest, now - last);
    seen = visible();
    last = now;
  };
  setInterval(tick, EVERY);
  return () => {
    tick();
    const pulse = { screen: screen(), standstill: Math.round(longest) };
    longest = 0;
    return pulse;
  };
}

/** Answers the program from now on. */
export function answerWatchdog(): void {
  const screen = () => document.querySelector<HTMLElement>("main")?.dataset["screen"] ?? "";
  const visible = () => document.visibilityState === "visible";
  Object.assign(window, { __pulse: beat(screen, visible, () => performance.now()) });
}
