// What the window was told and shows: each answer once, under its query and question.
import { QueryClient, focusManager } from "@tanstack/react-query";
import type { RenewableQuery } from "./commands";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A screen that is opened asks anew: what nobody shows any more is forgotten.
      gcTime: 0,
      // The program tries again by itself where that helps.
      retry: false,
      // It is on this machine: whether the machine is online says nothing.
      networkMode: "always",
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
    },
  },
});

// A window that lay behind others was visible all the while.
focusManager.setEventListener((look) => {
  if (typeof window === "undefined") return;
  const back = () => look();
  const events = ["focus", "visibilitychange"];
  events.forEach((event) => window.addEventListener(event, back));
  return () => events.forEach((event) => window.removeEventListener(event, back));
});

/** Whoever shows an answer to these asks anew. One that is on its way is old, too: it may come from before the change. */
export function makeOld(old: readonly RenewableQuery[]): void {
  for (const query of old) {
    const filter = { queryKey: [query] };
    void queries.cancelQueries(filter).then(() => queries.invalidateQueries(filter));
  }
}
