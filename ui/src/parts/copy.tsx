import { useEffect, useState } from "react";
import { Button } from "../kit/button";
import { StatusIndicator } from "../kit/status-indicator";
import { say } from "../words/say";

/** That it was copied is said this long, ms. */
const SAID = 4_000;

/** Copies a text, and says beside the button whether that worked. */
export function Copy(props: {
  /** What is copied; of a long one only how to come by it. */
  text: string | (() => string);
  disabled?: boolean;
  id?: string;
  /** What is copied, where that isn't plain from what stands around; the button is then an icon. */
  of?: string;
}) {
  const { text, of } = props;
  const [outcome, setOutcome] = useState<"done" | "failed" | null>(null);
  useEffect(() => {
    if (outcome !== "done") return;
    const timer = setTimeout(() => setOutcome(null), SAID);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    setOutcome(null);
    navigator.clipboard
      .writeText(typeof text === "string" ? text : text())
      .then(() => setOutcome("done"))
      .catch(() => setOutcome("failed"));
  };
  return (
    <span className="copy">
      <Button
        variant={of === undefined ? "normal" : "icon"}
        iconName="copy"
        ariaLabel={of === undefined ? undefined : `${say("window-copy")}: ${of}`}
        disabled={props.disabled}
        data-testid={props.id}
        onClick={copy}
      >
        {of === undefined && say("window-copy")}
      </Button>
      <span role="status">
        {outcome === "done" && <StatusIndicator type="success">{say("window-copied")}</StatusIndicator>}
        {outcome === "failed" && <StatusIndicator type="error">{say("window-copy-failed")}</StatusIndicator>}
      </span>
    </span>
  );
}
