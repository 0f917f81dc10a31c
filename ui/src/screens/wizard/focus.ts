// The way from what is said of a field to the field itself.

/** Puts the keyboard on a field, in the middle of the page. Whether there is one. */
export function focusField(page: ParentNode, field: string): boolean {
  const path = field.split(".");
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join(".");
    const place = page.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const control = place && (place.querySelector<HTMLElement>("[aria-invalid='true']") ?? firstControl(place));
    if (control) return focus(control);
  }
  const wrong = page.querySelector<HTMLElement>("[aria-invalid='true']");
  return wrong !== null && focus(wrong);
}

const firstControl = (place: Element) =>
  place.querySelector<HTMLElement>("input:checked") ?? place.querySelector<HTMLElement>("input, textarea, button");

function focus(control: HTMLElement): boolean {
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
  return true;
}
