// What is said of a run. Much of it is the text of others: it stays in its place, and isn't too long.
import type { RunPage, RunSummary, RunView } from "../../ipc/generated";
import { summaryText } from "../../parts/summary";
import { asShown } from "../../words/say";

/** Characters of a commit's id, as git shortens it. */
const SHORT = 8;
/** Characters of a line that are shown. */
const LONGEST = 200;
/** Characters of a paragraph that are shown. */
const PARAGRAPH = 2_000;

/** The commit of a run: its short id, and the first line of its message. */
export function commitOf(run: Pick<RunSummary, "revision" | "revisionSummary">): { id: string; line: string } {
  return { id: (run.revision ?? "").slice(0, SHORT), line: firstLine(summaryText(run.revisionSummary ?? "")) };
}

/** The first line that says something, without what is no letter. */
export function firstLine(text: string): string {
  const [line = ""] = asShown(text)
    .slice(0, 10_000)
    .split(/[\r\n\u2028\u2029\u0085]+/)
    .map((one) => one.replace(/\p{Cc}/gu, " ").trim())
    .filter((one) => one !== "");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The text of others as a paragraph: a commit's message, an approval's comment, what AWS says of an action. */
export function paragraph(text: string): string {
  const shown = asShown(text.slice(0, PARAGRAPH)).replace(/[^\P{Cc}\n\t]/gu, " ");
  return text.length > PARAGRAPH ? `${shown}…` : shown;
}

/** Who began a run by hand: the name at the end of the ARN. */
export function starterOf(run: Pick<RunSummary, "trigger" | "triggerDetail">): string | null {
  const { trigger, triggerDetail } = run;
  if (trigger !== "StartPipelineExecution" || triggerDetail === null) return null;
  const name = firstLine(triggerDetail.startsWith("arn:") ? (triggerDetail.split("/").at(-1) ?? "") : triggerDetail);
  return name === "" ? null : name;
}

/** Whether nothing of it runs or waits any more. */
export const isOver = (run: Pick<RunSummary, "status">): boolean =>
  run.status !== "InProgress" && run.status !== "Stopping";

/** How long it took, in seconds; null where AWS doesn't say. */
export function secondsOf(run: Pick<RunSummary, "startedAt" | "updatedAt">): number | null {
  const seconds = (Date.parse(run.updatedAt ?? "") - Date.parse(run.startedAt ?? "")) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** When the first action of a run began, and how long it was until the last one changed; null before any did. */
export function timesOf(run: Pick<RunView, "stages">): { startedAt: string; seconds: number | null } | null {
  const actions = run.stages.flatMap((stage) => stage.actions);
  const earliest = actions.flatMap((action) => action.startedAt ?? []).sort(byTime);
  const latest = actions.flatMap((action) => action.updatedAt ?? []).sort(byTime);
  const [startedAt] = earliest;
  if (startedAt === undefined) return null;
  return { startedAt, seconds: secondsOf({ startedAt, updatedAt: latest.at(-1) ?? null }) };
}

const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other);

/** The runs of all pages, each once: while one page is read, a new run moves all others on. */
export function together(pages: readonly Pick<RunPage, "runs">[]): RunSummary[] {
  const runs = new Map<string, RunSummary>();
  for (const run of pages.flatMap((page) => page.runs)) if (!runs.has(run.execution)) runs.set(run.execution, run);
  return [...runs.values()];
}
