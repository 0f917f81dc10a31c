import type { CSSProperties } from "react";
import type { LogText } from "../../../ipc/generated";
import { asShown } from "../../../words/say";
import { clock } from "../../../words/time";
import { pieces } from "./content";

// What CodeBuild itself writes about a command or a phase, beside what the commands write.
const AGENT =
  /^\[Container\] \S+ \S+ (?:(Running command )|(Command did not ex(?:it|ecute) successfully|Phase complete: \w+ State: (?!SUCCEEDED)))/;

/** Characters of a line that are shown: one of a megabyte would hold up all others. */
const LONGEST = 4_000;

/** A line of a log, as text. */
export function Line(props: {
  line: LogText;
  number: number;
  wanted: string;
  /** What it is: where one was led to. */
  here?: boolean;
  times: boolean;
  style?: CSSProperties;
}) {
  const { line, number } = props;
  const text = asShown(line.text.length > LONGEST ? `${line.text.slice(0, LONGEST)}…` : line.text);
  const [, command, failure] = AGENT.exec(text) ?? [];
  const kind = failure ? "log-bad" : command ? "log-command" : undefined;
  return (
    <div
      className={["log-line", kind].filter(Boolean).join(" ")}
      data-number={number + 1}
      data-here={props.here || undefined}
      style={props.style}
    >
      {props.times && line.at !== "" && (
        <time dateTime={line.at} className="log-time">
          {clock(line.at)}
        </time>
      )}
      {/* Whichever way its letters run, it begins where all begin. */}
      <span className="log-text" dir="ltr">
        {pieces(text, props.wanted).map((piece, at) => (at % 2 === 0 ? piece : <mark key={at}>{piece}</mark>))}
        {"\n"}
      </span>
    </div>
  );
}
