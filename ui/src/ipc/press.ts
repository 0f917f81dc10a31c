// What the window shows may change at any moment: an answer makes a sentence vanish, and everything below it moves up.
// A control that moves away between the press of a pointer and its release gets no click. So answers wait for the
// release.

/** A press lasts no longer, ms: whoever drags a scroll bar releases it unheard in some browsers. */
const LONGEST = 1000;

/** Whether the pointer is pressed, and who waits for its release. */
export class Press {
  private release: (() => void) | null = null;
  private over: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The pointer is pressed. */
  begin(): void {
    this.end();
    this.over = new Promise((release) => (this.release = release));
    this.timer = setTimeout(() => this.end(), LONGEST);
  }

  /** It is released, and the click that comes of it has been heard. */
  end(): void {
    clearTimeout(this.timer);
    this.release?.();
    this.release = null;
  }

  /** Resolves once no press is going on; at once, where none is. Who waited first goes on first. */
  released(): Promise<void> {
    return this.over;
  }

  /** Follows the presses on a page. */
  follow(page: Document): void {
    const options = { capture: true, passive: true };
    page.addEventListener("pointerdown", () => this.begin(), options);
    // The click is heard after the release, in a task of its own at the latest.
    const end = () => void setTimeout(() => this.end());
    for (const event of ["pointerup", "pointercancel", "dragend"]) page.addEventListener(event, end, options);
  }
}

/** The press on the window's page. */
export const press = new Press();
if (typeof document !== "undefined") press.follow(document);
