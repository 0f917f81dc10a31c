// Connections: all of an account, their state, and where they are used.
import { useState } from "react";
import type { AccountOption } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Header } from "../../kit/header";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { accountName } from "../../parts/account-name";
import { AddressAside } from "../../parts/address";
import { FaultAlert } from "../../parts/fault";
import { providerName } from "../../parts/provider";
import { ConnectionMark } from "../../parts/state";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";

const label = (option: AccountOption) => option.label || accountName(option.choice);

export default function Connections() {
  const accounts = useAnswer("accounts", null);
  const [at, setAt] = useState(0);
  const [chosenRegion, setRegion] = useState<string | null>(null);
  const option = accounts.answer?.options[at];
  const regions = accounts.answer?.regions ?? [];
  const region = chosenRegion ?? option?.usualRegion ?? "";
  const found = useAnswer("connections", option && region ? { account: option.choice, region } : undefined, {
    // A connection is authorized in the browser, to which this screen leads.
    onFocus: true,
  });
  return (
    <div className="frame-content">
      <SpaceBetween size="l">
        <Header variant="h1" description={say("connections-subtitle")}>
          {say("connections-title")}
        </Header>
        {accounts.fault && <FaultAlert fault={accounts.fault} retry={accounts.again} />}
        <SpaceBetween direction="horizontal" size="l">
          <FormField label={say("connections-account")}>
            <Select
              data-testid={testids.connectionsAccount}
              selectedOption={option ? { value: String(at), label: label(option) } : null}
              options={
                accounts.answer?.options.map((one, index) => ({ value: String(index), label: label(one) })) ?? []
              }
              onChange={({ detail }) => {
                setAt(Number(detail.selectedOption.value));
                setRegion(null);
              }}
            />
          </FormField>
          <FormField label={say("connections-region")}>
            <Select
              selectedOption={region ? { value: region } : null}
              options={regions.map((one) => ({ value: one.id, description: sayOf("region", one.id) }))}
              filteringType="auto"
              onChange={({ detail }) => setRegion(detail.selectedOption.value ?? "")}
            />
          </FormField>
        </SpaceBetween>
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
    </div>
  );
}
