import type { AccountRequest } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { AddressAside } from "../../parts/address";
import { FaultAlert } from "../../parts/fault";
import { providerName } from "../../parts/provider";
import { ConnectionMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** All connections of an account, their state, and where they are used. */
export function ConnectionsTable({ place }: { place: AccountRequest | undefined }) {
  // A connection is authorized in the browser, to which this screen leads.
  const found = useAnswer("connections", place, { onFocus: true });
  return (
    <SpaceBetween size="m">
      {found.fault && <FaultAlert fault={found.fault} retry={found.again} />}
      <Table
        wrapLines
        cellVerticalAlign="top"
        data-testid={testids.connectionsTable}
        ariaLabels={{ tableLabel: say("connections-title") }}
        loading={found.loading && found.answer === null}
        loadingText={say("connection-loading")}
        items={found.answer ?? []}
        trackBy="arn"
        empty={<Box textAlign="center">{say("connections-empty")}</Box>}
        header={
          <Header
            variant="h2"
            counter={found.answer ? `(${found.answer.length})` : undefined}
            actions={
              <Button
                iconName="refresh"
                ariaLabel={say("connections-again")}
                onClick={found.again}
                loading={found.loading}
              />
            }
          >
            {say("connections-list")}
          </Header>
        }
        columnDefinitions={[
          {
            id: "name",
            header: say("connections-name"),
            minWidth: 220,
            isRowHeader: true,
            cell: (one) => (
              <>
                {one.name}
                <small className="quiet arn">{one.arn}</small>
              </>
            ),
          },
          {
            id: "provider",
            header: say("connections-provider"),
            minWidth: 120,
            cell: (one) => (
              <span className="whole">
                {one.provider ? providerName(one.provider) : say("connections-provider-unknown")}
              </span>
            ),
          },
          {
            id: "status",
            header: say("connections-status"),
            minWidth: 130,
            cell: (one) => (
              <span className="whole">
                <ConnectionMark status={one.status} />
              </span>
            ),
          },
          {
            id: "used",
            header: say("connections-used"),
            minWidth: 120,
            cell: (one) => (one.usedBy.length > 0 ? one.usedBy.join(", ") : say("connections-unused")),
          },
          {
            id: "page",
            header: say("connections-page"),
            minWidth: 150,
            cell: (one) => <AddressAside address={one.address} open={say("connections-open")} of={one.name} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
