// What an account reaches repositories through: its connections, and the hosts that lead to servers of one's own.
import { useState } from "react";
import type { AccountOption } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { FormField } from "../../kit/form-field";
import { Header } from "../../kit/header";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { Tabs } from "../../kit/tabs";
import { accountName } from "../../parts/account-name";
import { FaultAlert } from "../../parts/fault";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { ConnectionsTable } from "./connections-table";
import { Hosts } from "./hosts";

const label = (option: AccountOption) => option.label || accountName(option.choice);

export default function Connections(props: { tab?: "hosts"; go(route: Route): void }) {
  const accounts = useAnswer("accounts", null);
  const [at, setAt] = useState(0);
  const [chosenRegion, setRegion] = useState<string | null>(null);
  const [tab, setTab] = useState(props.tab ?? "connections");
  const option = accounts.answer?.options[at];
  const regions = accounts.answer?.regions ?? [];
  const region = chosenRegion ?? option?.usualRegion ?? "";
  const place = option && region ? { account: option.choice, region } : undefined;
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
        <Tabs
          data-testid={testids.connectionsTabs}
          ariaLabel={say("connections-title")}
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId)}
          tabs={[
            { id: "connections", label: say("connections-tab"), content: <ConnectionsTable place={place} /> },
            {
              id: "hosts",
              label: say("hosts-tab"),
              content: place && <Hosts key={JSON.stringify(place)} place={place} go={props.go} />,
            },
          ]}
        />
      </SpaceBetween>
    </div>
  );
}
