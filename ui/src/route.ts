// Where the person is in the window. It is kept, so that a window that opens again shows the same place.
import type { Step } from "./ipc/generated";

export type Route =
  | { screen: "home" }
  | { screen: "connections" }
  | { screen: "practice" }
  | { screen: "settings" }
  | { screen: "wizard"; setup: string; step?: Step } // a step to go to; without it, the one that is kept with the setup
  | { screen: "files"; setup: string }
  | { screen: "run"; setup: string; plan?: true }; // with a plan, unless something is at work

const KEY = "gangway.route";
const PLAIN = ["home", "connections", "practice", "settings"] as const;
const OF_SETUP = ["wizard", "files", "run"] as const;

/** Keeps a place. A window without storage just opens at home. */
export function keepRoute(route: Route): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...route, step: undefined, plan: undefined }));
  } catch {
    // no storage: see above
  }
}

/** The place that was kept, if it still is one. */
export function keptRoute(setups: readonly string[]): Route {
  try {
    return readRoute(JSON.parse(localStorage.getItem(KEY) ?? "null"), setups);
  } catch {
    return { screen: "home" };
  }
}

/** A place from what was stored. */
export function readRoute(stored: unknown, setups: readonly string[]): Route {
  if (typeof stored !== "object" || stored === null) return { screen: "home" };
  const { screen, setup } = stored as { screen?: unknown; setup?: unknown };
  const plain = PLAIN.find((one) => one === screen);
  if (plain) return { screen: plain };
  const ofSetup = OF_SETUP.find((one) => one === screen);
  if (ofSetup && typeof setup === "string" && setups.includes(setup)) return { screen: ofSetup, setup };
  return { screen: "home" };
}
