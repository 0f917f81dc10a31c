import { useEffect, useState } from "react";
import { Button } from "../kit/button";
import { DANGER } from "../theme/danger";
import { LeadingButton } from "./lead";

/** What is asked is on the screen this long before it can be answered, ms: the second press of a double click isn't a yes. */
const LOOK = 600;

/**
 * The button that carries out what is shown beside it. Mounted with what it approves (by the plan's digest as its key),
 * after the buttons that change nothing.
 */
export function Approve(props: {
  approve(): void;
  id: string;
  children: string;
  busy?: boolean;
  /** Whether something else is still missing, e.g. a name to be typed. */
  disabled?: boolean;
  /** The lesser of two answers. */
  plain?: boolean;
  /** Whether something is gone afterwards. */
  deletes?: boolean;
}) {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), LOOK);
    return () => clearTimeout(timer);
  }, []);
  const Shown = props.plain ? Button : LeadingButton;
  const ready = seen && !props.disabled;
  return (
    <Shown
      disabled={!ready}
      loading={props.busy}
      onClick={props.approve}
      style={props.deletes && ready && !props.busy ? DANGER : undefined}
      data-testid={props.id}
    >
      {props.children}
    </Shown>
  );
}
