import { useState } from "react";
import type { HostView, JobSnapshot } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { OpenSetup } from "../../wizard/use-setup";
import { ExistingHosts, inOrder } from "./existing";
import { NewHost } from "./new";

/** The two ways to a host. One that leads to this server comes before a new one. */
export function HostWays(props: {
  open: OpenSetup;
  hosts: readonly HostView[];
  chosen: HostView | null;
  /** Whether a host is what the step waits for. */
  leads: boolean;
  use(arn: string): void;
  again(): void;
  began(job: JobSnapshot): void;
}) {
  const { open, chosen } = props;
  const best = inOrder(props.hosts).find(({ fit }) => fit === "fits") ?? null;
  const [picked, setPicked] = useState<"existing" | "new" | null>(null);
  const way = picked ?? (best ? "existing" : "new");
  // Hosts of other providers alone are nothing to choose from.
  const some = props.hosts.some(({ fit }) => fit !== "other-provider");
  const create = <NewHost open={open} leads={props.leads && way === "new"} began={props.began} />;
  if (!some) {
    return create;
  }
  return (
    <SpaceBetween size="m">
      {best && chosen === null && (
        <div role="status">
          <Alert type="info">{say("host-proposed", { name: best.name })}</Alert>
        </div>
      )}
      <Tiles
        data-testid={testids.hostWay}
        ariaLabel={say("steps-host-question")}
        columns={2}
        value={way}
        items={[
          { value: "existing", label: say("host-way-existing", { count: props.hosts.length }) },
          { value: "new", label: say("host-way-new") },
        ]}
        onChange={({ detail }) => setPicked(detail.value === "new" ? "new" : "existing")}
      />
      {way === "new" ? (
        create
      ) : (
        <ExistingHosts
          hosts={props.hosts}
          chosen={chosen?.arn ?? null}
          best={props.leads ? best : null}
          readOnly={open.readOnly}
          use={props.use}
          again={props.again}
        />
      )}
    </SpaceBetween>
  );
}
