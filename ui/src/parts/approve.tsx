import { useEffect, useState } from "react";
import { Button } from "../kit/button";

/** A plan is on the screen this long before it can be approved, ms: the second press of a double click isn't a yes. */
const LOOK = 600;

/** The button that carries out the plan beside it. Mounted with the plan, after the buttons that change nothing. */
export function Approve(props: { busy: boolean; approve(): void; id: string; children: string }) {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), LOOK);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button variant="primary" disabled={!seen} loading={props.busy} onClick={props.approve} data-testid={props.id}>
      {props.children}
    </Button>
  );
}
