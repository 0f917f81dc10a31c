import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import type { LogLine } from "../ipc/generated";
import { Box } from "../kit/box";
import { SpaceBetween } from "../kit/space-between";
import { Toggle } from "../kit/toggle";
import { LINES_SHOWN } from "../ipc/jobs";
import { testids } from "../testids";
import { say } from "../words/say";

// Colours of terminals say nothing here.
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;
// What CodeBuild itself writes about a command or a phase, beside what the commands write.
const AGENT =
  /^\[Container\] \S+ \S+ (?:(Running command )|(Command did not ex(?:it|ecute) successfully|Phase complete: \w+ State: (?!SUCCEEDED)))/;

/** What the build wrote, as text; it follows the end until the person scrolls away or says so. */
export function JobLog(props: { lines: LogLine[]; over: boolean }) {
  const { lines, over } = props;
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLPreElement>(null);
  const builds = useMemo(() => [...new Set(lines.map((line) => line.build))], [lines]);
  useEffect(() => {
    const log = box.current;
    if (!follow || log === null) return;
    // Of a build that failed, what matters stands above its end: where its first failure is.
    const [failed] = over ? log.querySelectorAll<HTMLElement>(`[data-build="${builds.length}"].log-bad`) : [];
    log.scrollTop = failed ? failed.offsetTop - log.offsetTop - log.clientHeight * 0.7 : log.scrollHeight;
  }, [builds, follow, lines, over]);
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
        {lines.length === 0
          ? say("run-log-empty")
          : lines.map((line, at) => (
              <Fragment key={line.number}>
                {builds.length > 1 && line.build !== lines[at - 1]?.build && (
                  <strong className="log-build">
                    {say("run-log-build", { number: builds.indexOf(line.build) + 1, build: line.build })}
                  </strong>
                )}
                <Line text={line.text.replace(COLOURS, "")} build={builds.indexOf(line.build) + 1} />
              </Fragment>
            ))}
      </pre>
      {lines.length >= LINES_SHOWN && <Box variant="small">{say("run-log-capped", { count: LINES_SHOWN })}</Box>}
    </SpaceBetween>
  );
}

function Line(props: { text: string; build: number }) {
  const [, command, failure] = AGENT.exec(props.text) ?? [];
  if (command === undefined && failure === undefined) return `${props.text}\n`;
  return <span className={failure ? "log-bad" : "log-command"} data-build={props.build}>{`${props.text}\n`}</span>;
}
