// Keys that an input method takes: Enter ends a conversion, Escape takes it back, arrows choose among candidates.

/** The key code of whatever an input method handles. */
const TAKEN = 229;

/**
 * Whether a key belongs to an input method. WebKit on macOS says `isComposing: false` for the very Enter that ends a
 * conversion (https://bugs.webkit.org/show_bug.cgi?id=165004); its key code still says whose it is.
 */
export const isComposing = (event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean =>
  event.isComposing || event.keyCode === TAKEN;

/** No component hears such a key, so that none reads a field, sends it or closes a dialog. The text still arrives. */
export function leaveCompositionAlone(): void {
  const stop = (event: KeyboardEvent) => isComposing(event) && event.stopImmediatePropagation();
  for (const kind of ["keydown", "keyup"] as const) window.addEventListener(kind, stop, { capture: true });
}
