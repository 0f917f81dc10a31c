// A host on its way into the place of another one, and what is left to do once it is there.
import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, HostFollowUps, JobSnapshot, ProviderType, SetupFollowUp } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { AddressAside } from "../../parts/address";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import type { Route } from "../../route";
import { HostWaiting } from "../../steps/host/waiting";
import { testids } from "../../testids";
import { asShown, say, sayFault } from "../../words/say";
import { Phases } from "../run/phases";

/** The providers whose servers have hosts, as the API spells them. */
const SERVERS: readonly string[] = ["GitHubEnterpriseServer", "GitLabSelfManaged"] satisfies ProviderType[];

export function Replacement(props: {
  job: JobSnapshot;
  region: string;
  tell(job: JobSnapshot): void;
  go(route: Route): void;
  close(): void;
}) {
  const { job, tell } = props;
  const [fault, setFault] = useState<Fault | null>(null);
  const ask = (answer: Promise<JobSnapshot>) => void answer.then(tell).catch((thrown) => setFault(faultOf(thrown)));
  const name = job.host?.name ?? "";
  const settingUp = job.phases.some(
    ({ phase, state }) => (phase === "prepareNetwork" || phase === "setUpHost") && state === "running",
  );
  const atWork = job.status === "running" || job.status === "waitingForPerson";
  const stopped = job.status === "failed" || job.status === "cancelled";
  const provider = job.host?.provider ?? "";
  const title = say(stopped ? "hosts-replace-failed" : "hosts-replacing", { name });
  return (
    <div data-testid={testids.hostsReplacement} data-status={job.status}>
      <SpaceBetween size="l">
        <Button onClick={props.close}>{say("hosts-back")}</Button>
        {fault && <FaultAlert fault={fault} />}
        {job.status === "succeeded" ? (
          <Arrival key="done">
            <div role="status">
              <Alert type="success">{say("hosts-replaced", { name })}</Alert>
            </div>
          </Arrival>
        ) : (
          <Container header={<Header variant="h2">{title}</Header>}>
            <SpaceBetween size="m">
              {job.status === "failed" && job.fault && <FaultAlert fault={job.fault} />}
              {job.status === "cancelled" && <Alert type="info">{say("hosts-replace-stopped")}</Alert>}
              {job.status === "running" && job.fault && <FaultAlert fault={job.fault} severity="warning" />}
              <Phases phases={job.phases} status={job.status} watching={false} />
              {stopped && job.next.includes("retry") && (
                <LeadingButton onClick={() => ask(call("retry_job", { job: job.id }))}>
                  {say("window-try-again")}
                </LeadingButton>
              )}
              {atWork && !settingUp && (
                <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                  <Button onClick={() => ask(call("cancel_job", { job: job.id }))}>
                    {say("run-cancel-replaceHost")}
                  </Button>
                  <Box variant="small">{say("hosts-replace-stop-what")}</Box>
                </SpaceBetween>
              )}
            </SpaceBetween>
          </Container>
        )}
        {atWork && settingUp && (
          <HostWaiting
            job={job}
            provider={SERVERS.includes(provider) ? (provider as ProviderType) : null}
            region={props.region}
            tell={tell}
            failed={setFault}
            leave={props.close}
            show={() => undefined}
          />
        )}
        <WhatIsLeft job={job} go={props.go} />
      </SpaceBetween>
    </div>
  );
}

/** The setups and pipelines that read through the old host, each with what is left to do for it. */
function WhatIsLeft({ job, go }: { job: JobSnapshot; go(route: Route): void }) {
  const found = useAnswer("host_follow_ups", { job: job.id }, { onFocus: true });
  if (found.answer === null) {
    return found.fault ? <FaultAlert fault={found.fault} retry={found.again} /> : <Busy>{say("window-loading")}</Busy>;
  }
  const { unseen } = found.answer;
  const rows = rowsOf(found.answer);
  return (
    <SpaceBetween size="s">
      <Table
        wrapLines
        cellVerticalAlign="top"
        data-testid={testids.hostsLeft}
        ariaLabels={{ tableLabel: say("hosts-left") }}
        items={rows}
        trackBy="id"
        empty={<Box textAlign="center">{say("hosts-left-nobody")}</Box>}
        header={
          <Header variant="h2" description={say("hosts-left-what", { name: job.host?.name ?? "" })}>
            {say("hosts-left")}
          </Header>
        }
        columnDefinitions={[
          {
            id: "who",
            header: say("hosts-left-who"),
            isRowHeader: true,
            minWidth: 220,
            cell: (row) => (
              <>
                <bdi>{asShown(row.name)}</bdi>
                <small className="quiet under">{say(row.setup ? "hosts-left-setup" : "hosts-left-pipeline")}</small>
              </>
            ),
          },
          { id: "where", header: say("hosts-left-where"), minWidth: 260, cell: (row) => row.stands },
          {
            id: "next",
            header: say("hosts-left-next"),
            minWidth: 180,
            cell: (row) =>
              row.setup ? (
                <NextOf setup={row.setup} go={go} />
              ) : (
                row.address && <AddressAside address={row.address} open={say("connections-open")} of={row.name} />
              ),
          },
        ]}
      />
      {rows.some(({ setup }) => setup === null) && <Box>{say("hosts-left-pipelines-what")}</Box>}
      {unseen.length > 0 && (
        <Alert type="warning">
          {say("host-replace-left-unseen")} {unseen.map(sayFault).join(" ")}
        </Alert>
      )}
    </SpaceBetween>
  );
}

interface LeftRow {
  id: string;
  name: string;
  /** Null: a pipeline of nobody here. */
  setup: SetupFollowUp | null;
  stands: string;
  address: string | null;
}

function rowsOf({ setups, pipelines }: HostFollowUps): LeftRow[] {
  return [
    ...setups.map((setup) => ({
      id: setup.id,
      name: setup.name,
      setup,
      stands: say(`host-left-${setup.left}`),
      address: null,
    })),
    ...pipelines.map(({ name, address, done }) => ({
      id: `pipeline ${name}`,
      name,
      setup: null,
      stands: say(done ? "host-left-pipeline-done" : "host-left-pipeline-waits"),
      address,
    })),
  ];
}

/** The button that leads to what is next. */
function NextOf({ setup, go }: { setup: SetupFollowUp; go(route: Route): void }) {
  const { id, left } = setup;
  if (left === "set-up-host" || left === "nothing") return null;
  const deploys = left === "deploy";
  return (
    <Button
      variant="inline-link"
      ariaLabel={`${say(deploys ? "hosts-left-to-deploy" : "hosts-left-to-connection")}: ${setup.name}`}
      onClick={() =>
        go(deploys ? { screen: "run", setup: id, plan: true } : { screen: "wizard", setup: id, step: "connection" })
      }
      data-testid={testids.hostsLeftGo}
    >
      {say(deploys ? "hosts-left-to-deploy" : "hosts-left-to-connection")}
    </Button>
  );
}
