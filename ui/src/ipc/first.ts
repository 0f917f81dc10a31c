// The first question, asked before the page has come so far that it shows the answer.
import * as door from "./door";
import type { Overview } from "./generated";

/** What Home shows; none where it was refused: the window asks again, and says why. */
export const first = door.ask("overview", null).then(
  (answer) => answer as Overview,
  () => null,
);
