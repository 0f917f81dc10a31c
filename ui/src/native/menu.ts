// The menu of a browser offers to reload the page and to look at its source. Over text it copies and pastes: there it stays.
import { EDITABLE, elementOf } from "./selection";

export function keepMenuToText(): void {
  window.addEventListener("contextmenu", (event) => {
    const over = elementOf(event.target);
    const selection = getSelection();
    const chosen = selection !== null && !selection.isCollapsed && over !== null && selection.containsNode(over, true);
    if (!over?.closest(EDITABLE) && !chosen) event.preventDefault();
  });
}
