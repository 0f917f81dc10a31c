import { useState } from "react";
import type { HostFit, HostStatus, HostView } from "../../ipc/generated";
import { Badge } from "../../kit/badge";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { Pagination } from "../../kit/pagination";
import { StatusIndicator, type StatusIndicatorProps } from "../../kit/status-indicator";
import { Table } from "../../kit/table";
import { HostMark } from "../../parts/host-mark";
import { LeadingButton } from "../../parts/lead";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";

/** So many are shown at once; from then on they can be searched. */
const SHOWN = 6;

const FITS: Record<HostFit, { rank: number; type: StatusIndicatorProps.Type }> = {
  fits: { rank: 0, type: "success" },
  failed: { rank: 1, type: "warning" },
  unusable: { rank: 2, type: "stopped" },
  "other-server": { rank: 3, type: "info" },
  "other-provider": { rank: 4, type: "stopped" },
};
const RANK: Partial<Record<HostStatus, number>> = { available: 0, pending: 1, preparing: 2 };
const rankOf = (host: HostView) => (host.fit === null ? 3 : FITS[host.fit].rank);

/** Those for the setup's server first, and of these the one that works at once. */
export const inOrder = (hosts: readonly HostView[]): HostView[] =>
  [...hosts].sort(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      (RANK[one.status] ?? 3) - (RANK[other.status] ?? 3) ||
      one.name.localeCompare(other.name),
  );

/** Hosts that the Region has already. */
export function ExistingHosts(props: {
  hosts: readonly HostView[];
  chosen: string | null;
  /** The one that is proposed: it is what to press next. */
  best: HostView | null;
  readOnly: boolean;
  use(arn: string): void;
  again(): void;
}) {
  const [text, setText] = useState("");
  const [page, setPage] = useState(1);
  const sought = text.trim().toLowerCase();
  const matching = inOrder(props.hosts).filter(({ name, endpoint, network }) =>
    `${name} ${endpoint} ${network?.vpc ?? ""}`.toLowerCase().includes(sought),
  );
  const many = props.hosts.length > SHOWN;
  const pages = Math.max(1, Math.ceil(matching.length / SHOWN));
  const at = Math.min(page, pages);
  return (
    <Table
      wrapLines
      data-testid={testids.hostChoices}
      ariaLabels={{ tableLabel: say("host-existing") }}
      header={
        <Header
          variant="h2"
          description={say("host-existing-what")}
          counter={many ? `(${props.hosts.length})` : undefined}
          actions={<Button iconName="refresh" ariaLabel={say("host-again")} onClick={props.again} />}
        >
          {say("host-existing")}
        </Header>
      }
      items={matching.slice((at - 1) * SHOWN, at * SHOWN)}
      trackBy="arn"
      filter={
        many && (
          <Input
            type="search"
            value={text}
            ariaLabel={say("host-find")}
            placeholder={say("host-find")}
            onChange={({ detail }) => {
              setText(detail.value);
              setPage(1);
            }}
          />
        )
      }
      pagination={
        many && (
          <Pagination
            currentPageIndex={at}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        )
      }
      empty={<Box textAlign="center">{say("host-found-none")}</Box>}
      columnDefinitions={[
        {
          id: "name",
          header: say("host-column-name"),
          minWidth: 150,
          isRowHeader: true,
          cell: (one) => (
            <>
              <bdi className="clamp">{asShown(one.name)}</bdi>
              <small className="under">
                <HostMark status={one.status} text={one.statusText} />
              </small>
            </>
          ),
        },
        {
          id: "server",
          header: say("host-column-server"),
          minWidth: 200,
          cell: (one) => (
            <>
              <bdi className="arn">{asShown(one.endpoint)}</bdi>
              <small className="quiet under">
                {one.network ? say("host-in-vpc", { vpc: one.network.vpc }) : say("host-over-internet")}
              </small>
              {one.fit && (
                <small className="under">
                  <StatusIndicator type={FITS[one.fit].type}>{say(`host-fit-${one.fit}`)}</StatusIndicator>
                </small>
              )}
            </>
          ),
        },
        {
          id: "use",
          header: say("host-column-use"),
          minWidth: 175,
          cell: (one) => {
            if (one.arn === props.chosen) return <Badge color="blue">{say("host-in-use")}</Badge>;
            const Use = one === props.best ? LeadingButton : Button;
            return (
              <Use
                disabled={props.readOnly || one.fit === "other-provider" || one.fit === "unusable"}
                ariaLabel={say("host-use-named", { name: one.name })}
                onClick={() => props.use(one.arn)}
                data-testid={testids.hostUse}
                data-fit={one.fit}
                data-status={one.status}
              >
                {say("host-use")}
              </Use>
            );
          },
        },
      ]}
    />
  );
}
