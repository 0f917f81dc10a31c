import { useState } from "react";
import type { ConnectionView, ProviderType } from "../../ipc/generated";
import { Badge } from "../../kit/badge";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { Pagination } from "../../kit/pagination";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { LeadingButton } from "../../parts/lead";
import { ConnectionMark } from "../../parts/state";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";

/** So many are shown at once; from then on they can be searched. */
const SHOWN = 10;

const RANK: Record<string, number> = { AVAILABLE: 0, PENDING: 1 };

/** Connections that the account has already, those that work at once first. */
export function Choices(props: {
  connections: ConnectionView[];
  provider: ProviderType | null;
  /** As it is named at the provider. */
  repository: string;
  chosen: string | null;
  /** Whether one of them is what to press next: the first that works. */
  leads?: boolean;
  use(arn: string): void;
  again(): void;
}) {
  const fitting = props.connections
    .filter((one) => props.provider === null || one.provider === props.provider)
    .sort((one, other) => (RANK[one.status] ?? 2) - (RANK[other.status] ?? 2) || one.name.localeCompare(other.name));
  const others = props.connections.length - fitting.length;
  const best = fitting.find((one) => one.status === "AVAILABLE");
  const [text, setText] = useState("");
  const [page, setPage] = useState(1);
  const matching = fitting.filter((one) => one.name.toLowerCase().includes(text.trim().toLowerCase()));
  const many = fitting.length > SHOWN;
  const pages = Math.max(1, Math.ceil(matching.length / SHOWN));
  const shown = matching.slice((Math.min(page, pages) - 1) * SHOWN).slice(0, SHOWN);
  const isTwin = (one: ConnectionView) => fitting.some((other) => other !== one && other.name === one.name);
  return (
    <Table
      wrapLines
      data-testid={testids.connectionChoices}
      ariaLabels={{ tableLabel: say("connection-existing") }}
      header={
        <Header
          variant="h2"
          description={say("connection-existing-what", { repository: asShown(props.repository) })}
          counter={many ? `(${fitting.length})` : undefined}
          actions={<Button iconName="refresh" ariaLabel={say("connection-again")} onClick={props.again} />}
        >
          {say("connection-existing")}
        </Header>
      }
      items={shown}
      filter={
        many && (
          <Input
            type="search"
            value={text}
            ariaLabel={say("connection-find")}
            placeholder={say("connection-find")}
            data-testid={testids.connectionFind}
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
            currentPageIndex={Math.min(page, pages)}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        )
      }
      trackBy="arn"
      empty={<Box textAlign="center">{say("connection-found-none")}</Box>}
      footer={others > 0 ? <Box variant="small">{say("connection-others", { count: others })}</Box> : undefined}
      columnDefinitions={[
        {
          id: "name",
          header: say("connection-column-name"),
          minWidth: 150,
          isRowHeader: true,
          cell: (one) => (
            <SpaceBetween direction="horizontal" size="xs">
              <span>
                <bdi className="clamp">{asShown(one.name)}</bdi>
                {isTwin(one) && (
                  <Box variant="small" display="block">
                    <span className="arn">{one.arn.split("/").at(-1)}</span>
                  </Box>
                )}
              </span>
            </SpaceBetween>
          ),
        },
        {
          id: "status",
          header: say("connection-column-status"),
          minWidth: 150,
          cell: (one) => <ConnectionMark status={one.status} />,
        },
        {
          id: "use",
          minWidth: 110,
          header: say("connection-column-use"),
          cell: (one) => {
            if (one.arn === props.chosen) return <Badge color="blue">{say("connection-in-use")}</Badge>;
            const Use = props.leads && one === best ? LeadingButton : Button;
            return (
              <Use
                disabled={one.status === "ERROR"}
                ariaLabel={say("connection-use-named", { name: one.name })}
                onClick={() => props.use(one.arn)}
                data-testid={testids.connectionUse}
                data-status={one.status}
              >
                {say("connection-use")}
              </Use>
            );
          },
        },
      ]}
    />
  );
}
