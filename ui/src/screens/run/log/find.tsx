import { useEffect, useRef } from "react";
import { Button } from "../../../kit/button";
import { testids } from "../../../testids";
import { say } from "../../../words/say";

/** The field to search a log with. Ctrl+F or ⌘F leads to it, Enter, F3 and Ctrl+G to the next line, with Shift back. */
export function Find(props: {
  wanted: string;
  /** How many lines hold it. */
  count: number;
  /** Which of them is shown, from 1; 0: none yet. */
  at: number;
  want(text: string): void;
  step(step: 1 | -1): void;
  /** The person is done, and goes on in the log. */
  leave(): void;
}) {
  const { wanted, count, at, step } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog that lies over the page has its own fields.
      if (document.querySelector('[role="dialog"]') !== null) return;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === "f" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      } else if (event.key === "F3" || (command && key === "g")) {
        event.preventDefault();
        if (wanted === "") field.current?.focus();
        else step(event.shiftKey ? -1 : 1);
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [step, wanted]);
  return (
    <div className="find log-find" role="search">
      <input
        ref={field}
        type="search"
        value={wanted}
        aria-label={say("log-search")}
        placeholder={say("log-search")}
        spellCheck={false}
        data-testid={testids.logSearch}
        onChange={(event) => props.want(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") {
            if (wanted === "") props.leave();
            else props.want("");
          } else return;
          event.preventDefault();
        }}
      />
      <span role="status" data-testid={testids.logFound}>
        {wanted !== "" && (count === 0 ? say("log-no-match") : say("log-matches", { at, count }))}
      </span>
      {count > 0 && (
        <span className="log-steps">
          <Button variant="icon" iconName="angle-up" ariaLabel={say("log-previous")} onClick={() => step(-1)} />
          <Button variant="icon" iconName="angle-down" ariaLabel={say("log-next")} onClick={() => step(1)} />
        </span>
      )}
    </div>
  );
}
