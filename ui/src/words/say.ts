// Says sentences: ids go in, whole sentences come out. The texts stand in src-tauri/crates/words/{en,ja}.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Fact, Fault, Language, Problem } from "../ipc/generated";
import type { Words } from "./ids";
import { sourcesOf } from "./sources";

export type Id = keyof Words;
type Facts = Record<string, FluentVariable>;

// Marks that turn the direction of the text around them. In a value they are shown, not obeyed.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;

// Where a message begins: what belongs to it is indented.
const BEGINNING = /^(?=[a-zA-Z])/m;

let bundle = new FluentBundle("en", { useIsolating: false });
/** The messages as they are written, by id. Each is read when it is said first: all of them would be a part of the start. */
let written = new Map<string, string>();
let spoken: Language = "en";

/** Speaks a language from now on. The page's `lang` goes with it. */
export async function speak(language: Language): Promise<void> {
  const sources = await sourcesOf(language);
  const messages = sources.flatMap((source) => source.split(BEGINNING));
  written = new Map(messages.map((text) => [text.slice(0, text.indexOf("=")).trimEnd(), text]));
  bundle = new FluentBundle(language, { useIsolating: false }); // `plain` does it, where it matters
  spoken = language;
  if (typeof document !== "undefined") document.documentElement.lang = language;
}

/** The language that is spoken. */
export function language(): Language {
  return spoken;
}

/** One sentence. The compiler asks for exactly the values that it names. */
export function say<I extends Id>(
  id: I,
  ...facts: [Words[I]] extends [never] ? [] : [Record<Words[I], FluentVariable>]
): string {
  return sentence(id, facts[0] ?? {}) ?? id;
}

/** What happened; where its cause is known, or its log, only where it happened. */
export function sayFault(fault: Fault): string {
  const apart = causeOf(fault) !== null || typeof fault.facts["log"] === "string";
  const where = apart ? sentence(`fault-${fault.code}.because`, fault.facts) : null;
  return where ?? sentence(`fault-${fault.code}`, fault.facts) ?? say("window-fault-unknown", { code: fault.code });
}

/** What a message of AWS or of a tool means, where that is known. */
export function sayMeaning(fault: Fault): string | null {
  const cause = causeOf(fault);
  return cause === null ? null : sentence(cause, fault.facts);
}

/** AWS's own words, where no other sentence says them. */
export function sayAwsWords(fault: Fault): string | null {
  const apart = sayFault(fault) !== sentence(`fault-${fault.code}`, fault.facts);
  return apart && typeof fault.facts["detail"] === "string" ? sentence("aws-says", fault.facts) : null;
}

/** What to do about it. */
export function sayNext(fault: Fault): string | null {
  return sentence(`${causeOf(fault) ?? `fault-${fault.code}`}.next`, fault.facts);
}

function causeOf(fault: Fault): string | null {
  const cause = fault.facts["cause"];
  return typeof cause === "string" && known(`cause-${cause}`) ? `cause-${cause}` : null;
}

/** Why something that is being tried again didn't work: without what the person would have to do. */
export function sayCause(fault: Fault): string {
  return sentence(`fault-${fault.code}.cause`, fault.facts) ?? sayFault(fault);
}

/** What is wrong at a field. */
export function sayProblem(problem: Problem): string {
  return sentence(`problem-${problem.code}`, problem.facts) ?? say("window-fault-unknown", { code: problem.code });
}

/** A sentence of a family whose members the program names: a resource's purpose, a statement's reason, an event. */
export function sayOf(
  family:
    | "action"
    | "cause"
    | "event"
    | "evidence"
    | "resource"
    | "why"
    | "browser"
    | "host-page"
    | "network"
    | "network-check"
    | "network-unknown"
    | "certificate"
    | "provider"
    | "not-offered"
    | "recipe"
    | "format"
    | "package-manager"
    | "region"
    | "run-status"
    | "run-trigger"
    | "page",
  code: string,
  facts: { [key in string]: Fact } = {},
): string {
  return sentence(`${family}-${code}`, facts) ?? code;
}

/** What to do about it: of a family whose sentences have that beside them. */
export function sayNextOf(
  family: "network" | "network-unknown" | "certificate",
  code: string,
  facts: { [key in string]: Fact } = {},
): string | null {
  return sentence(`${family}-${code}.next`, facts);
}

/** A status of CloudFormation in a word; one without a word is shown as AWS spells it. */
export function stackWord(status: string): string {
  return sentence(`window-stack-${status}`, {}) ?? status;
}

/** What it means for a stack, where its word doesn't say it all. */
export function stackMeaning(status: string): string | null {
  return sentence(`window-stack-${status}.what`, {});
}

/** Whether there is such a sentence. */
export function known(id: string): boolean {
  return sentence(id, {}) !== null;
}

function sentence(id: string, facts: Facts): string | null {
  const [name = "", attribute] = id.split(".");
  const message = messageOf(name);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  // A value that is missing shows as its name, and is found by the test that reads the source.
  return pattern ? bundle.formatPattern(pattern, plain(facts), []) : null;
}

function messageOf(name: string) {
  const text = written.get(name);
  if (text !== undefined && !bundle.hasMessage(name)) bundle.addResource(new FluentResource(text));
  return bundle.getMessage(name);
}

/** A name that somebody else chose, as it may be shown by itself. */
export function asShown(name: string): string {
  return name.replace(TURNING, "\ufffd");
}

/** Values as they may stand in a sentence: text of the other direction stays within its own bounds. */
function plain(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      const text = asShown(value);
      return [name, RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text];
    }),
  );
}
