import { useState } from "react";
import type { ConnectionView, JobSnapshot } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { providerName } from "../../parts/provider";
import { testids } from "../../testids";
import type { OpenSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";
import { Choices } from "./choices";
import { NewConnection } from "./new";

type Way = "existing" | "new";

/** The two ways to a connection. Where the account has none that fits, there is nothing to choose. */
export function ConnectionWays(props: {
  open: OpenSetup;
  connections: ConnectionView[];
  chosen: ConnectionView | null;
  /** Whether a connection is what the step waits for. */
  leads: boolean;
  use(arn: string): void;
  again(): void;
  began(job: JobSnapshot): void;
}) {
  const { open, connections, chosen } = props;
  const { provider, name } = open.draft.setup.repository;
  const fitting = connections.filter((one) => provider === null || one.provider === provider);
  const [way, setWay] = useState<Way>(() =>
    fitting.some(({ status }) => status === "AVAILABLE") ? "existing" : "new",
  );
  const create = (
    <NewConnection
      open={open}
      chosen={chosen}
      names={connections.filter((one) => one.provider === provider).map((one) => one.name)}
      leads={props.leads}
      began={props.began}
    />
  );
  if (fitting.length === 0) {
    return (
      <SpaceBetween size="m">
        <Box>
          {provider ? say("connection-none", { provider: providerName(provider) }) : say("connection-none-any")}{" "}
          {connections.length > 0 && say("connection-others", { count: connections.length })}
        </Box>
        {create}
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="m">
      <Tiles
        data-testid={testids.connectionWay}
        ariaLabel={say("steps-connection-question")}
        columns={2}
        value={way}
        items={[
          { value: "existing", label: say("connection-way-existing", { count: fitting.length }) },
          { value: "new", label: say("connection-way-new") },
        ]}
        onChange={({ detail }) => setWay(detail.value === "new" ? "new" : "existing")}
      />
      {way === "new" ? (
        create
      ) : (
        <Choices
          connections={connections}
          provider={provider}
          repository={name}
          chosen={chosen?.arn ?? null}
          leads={props.leads}
          use={props.use}
          again={props.again}
        />
      )}
    </SpaceBetween>
  );
}
