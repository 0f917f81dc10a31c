import "./theme/theme.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { ask } from "./ipc/call";
import type { Language } from "./ipc/generated";
import { queries } from "./ipc/queries";
import { behaveAsNative } from "./native";
import { ErrorBoundary } from "./parts/error-boundary";
import { dress } from "./theme/dress";
import { speak } from "./words/say";

const guess: Language = navigator.language.startsWith("ja") ? "ja" : "en";
const root = document.getElementById("root");

async function start() {
  const [overview] = await Promise.all([
    ask("overview", null).catch(() => null), // the window asks again, and says why not
    speak(guess), // most often the right one; loads while the program looks around
  ]);
  if (overview && overview.language !== guess) await speak(overview.language);
  dress(overview?.settings.theme ?? "system");
  if (root === null) return;
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <ErrorBoundary>
        <App first={overview} />
      </ErrorBoundary>
    </QueryClientProvider>,
  );
}

behaveAsNative();
void start();
