// What a native program does and a page doesn't: everything that is the window's own, before any component hears of it.
import { leaveCompositionAlone } from "./composition";
import { keepFocusNear } from "./focus";
import { keepMenuToText } from "./menu";
import { selectWithinBlocks } from "./selection";

/** From now on. Once, before the page is drawn. */
export function behaveAsNative(): void {
  leaveCompositionAlone();
  selectWithinBlocks();
  keepMenuToText();
  keepFocusNear();
}
