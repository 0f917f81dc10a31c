import { useEffect, useRef, useState } from "react";
import type { LogLine } from "../ipc/generated";
import { Box } from "../kit/box";
import { SpaceBetween } from "../kit/space-between";
import { Toggle } from "../kit/toggle";
import { LINES_SHOWN } from "../ipc/jobs";
import { testids } from "../testids";
import { say } from "../words/say";

// Colours of terminals say nothing here.
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/** What the build wrote, as text; it follows the end until the person scrolls away or says so. */
export function JobLog(props: { lines: LogLine[] }) {
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, props.lines]);
  return (
    <SpaceBetween size="xs">
      <Toggle checked={follow} onChange={({ detail }) => setFollow(detail.checked)}>
        {say("run-log-follow")}
      </Toggle>
      {/* Reachable by keyboard, since it scrolls. Not announced line by line: the states above are. */}
      <pre
        className="log"
        ref={box}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={say("run-log")}
        data-testid={testids.runLog}
        onWheel={(event) => event.deltaY < 0 && setFollow(false)}
      >
        {props.lines.length === 0
          ? say("run-log-empty")
          : props.lines.map((line) => `${line.text.replace(COLOURS, "")}\n`)}
      </pre>
      {props.lines.length >= LINES_SHOWN && <Box variant="small">{say("run-log-capped", { count: LINES_SHOWN })}</Box>}
    </SpaceBetween>
  );
}
