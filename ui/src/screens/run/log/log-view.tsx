import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { call, faultOf } from "../../../ipc/call";
import type { Fault, LogLine, SavedFiles } from "../../../ipc/generated";
import { Box } from "../../../kit/box";
import { Button } from "../../../kit/button";
import { SpaceBetween } from "../../../kit/space-between";
import { Toggle } from "../../../kit/toggle";
import { Copy } from "../../../parts/copy";
import { FaultAlert } from "../../../parts/fault";
import { SavedAlert } from "../../../parts/save-where";
import { testids } from "../../../testids";
import { say } from "../../../words/say";
import { LINES_SHOWN, found, isCapped, neighbour, textOf } from "./content";
import { Find } from "./find";
import { Line } from "./line";
import { SaveLog } from "./save";
import { useLog } from "./use-log";

/** A line's height in pixels; base.css draws it so. */
const HEIGHT = 20;

/** Lines beyond the visible ones that are drawn, so that a scroll meets no gap. */
const BEYOND = 40;

/** Pixels from the end at which somebody still reads the end. */
const AT_END = 3 * HEIGHT;

/** The log of one build: read to its end, searched, copied, saved. It follows its end until the person scrolls away. */
export function LogView(props: {
  setup: string;
  build: string;
  /** Whether its action failed: then what matters is where a command first did. */
  failed: boolean;
  /** Another number whenever there may be news. */
  news: number;
  /** What the program has kept of it, for when AWS hasn't any more. */
  kept: readonly LogLine[];
  /** Another number whenever the person wants to see the first error. */
  errorWanted: number;
}) {
  const { setup, build, failed, errorWanted } = props;
  const [log, again] = useLog(setup, build, props.news);
  const [follow, setFollow] = useState(true);
  const [times, setTimes] = useState(false);
  const [typed, want] = useState("");
  const [here, setHere] = useState(-1);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [unfailing, setUnfailing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const top = useRef(0);

  const remembered = (log.state === "gone" || log.fault !== null) && log.count === 0 && props.kept.length > 0;
  const lines = remembered ? props.kept : log.lines;
  const count = remembered ? props.kept.length : log.count;
  const wanted = useDeferredValue(typed).toLowerCase();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the lines grow in place: their count says so
  const matches = useMemo(() => found(lines, wanted), [lines, count, wanted]);

  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: BEYOND,
  });
  const show = useCallback(
    (line: number) => {
      setFollow(false);
      setHere(line);
      rows.scrollToIndex(line, { align: "center" });
    },
    [rows],
  );
  useEffect(() => {
    if (follow && count > 0) rows.scrollToIndex(count - 1, { align: "end" });
  }, [count, follow, rows]);

  const toError = useCallback(() => {
    setFault(null);
    call("log_error", { id: setup, build })
      .then((error) => {
        setUnfailing(error === null);
        if (error !== null) show(error.line);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  }, [build, setup, show]);
  // Of a build that failed, what matters stands above its end.
  const read = log.whole && log.over && log.count > 0;
  const led = useRef(false);
  useEffect(() => {
    if (!read || !failed || led.current) return;
    led.current = true;
    if (follow) toError();
  }, [failed, follow, read, toError]);
  const asked = useRef(errorWanted);
  useEffect(() => {
    if (asked.current === errorWanted || log.count === 0) return;
    asked.current = errorWanted;
    box.current?.scrollIntoView({ block: "nearest" });
    toError();
  }, [errorWanted, log.count, toError]);

  // A line may be wider than the page: what was looked for is what is shown of it.
  useEffect(() => {
    if (wanted === "" || here < 0) return;
    const frame = requestAnimationFrame(() =>
      box.current?.querySelector(".log-line[data-here] mark")?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [here, wanted]);

  const step = useCallback(
    (by: 1 | -1) => {
      const next = neighbour(matches, here, by);
      if (next >= 0) show(next);
    },
    [here, matches, show],
  );
  // The first match is shown as soon as it is typed.
  useEffect(() => {
    if (wanted === "" || matches.includes(here)) return;
    const next = neighbour(matches, here - 1, 1);
    if (next >= 0) show(next);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is looked for leads on, no line that is added
  }, [wanted]);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    const up = element.scrollTop < top.current - 1;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - AT_END;
    top.current = element.scrollTop;
    if (up && !atEnd) setFollow(false);
  };
  const says = !log.whole && !isCapped(log) && log.fault === null && !remembered;

  return (
    <SpaceBetween size="xs">
      <div className="log-tools">
        <Find
          wanted={typed}
          count={matches.length}
          at={matches.indexOf(here) + 1}
          want={want}
          step={step}
          leave={() => box.current?.focus()}
        />
        <div className="log-actions">
          {failed && (
            <Button onClick={toError} disabled={log.count === 0} data-testid={testids.logFirstError}>
              {say("log-first-error")}
            </Button>
          )}
          <Copy text={() => textOf(lines)} disabled={count === 0 || isCapped(log) || says} id={testids.logCopy} />
          <Button onClick={() => setSaving(true)} disabled={log.count === 0} data-testid={testids.logSave}>
            {say("log-save")}
          </Button>
        </div>
      </div>
      {unfailing && (
        <div role="status">
          <Box variant="small">{say("log-no-error")}</Box>
        </div>
      )}
      {fault && <FaultAlert fault={fault} />}
      {log.fault && !remembered && <FaultAlert fault={log.fault} retry={again} />}
      {remembered && (
        <div role="status">
          <Box variant="small">{say("log-remembered")}</Box>
        </div>
      )}
      {saved && <SavedAlert saved={saved} dismiss={() => setSaved(null)} />}
      {/* Reachable by keyboard, since it scrolls. Not announced line by line: the states above are. */}
      <div
        className="log"
        ref={box}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={say("run-log")}
        data-testid={testids.runLog}
        data-lines={count}
        data-whole={log.whole && log.over}
        data-times={times || undefined}
        onScroll={scrolled}
      >
        {count === 0 ? (
          <p className="log-none">
            {log.state === "gone" ? say("log-gone") : log.state === null ? "" : say("run-log-empty")}
          </p>
        ) : (
          <div className="log-lines" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((row) => {
              const line = lines[row.index];
              return (
                line && (
                  <Line
                    key={row.index}
                    line={line}
                    number={row.index}
                    wanted={wanted}
                    here={row.index === here}
                    times={times}
                    style={{ transform: `translateY(${row.start}px)` }}
                  />
                )
              );
            })}
          </div>
        )}
      </div>
      <div className="log-foot">
        <span data-testid={testids.logCount}>{says ? say("log-loading", { count }) : say("log-lines", { count })}</span>
        <Toggle checked={follow} onChange={({ detail }) => setFollow(detail.checked)}>
          {say("run-log-follow")}
        </Toggle>
        <Toggle checked={times} onChange={({ detail }) => setTimes(detail.checked)}>
          {say("log-times")}
        </Toggle>
      </div>
      {isCapped(log) && <Box variant="small">{say("log-capped", { count: LINES_SHOWN })}</Box>}
      {saving && (
        <SaveLog
          setup={setup}
          build={build}
          file={`${build.replace(/[^A-Za-z0-9.-]+/g, "-")}.log`}
          close={(answer) => {
            setSaving(false);
            setSaved(answer);
          }}
        />
      )}
    </SpaceBetween>
  );
}
