// Typed questions to the program. An answer arrives, or a `Fault` is thrown: a code and facts, which `words` puts
// into a sentence.
import { type Act, type Answer, type Command, type Query, type Question, madeOldBy } from "./commands";
import * as door from "./door";
import type { Fault, JobMessage, JobCursor, NoticePlace } from "./generated";
import { press } from "./press";
import { makeOld } from "./queries";

/** Asks once. What a component shows it asks with `useAnswer`, which hears when the answer is old. */
export function ask<Q extends Query>(query: Q, question: Question<Q>): Promise<Answer<Q>> {
  return send(query, question);
}

/** Has a command carried out. What the window shows of what it changes is asked anew. */
export function call<A extends Act>(
  act: A,
  ...question: Question<A> extends null ? [] : [Question<A>]
): Promise<Answer<A>> {
  return send(act, question[0] ?? null);
}

async function send<C extends Command>(command: C, question: unknown): Promise<Answer<C>> {
  try {
    return (await door.ask(command, question)) as Answer<C>;
  } finally {
    await press.released();
    // One that failed may have come half-way.
    makeOld(madeOldBy(command));
  }
}

/** Hears a job from what is known of it until it ends, or until a newer watch of the same job replaces this one. */
export function watchJob(since: JobCursor, hear: (message: JobMessage) => void): Promise<unknown> {
  const later = (message: unknown) => void press.released().then(() => hear(message as JobMessage));
  return door.listenTo("watch_job", since, later).finally(() => press.released());
}

/** Paths dropped on the window. The answer ends the listening. */
export function onDrop(drop: (paths: string[]) => void): () => void {
  return ending(door.onDrop(drop));
}

/** A notification was clicked: where it leads. The answer ends the listening. */
export function onNotice(lead: (place: NoticePlace) => void): () => void {
  return ending(door.onNotice(lead));
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
