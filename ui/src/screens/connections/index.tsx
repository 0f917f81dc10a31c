// What an account reaches repositories through: its connections, and the hosts that lead to servers of one's own.
import { useState } from "react";
import type { AccountOption, SetupSummary } from "../../ipc/generated";
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

/** Which account and Region to begin with: those of the setup that was changed last, of those that have both. */
function usualPlace(options: readonly AccountOption[], setups: readonly SetupSummary[]) {
  for (const { place } of setups) {
    const at = options.findIndex((one) => JSON.stringify(one.choice) === JSON.stringify(place.account));
    if (at >= 0 && place.region !== "") return { at, region: place.region };
  }
  return { at: 0, region: null };
}

export default function Connections(props: { tab?: "hosts"; go(route: Route): void }) {
  const accounts = useAnswer("accounts", null);
  const overview = useAnswer("overview", null);
  const [chosen, setChosen] = useState<{ at: number; region: string | null } | null>(null);
  const [tab, setTab] = useState(props.tab ?? "connections");
  const options = accounts.answer?.options ?? [];
  const regions = accounts.answer?.regions ?? [];
  // once: what becomes of a setup meanwhile leads nobody elsewhere
  if (chosen === null && options.length > 0 && (overview.answer || overview.fault))
    setChosen(usualPlace(options, overview.answer?.setups ?? []));
  const at = chosen?.at ?? -1;
  const option = options[at];
  const region = option ? (chosen?.region ?? option.usualRegion) : "";
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
              options={options.map((one, index) => ({ value: String(index), label: label(one) }))}
              onChange={({ detail }) => setChosen({ at: Number(detail.selectedOption.value), region: null })}
            />
          </FormField>
          <FormField label={say("connections-region")}>
            <Select
              selectedOption={region ? { value: region } : null}
              options={regions.map((one) => ({ value: one.id, description: sayOf("region", one.id) }))}
              filteringType="auto"
              onChange={({ detail }) => setChosen({ at, region: detail.selectedOption.value ?? null })}
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
