import { type KeyboardEvent, useId, useRef } from "react";
import type { Problem } from "../ipc/generated";
import { problemsByLine } from "../wizard/problems";
import { lineBreak } from "./indentation";
import { ProblemLines } from "./problem-lines";

/** So many lines are shown at once, at least and at most; the rest scrolls. */
const LINES = { least: 8, most: 22 };

/**
 * Text with line numbers, and its problems at their lines. A plain text area, so that the keyboard, Japanese input and
 * screen readers work as everywhere.
 */
export function Editor(props: {
  label: string;
  text: string;
  problems: readonly Problem[];
  readOnly?: boolean;
  id?: string;
  problemsId?: string;
  change(text: string): void;
}) {
  const gutter = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const lines = props.text.split("\n").length;
  const marks = problemsByLine(props.problems);

  // Enter keeps the indentation, and a list's dash. Tab leaves the field, as everywhere.
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    const { value, selectionStart } = event.currentTarget;
    const written = lineBreak(value, selectionStart);
    // The browser's own insertion, so that it can be undone as everything else that is typed.
    if (written !== null && document.execCommand("insertText", false, written)) event.preventDefault();
  };

  const go = (line: number) => {
    const start =
      props.text
        .split("\n")
        .slice(0, line - 1)
        .join("\n").length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start);
    if (area.current) area.current.scrollTop = Math.max(0, (line - 5) * 20);
  };

  return (
    <>
      <div className="editor">
        <div className="editor-lines" ref={gutter} aria-hidden="true">
          {Array.from({ length: lines }, (_, at) => (
            <div key={at} data-problem={marks.get(at + 1)?.severity}>
              {at + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          data-testid={props.id}
          aria-label={props.label}
          aria-invalid={props.problems.some((one) => one.severity === "error")}
          aria-describedby={props.problems.length > 0 ? listId : undefined}
          rows={Math.min(LINES.most, Math.max(LINES.least, lines + 1))}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          readOnly={props.readOnly}
          value={props.text}
          onChange={(event) => props.change(event.currentTarget.value)}
          onKeyDown={indent}
          onScroll={(event) => gutter.current && (gutter.current.scrollTop = event.currentTarget.scrollTop)}
        />
      </div>
      <div role="status" id={listId} data-testid={props.problemsId}>
        {props.problems.length > 0 && <ProblemLines problems={props.problems} go={go} />}
      </div>
    </>
  );
}
