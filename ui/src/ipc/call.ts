// Typed questions to the program. An answer arrives, or a `Fault` is thrown: a code and facts, which `words` puts
// into a sentence.
import * as door from "./door";
import type { Commands, Fault, JobMessage, JobCursor } from "./generated";

type Name = keyof Commands;
type Question<N extends Name> = Commands[N]["question"];
type Answer<N extends Name> = Commands[N]["answer"];

/** Asks one command of the table. */
export async function call<N extends Name>(
  name: N,
  ...question: Question<N> extends null ? [] : [Question<N>]
): Promise<Answer<N>> {
  return (await door.ask(name, question[0] ?? null)) as Answer<N>;
}

/** Hears a job from what is known of it until it ends, or until a newer watch of the same job replaces this one. */
export function watchJob(since: JobCursor, hear: (message: JobMessage) => void): Promise<unknown> {
  return door.listenTo("watch_job", since, (message) => hear(message as JobMessage));
}

/** Paths dropped on the window. The answer ends the listening. */
export function onDrop(drop: (paths: string[]) => void): () => void {
  return ending(door.onDrop(drop));
}

/** The window is about to close. The answer ends the listening. */
export function onClosing(save: () => void): () => void {
  return ending(door.onClosing(save));
}

/** What was thrown, as a fault. Anything that the program didn't word is a defect of ours, and says so. */
export function faultOf(thrown: unknown): Fault {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
    const facts = "facts" in thrown && typeof thrown.facts === "object" && thrown.facts !== null ? thrown.facts : {};
    return { code: thrown.code, facts } as Fault;
  }
  return { code: "internal", facts: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}

function ending(listening: Promise<() => void>): () => void {
  let ended = false;
  void listening.then((end) => ended && end()).catch(() => undefined);
  return () => {
    ended = true;
    void listening.then((end) => end()).catch(() => undefined);
  };
}
