import { type ReactNode, useEffect, useState } from "react";
import { ExpandableSection } from "../kit/expandable-section";

const WIDE = "(min-width: 1120px)";

/** A question, and beside it why it is asked; below a width the reason folds away above it. */
export function Beside(props: { title: string; help: ReactNode; children: ReactNode }) {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const follow = () => setWide(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const help = wide ? (
    <aside className="beside-help" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.help}
    </aside>
  ) : (
    <ExpandableSection headerText={props.title}>
      <div className="beside-help">{props.help}</div>
    </ExpandableSection>
  );
  return (
    <div className="beside">
      {!wide && help}
      <div>{props.children}</div>
      {wide && help}
    </div>
  );
}
