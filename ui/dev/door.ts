// The door out of the page for `npm run dev`: HTTP to a development build of the program on this machine, in the place of
// src/ipc/door.ts. Only vite's development server puts it there: the window's page is built without it.
import type { Commands, Fault, JobCursor } from "../src/ipc/generated";

/** The address that `npm run dev` prints ends in the program's port and the token that it asks for. */
const [port, token] = location.hash.slice(1).split(".");

/** Questions that outlive the page may be this long, in bytes: the limit of browsers for `keepalive`. */
const OUTLIVING = 60_000;

async function send(path: string, question: unknown, signal?: AbortSignal): Promise<Response> {
  if (!port || !token) throw new Error("`npm run dev` has printed the whole address of this page. Open that one.");
  const body = JSON.stringify(question);
  const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
    method: "POST",
    headers: { "x-gangway-door": token },
    body,
    keepalive: new TextEncoder().encode(body).length < OUTLIVING,
    signal: signal ?? null,
  });
  if (response.ok) return response;
  if (response.status === 422) throw (await response.json()) as Fault;
  throw new Error(`the program answered ${response.status} to ${path}`);
}

/** What the browser does in the place of the shell. It has no dialog that gives a path away: the person types it. */
const browser: { [N in keyof Commands]?: (question: Commands[N]["question"]) => Promise<Commands[N]["answer"]> } = {
  choose_folder: () => Promise.resolve(prompt("Path of a folder:")),
  choose_file: () => Promise.resolve(prompt("Path of a file:")),
  choose_destination: ({ name }) => Promise.resolve(prompt("Path of the file that is written:", name)),
  open_address: async (question) => {
    await send("ask/open_address", question);
    const tab = open(question.address);
    if (tab === null) throw { code: "browser-not-opened", facts: { address: question.address } } satisfies Fault;
    tab.opener = null;
    return null;
  },
};

/** The watch of each job: a newer one replaces it. */
const watches = new Map<string, AbortController>();

async function readLines(response: Response, hear: (message: unknown) => void) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let begun = "";
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    const lines = (begun + read.value).split("\n");
    begun = lines.pop() ?? "";
    lines.forEach((line) => hear(JSON.parse(line)));
  }
}

addEventListener("focus", () => void send("focus", null).catch(() => undefined));

export const { ask, listenTo, onDrop, onNotice, onClosing }: typeof import("../src/ipc/door") = {
  ask: async (command, request) => {
    const own = browser[command as keyof Commands] as ((question: unknown) => Promise<unknown>) | undefined;
    return own ? own(request) : (await send(`ask/${command}`, request)).json();
  },
  listenTo: async (command, request, hear) => {
    const { job } = request as JobCursor;
    const watch = new AbortController();
    watches.get(job)?.abort();
    watches.set(job, watch);
    const response = await send(`ask/${command}`, request, watch.signal);
    // it ends with the job, with the page, or when a newer one replaces it
    void readLines(response, hear).catch(() => undefined);
    return null;
  },
  // a browser tells no paths of what is dropped
  onDrop: () => Promise.resolve(() => undefined),
  // a browser shows no notifications
  onNotice: () => Promise.resolve(() => undefined),
  onClosing: (save) => {
    addEventListener("pagehide", save);
    return Promise.resolve(() => removeEventListener("pagehide", save));
  },
};
