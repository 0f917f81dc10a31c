import type { ConnectionView, ProviderType } from "../../ipc/generated";
import { Badge } from "../../kit/badge";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { providerName } from "../../parts/provider";
import { ConnectionMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";

const RANK: Record<string, number> = { AVAILABLE: 0, PENDING: 1 };

/** Connections that the account has already, those that work at once first. */
export function Choices(props: {
  connections: ConnectionView[];
  provider: ProviderType | null;
  chosen: string | null;
  use(arn: string): void;
  again(): void;
}) {
  const fitting = props.connections
    .filter((one) => props.provider === null || one.provider === props.provider)
    .sort((one, other) => (RANK[one.status] ?? 2) - (RANK[other.status] ?? 2) || one.name.localeCompare(other.name));
  const others = props.connections.length - fitting.length;
  const best = fitting.find((one) => one.status === "AVAILABLE");
  return (
    <Table
      wrapLines
      data-testid={testids.connectionChoices}
      ariaLabels={{ tableLabel: say("connection-existing") }}
      header={
        <Header
          variant="h2"
          actions={<Button iconName="refresh" ariaLabel={say("connection-again")} onClick={props.again} />}
        >
          {say("connection-existing")}
        </Header>
      }
      items={fitting}
      trackBy="arn"
      empty={
        <Box textAlign="center">
          {props.provider
            ? say("connection-none", { provider: providerName(props.provider) })
            : say("connection-none-any")}
        </Box>
      }
      footer={others > 0 ? <Box variant="small">{say("connection-others", { count: others })}</Box> : undefined}
      columnDefinitions={[
        {
          id: "name",
          header: say("connection-column-name"),
          minWidth: 150,
          isRowHeader: true,
          cell: (one) => (
            <SpaceBetween direction="horizontal" size="xs">
              <span>{one.name}</span>
              {one === best && props.chosen === null && <Badge color="green">{say("connection-recommended")}</Badge>}
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
          cell: (one) =>
            one.arn === props.chosen ? (
              <Badge color="blue">{say("connection-in-use")}</Badge>
            ) : (
              <Button
                disabled={one.status === "ERROR"}
                ariaLabel={say("connection-use-named", { name: one.name })}
                onClick={() => props.use(one.arn)}
                data-testid={testids.connectionUse}
                data-status={one.status}
              >
                {say("connection-use")}
              </Button>
            ),
        },
      ]}
    />
  );
}
