import { useEffect, useState } from "react";
import { call } from "../../ipc/call";
import type { RunSummary } from "../../ipc/generated";
import { usePages } from "../../ipc/use-pages";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Link } from "../../kit/link";
import { SpaceBetween } from "../../kit/space-between";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { moment, span } from "../../words/time";
import { RunMark } from "./run-mark";
import { commitOf, isOver, secondsOf, starterOf, together } from "./run-summary";

/** How often a list with a run that isn't over is asked anew, ms. */
const OFTEN = 5_000;

/** The pipeline's runs, newest first: the latest few, or all, page by page. */
export function RunList(props: {
  setup: string;
  /** How many at most; none: all. */
  latest?: number;
  open(execution: string): void;
}) {
  const { setup, latest } = props;
  const [every, setEvery] = useState<number | false>(false);
  const found = usePages("runs", { id: setup }, { every });
  const pages = found.pages ?? [];
  const runs = together(pages);
  const shown = latest === undefined ? runs : runs.slice(0, latest);
  const under = shown.some((run) => !isOver(run));
  useEffect(() => setEvery(under ? OFTEN : false), [under]);
  // A pipeline that isn't there has no runs; why there is none, the rest of the page says.
  if (latest !== undefined && runs.length === 0) return null;

  const counted = say(found.more ? "runs-shown-of-more" : "runs-shown", { count: runs.length });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={latest === undefined && found.pages !== null ? counted : undefined}
          actions={
            <Button iconName="refresh" loading={found.loading && found.pages !== null} onClick={found.again}>
              {say("runs-look-again")}
            </Button>
          }
        >
          {say(latest === undefined ? "runs-all" : "runs-latest")}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {found.fault && <FaultAlert fault={found.fault} retry={found.again} />}
        {found.pages === null && found.loading && <Busy>{say("window-loading")}</Busy>}
        {found.pages !== null && runs.length === 0 && <Box color="text-body-secondary">{say("runs-none")}</Box>}
        {shown.length > 0 && (
          <ol
            className="runs"
            data-testid={testids.runsList}
            data-runs={shown.length}
            aria-label={say("runs-list", { pipeline: pages[0]?.pipeline ?? "" })}
          >
            {shown.map((run) => (
              <Row key={run.execution} run={run} open={props.open} />
            ))}
          </ol>
        )}
        {latest === undefined && found.more && (
          <Button loading={found.fetching} onClick={found.next} data-testid={testids.runsOlder}>
            {say("runs-older")}
          </Button>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** A run in a row: how it stands, what it built and why, when. */
function Row({ run, open }: { run: RunSummary; open(execution: string): void }) {
  const { id, line } = commitOf(run);
  const seconds = secondsOf(run);
  return (
    <li>
      <button type="button" className="runs-open" onClick={() => open(run.execution)} data-testid={testids.runsRun}>
        <span className="runs-mark">
          <RunMark status={run.status} />
        </span>
        <span className="runs-what">
          <span className="runs-line" dir="auto">
            {line || say("runs-no-commit")}
          </span>
          <span className="runs-why">
            {id && <code>{id}</code>} <Cause run={run} />
          </span>
        </span>
        <span className="runs-when">
          {run.startedAt && <time dateTime={run.startedAt}>{moment(run.startedAt)}</time>}
          {seconds !== null && isOver(run) && <span>{say("run-took", { time: span(seconds) })}</span>}
        </span>
      </button>
      {run.commitPage && <CommitLink page={run.commitPage} of={id} />}
    </li>
  );
}

/** Why a run began, and who began it. */
export function Cause({ run }: { run: Pick<RunSummary, "trigger" | "triggerDetail"> }) {
  if (run.trigger === null) return null;
  const cause = sayOf("run-trigger", run.trigger);
  const who = starterOf(run);
  return (
    <span dir="auto" title={run.triggerDetail ?? undefined}>
      {who === null ? cause : say("runs-started-by", { cause, who })}
    </span>
  );
}

/** Leads to a commit at its provider. */
export function CommitLink(props: { page: string; of: string }) {
  return (
    <Link
      external
      ariaLabel={`${say("runs-commit-page")}: ${props.of}`}
      externalIconAriaLabel={say("window-external")}
      onFollow={(event) => {
        event.preventDefault();
        void call("open_address", { address: props.page }).catch(() => undefined);
      }}
    >
      {say("runs-commit-page")}
    </Link>
  );
}
