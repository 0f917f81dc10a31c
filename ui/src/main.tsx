import "./theme/theme.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { call, faultOf } from "./ipc/call";
import type { Fault, Language, Overview } from "./ipc/generated";
import { dress } from "./theme/dress";
import { speak } from "./words/say";

const guess: Language = navigator.language.startsWith("ja") ? "ja" : "en";
const root = document.getElementById("root");

async function start() {
  const [answer] = await Promise.all([
    call("overview").catch((thrown: unknown): Fault => faultOf(thrown)),
    speak(guess), // most often the right one; loads while the program looks around
  ]);
  const overview: Overview | null = "code" in answer ? null : answer;
  if (overview && overview.language !== guess) await speak(overview.language);
  dress(overview?.settings.theme ?? "system");
  if (root) createRoot(root).render(<App first={overview} fault={"code" in answer ? answer : null} />);
}

void start();
