import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when what had it is gone, so that the keyboard goes on from here. */
export function Arrival(props: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="arrival">
      {props.children}
    </div>
  );
}
