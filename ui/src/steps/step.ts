import { type MutableRefObject, createContext, useContext } from "react";
import type { Step } from "../ipc/generated";
import type { Route } from "../route";
import type { OpenSetup } from "../wizard/use-setup";

/** What a step of the wizard works with. */
export interface StepProps {
  open: OpenSetup;
  /** Which build or pipeline of the setup it asks about. */
  part: number;
  /** To another step; where it asks about one of several parts, to this one. */
  show(step: Step, part?: number): void;
  /** To another place of the window. */
  go(route: Route): void;
  /** Work that Next does first, e.g. looking at a repository that was typed just now. */
  before: MutableRefObject<(() => Promise<void>) | null>;
}

/** Which fields show their problems: those that were touched, and all once Next was pressed. */
export interface Shown {
  tried: boolean;
  touched: ReadonlySet<string>;
  touch(field: string): void;
  /** What Next complained of is no longer the question. */
  forget(): void;
}

/** The field to which the person was led, to be there at once. */
export const WantedField = createContext<string | null>(null);

export const ShownContext = createContext<Shown>({
  tried: false,
  touched: new Set(),
  touch: () => undefined,
  forget: () => undefined,
});
export const useShown = () => useContext(ShownContext);
