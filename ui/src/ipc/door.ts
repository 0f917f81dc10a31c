// The one door out of the window: the only file that names the shell. Everything else asks through call.ts.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { NoticePlace } from "./generated";

/** Asks the shell. Rejects with what the command answered instead. */
export function ask(command: string, request: unknown): Promise<unknown> {
  return invoke(command, { request });
}

/** Asks a command that goes on talking; `hear` gets each of its messages. */
export function listenTo(command: string, request: unknown, hear: (message: unknown) => void): Promise<unknown> {
  const channel = new Channel<unknown>();
  channel.onmessage = hear;
  return invoke(command, { request, channel });
}

/** The paths that the person drops on the window. The answer ends the listening. */
export function onDrop(drop: (paths: string[]) => void): Promise<() => void> {
  return listen<{ paths: string[] }>("tauri://drag-drop", (event) => drop(event.payload.paths));
}

/** The person clicked a notification. The answer ends the listening. */
export function onNotice(lead: (place: NoticePlace) => void): Promise<() => void> {
  return listen<NoticePlace>("notice", (event) => lead(event.payload));
}

/** The window is about to close: what was typed last is saved now. The answer ends the listening. */
export function onClosing(save: () => void): Promise<() => void> {
  return listen("closing", save);
}
