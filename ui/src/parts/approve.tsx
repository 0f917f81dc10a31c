import { useEffect, useState } from "react";
import { Button } from "../kit/button";

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
}) {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), LOOK);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button
      variant={props.plain ? "normal" : "primary"}
      disabled={!seen || props.disabled}
      loading={props.busy}
      onClick={props.approve}
      data-testid={props.id}
    >
      {props.children}
    </Button>
  );
}
