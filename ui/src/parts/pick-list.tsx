// A list from which a person picks one row or several: filtered as one types, drawn only where one looks, so that hundreds
// of rows stay fluid.
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "../kit/icon";
import { say } from "../words/say";

export interface PickRow {
  id: string;
  /** What stands in each column. The first is the row's name. */
  cells: readonly ReactNode[];
  /** What the filter looks through, in lower case. */
  text: string;
  /** Said with the row, e.g. why it may not be a good choice. */
  note?: string;
}

/** Height of a row, px; theme/base.css has the same. */
const ROW = 34;
const SHOWN = 5;

export function PickList(props: {
  label: string;
  find: string;
  columns: readonly string[];
  rows: readonly PickRow[];
  chosen: readonly string[];
  /** Whether several can be chosen; then a row is pressed once more to be left out. */
  several?: boolean;
  readOnly?: boolean;
  pick(chosen: string[]): void;
  /** How much of the list there is. */
  footer?: ReactNode;
  id: string;
}) {
  const { rows, chosen, several = false } = props;
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const matching = useMemo(() => rowsThatHold(rows, text), [rows, text]);
  const here = Math.min(at, Math.max(0, matching.length - 1));
  const view = useVirtualizer({
    count: matching.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
  });
  const press = (row: PickRow | undefined) => {
    if (row === undefined || props.readOnly) return;
    const taken = chosen.includes(row.id);
    if (!several) return props.pick([row.id]);
    if (taken) return props.pick(chosen.filter((one) => one !== row.id));
    props.pick([...chosen, row.id]);
  };
  const turn = (to: number) => {
    const next = Math.max(0, Math.min(matching.length - 1, to));
    setAt(next);
    view.scrollToIndex(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: matching.length - 1 }[event.key];
    const page = { PageDown: here + SHOWN, PageUp: here - SHOWN }[event.key];
    if (to !== undefined || page !== undefined) turn(to ?? page ?? 0);
    else if (event.key === " " || event.key === "Enter") press(matching[here]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pick" data-testid={props.id} data-rows={rows.length}>
      {rows.length > SHOWN && (
        <div className="find">
          <input
            type="search"
            spellCheck={false}
            value={text}
            placeholder={props.find}
            aria-label={`${props.label}: ${props.find}`}
            aria-controls={name}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
              scroller.current?.scrollTo(0, 0);
            }}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              scroller.current?.focus();
            }}
          />
          <span role="status">
            {text.trim() !== "" && say("host-list-matching", { shown: matching.length, count: rows.length })}
          </span>
        </div>
      )}
      <div className="pick-head" aria-hidden="true" data-columns={props.columns.length}>
        {props.columns.map((column) => (
          <span key={column}>{column}</span>
        ))}
      </div>
      <div
        ref={scroller}
        id={name}
        className="pick-rows"
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiselectable={several}
        aria-readonly={props.readOnly}
        aria-activedescendant={matching.length > 0 ? `${name}-${here}` : undefined}
        onKeyDown={onKey}
        style={{ maxHeight: SHOWN * ROW + 2 }}
      >
        {matching.length === 0 ? (
          <p className="pick-none" role="option" aria-selected={false} aria-disabled="true">
            {say("host-list-none-match")}
          </p>
        ) : (
          <div role="presentation" style={{ height: view.getTotalSize(), position: "relative" }}>
            {view.getVirtualItems().map(({ index, start }) => {
              const row = matching[index];
              if (row === undefined) return null;
              const taken = chosen.includes(row.id);
              return (
                <div
                  key={row.id}
                  id={`${name}-${index}`}
                  role="option"
                  aria-selected={taken}
                  aria-setsize={matching.length}
                  aria-posinset={index + 1}
                  ref={view.measureElement}
                  data-index={index}
                  className="pick-row"
                  data-columns={props.columns.length}
                  data-here={index === here}
                  data-id={row.id}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => {
                    setAt(index);
                    press(row);
                  }}
                >
                  {row.cells.map((cell, column) => (
                    <span key={column}>
                      {column === 0 && (
                        <span className="pick-mark" aria-hidden="true" data-several={several}>
                          {taken && <Icon name="check" size="small" />}
                        </span>
                      )}
                      {cell}
                      {column === 0 && row.note && <small>{row.note}</small>}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {props.footer}
    </div>
  );
}

/** The rows that hold each word of a text. */
export function rowsThatHold(rows: readonly PickRow[], text: string): readonly PickRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.text.includes(word)));
}
