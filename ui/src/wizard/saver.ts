// Saves what is typed: at once after a pause, at most once in `pause` ms while typing goes on, never two at a time,
// always ending with the newest.

interface Saver<T> {
  /** There is something newer to save. */
  put(value: T): void;
  /** Saves now what isn't saved yet; ends when it is. */
  flush(): Promise<void>;
  /** Saves nothing sooner; ends when all of it was tried. */
  settled(): Promise<void>;
}

export type Saving = "saved" | "saving" | "failed";

export function saver<T>(
  save: (value: T) => Promise<void>,
  report: (saving: Saving, reason?: unknown) => void,
  pause = 250,
): Saver<T> {
  let newest: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let work: Promise<void> | null = null;
  let waiting: (() => void)[] = [];

  async function drain(): Promise<void> {
    while (newest !== null) {
      const { value } = newest;
      newest = null;
      try {
        await save(value);
      } catch (reason) {
        // What couldn't be saved is kept, unless something newer has come, and goes with the next attempt.
        newest ??= { value };
        report("failed", reason);
        return;
      }
    }
    report("saved");
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (newest === null) return work ?? Promise.resolve();
    work = (work ?? Promise.resolve()).then(drain).finally(() => {
      work = null;
      for (const go of waiting) go();
      waiting = [];
    });
    return work;
  }

  function settled(): Promise<void> {
    // Without a timer, what is left there failed.
    if (work === null && (newest === null || timer === null)) return Promise.resolve();
    return new Promise((go) => waiting.push(go));
  }

  return {
    put(value) {
      newest = { value };
      report("saving");
      timer ??= setTimeout(() => void flush(), pause);
    },
    flush,
    settled,
  };
}
