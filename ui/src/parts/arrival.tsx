import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when what had it is gone, so that the keyboard goes on from here. */
export function Arrival(props: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = place.current;
    if (here === null || (document.activeElement !== null && document.activeElement !== document.body)) return;
    here.focus({ preventScroll: true });
    // What was pressed may have stood far below where this begins.
    const { top } = here.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) here.scrollIntoView({ block: "start" });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="arrival">
      {props.children}
    </div>
  );
}
