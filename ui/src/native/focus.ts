// The keyboard stays where the person is. When what had the focus goes, or can't have it for a while, a page puts the
// focus on its very beginning, and the next Tab begins there.

/** What had the focus last, and what holds it, from the inside outwards. */
let path: Element[] = [];

/** It lost the focus by being disabled. */
let barred = false;

export function keepFocusNear(): void {
  document.addEventListener("focusin", (event) => {
    path = ancestry(event.target as Element);
    barred = false;
  });
  // Who presses beside everything has left it.
  document.addEventListener("pointerdown", () => (path = []), true);
  new MutationObserver(() => {
    if (path.length > 0 && isNowhere()) queueMicrotask(returnFocus);
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
}

/** Whoever puts the focus somewhere on purpose, in an effect of the same change, was first. */
function returnFocus(): void {
  const [last] = path;
  if (last === undefined || !isNowhere()) return;
  if (last.isConnected) {
    // One that can't have it for a while gets it back as soon as it can.
    const disabled = last.matches(":disabled");
    if (barred && !disabled && last instanceof HTMLElement) last.focus({ preventScroll: true });
    barred = disabled;
    return;
  }
  const left = path.find((one): one is HTMLElement => one.isConnected && one instanceof HTMLElement) ?? page();
  if (left === null) return;
  if (left.tabIndex < 0 && !left.hasAttribute("tabindex")) left.tabIndex = -1;
  left.classList.add("focus-kept");
  left.focus({ preventScroll: true });
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

const page = () => document.querySelector<HTMLElement>("main");

function ancestry(element: Element): Element[] {
  const found: Element[] = [];
  for (let one: Element | null = element; one !== null && one !== document.body; one = one.parentElement) {
    // The root of the page, or of a dialog beside it, says nothing of the place.
    if (one.parentElement !== document.body) found.push(one);
  }
  return found;
}
