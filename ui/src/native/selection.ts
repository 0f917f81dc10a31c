// Ctrl+A in a program selects the text of one thing. In a page it would paint everything, the buttons too.

/** Where text is typed. */
export const EDITABLE = "input, textarea, [contenteditable='true']";

/** What is copied as a whole. */
const BLOCKS = "pre, code, table, [data-block], [role='alert'], [role='status'], [role='dialog']";

export function selectWithinBlocks(): void {
  window.addEventListener("keydown", (event) => {
    const all = event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!all || elementOf(event.target)?.closest(EDITABLE)) return;
    event.preventDefault();
    const selection = getSelection();
    // Where the person clicked last, else where the keyboard is.
    const from = elementOf(selection?.anchorNode ?? null) ?? document.activeElement;
    const block = from?.closest(BLOCKS) ?? document.activeElement?.closest(BLOCKS);
    if (block) selection?.selectAllChildren(block);
  });
}

/** The element that a place in the page is, or is in. */
export const elementOf = (place: EventTarget | null): Element | null =>
  place instanceof Element ? place : place instanceof Node ? place.parentElement : null;
