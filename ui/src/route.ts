// Where the person is in the window. It is kept, so that a window that opens again shows the same place.
import type { JobSnapshot, NoticePlace, ScreenPlace, Step } from "./ipc/generated";
import { kindOf } from "./jobs/kinds";

export type Route =
  | { screen: "home" }
  // the account's connections, or its hosts
  | { screen: "connections"; tab?: "hosts" }
  | { screen: "practice" }
  | { screen: "settings" }
  // a step to go to, and which build or pipeline it shall show; without it, the step that is kept with the setup. With a
  // field, it is that one to which the person is led
  | { screen: "wizard"; setup: string; step?: Step; part?: number; field?: string }
  | { screen: "files"; setup: string }
  // with a plan, unless something is at work; all runs of its pipeline, or one of them, instead of the newest
  | { screen: "run"; setup: string; plan?: true; runs?: "all" | { execution: string } };

const PLAIN = ["home", "connections", "practice", "settings"] as const;
const OF_SETUP = ["wizard", "files", "run"] as const;

/** A place as the settings keep it. */
export function screenPlace(route: Route): ScreenPlace {
  return { screen: route.screen, setup: "setup" in route ? route.setup : null };
}

/** The place that was kept, if it still is one. */
export function readRoute(stored: ScreenPlace | null, setups: readonly string[]): Route {
  if (stored === null) return { screen: "home" };
  const { screen, setup } = stored;
  const plain = PLAIN.find((one) => one === screen);
  if (plain) return { screen: plain };
  const ofSetup = OF_SETUP.find((one) => one === screen);
  if (ofSetup && setup !== null && setups.includes(setup)) return { screen: ofSetup, setup };
  return { screen: "home" };
}

/** Where a notification leads. */
export function noticeRoute({ setup, job }: NoticePlace): Route {
  return routeOf({ setup, kind: job });
}

/** Where a job is shown. */
export function routeOf({ setup, kind }: Pick<JobSnapshot, "setup" | "kind">): Route {
  const { screen, step } = kindOf({ kind });
  if (screen === "connections") return { screen, tab: "hosts" };
  return screen === "wizard" ? { screen, setup, step } : { screen, setup };
}
