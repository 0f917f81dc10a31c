import "./theme/theme.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { first } from "./ipc/first";
import { queries } from "./ipc/queries";
import { behaveAsNative } from "./native";
import { ErrorBoundary } from "./parts/error-boundary";
import { answerWatchdog } from "./pulse";
import { dress } from "./theme/dress";
import { speak } from "./words/say";
import { guess } from "./words/sources";

// What `cargo xtask bench` reads the parts of a start from; a mark costs microseconds.
performance.mark("script");
const root = document.getElementById("root");

async function start() {
  document.documentElement.classList.toggle("linux", navigator.userAgent.includes("Linux"));
  const guessed = guess();
  const [overview] = await Promise.all([first, speak(guessed)]);
  performance.mark("answered");
  if (overview && overview.language !== guessed) await speak(overview.language);
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
answerWatchdog();
void start();
