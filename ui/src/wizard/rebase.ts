/** An answer of the program, with the members that the person has changed since what it answers to was saved. */
export function rebase<T extends object>(answer: T, saved: T, now: T): T {
  const changed = (Object.keys(now) as (keyof T)[]).filter((key) => now[key] !== saved[key]);
  return changed.reduce((rest, key) => ({ ...rest, [key]: now[key] }), answer);
}
