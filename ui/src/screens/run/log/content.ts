// A build's log as the window knows it. It comes in parts, each once and in order; a long one isn't copied for each part.
import type { Fault, LogPart, LogState, LogText } from "../../../ipc/generated";

/** Lines that are shown; a log that is longer is written into a file as a whole. */
export const LINES_SHOWN = 500_000;

export interface LogContent {
  /** Grows in place: `count` says how much of it there is. */
  lines: LogText[];
  count: number;
  /** Null: nobody knows yet. */
  state: LogState | null;
  /** Whether everything that is there has been read. */
  whole: boolean;
  /** Whether the build is over. */
  over: boolean;
  fault: Fault | null;
}

export const UNREAD: LogContent = { lines: [], count: 0, state: null, whole: false, over: false, fault: null };

/** What is known after one more part. */
export function add(log: LogContent, part: LogPart): LogContent {
  const room = LINES_SHOWN - log.count;
  for (const line of room < part.lines.length ? part.lines.slice(0, room) : part.lines) log.lines.push(line);
  // What was read once stays, also when it is deleted at AWS meanwhile.
  const state = log.count > 0 ? "there" : part.state;
  return { lines: log.lines, count: log.lines.length, state, whole: part.end, over: part.over, fault: null };
}

/** Whether there are more lines than are shown. */
export const isCapped = (log: LogContent): boolean => log.count >= LINES_SHOWN;

/** The numbers of the lines that hold a text, whatever its capital letters. */
export function found(lines: readonly LogText[], text: string): number[] {
  if (text === "") return [];
  const wanted = text.toLowerCase();
  const numbers: number[] = [];
  for (const [at, line] of lines.entries()) if (line.text.toLowerCase().includes(wanted)) numbers.push(at);
  return numbers;
}

/** Which of the found lines comes after a line, or before it; the first follows the last. */
export function neighbour(numbers: readonly number[], line: number, step: 1 | -1): number {
  if (step === 1) return numbers.find((number) => number > line) ?? numbers[0] ?? -1;
  return numbers.findLast((number) => number < line) ?? numbers.at(-1) ?? -1;
}

/** A line in pieces: every second one is what was looked for. */
export function pieces(text: string, wanted: string): string[] {
  const lower = text.toLowerCase();
  // A few letters change their length with their case: then nothing can be marked at its place.
  if (wanted === "" || lower.length !== text.length) return [text];
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}

/** The whole text, for the clipboard. */
export const textOf = (lines: readonly LogText[]): string => lines.map((line) => `${line.text}\n`).join("");
