import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, NextStep, ProviderPage, ProviderType, Step } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { SpaceBetween } from "../../kit/space-between";
import { AccountAndRegion } from "../../parts/account-and-region";
import { Address } from "../../parts/address";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { needsHost, providerId } from "../../parts/provider";
import { ProviderPages } from "../../parts/provider-pages";
import { ConnectionMark } from "../../parts/state";
import { testids } from "../../testids";
import { known, say, sayOf } from "../../words/say";
import { span } from "../../words/time";

/** After this many seconds of waiting the reasons why it may take long are shown. */
const LONG = 300;

/** What the person does in the browser, and what the program sees of it. */
export function Waiting(props: {
  job: JobSnapshot;
  provider: ProviderType | null;
  pages: ProviderPage[];
  region: string;
  tell(snapshot: JobSnapshot): void;
  failed(fault: Fault): void;
  leave(): void;
  show(step: Step): void;
}) {
  const { job, provider } = props;
  const connection = job.connection;
  const waited = useWaited(connection?.waitingSince ?? null);
  const ask = (answer: Promise<JobSnapshot>) =>
    void answer.then(props.tell).catch((thrown) => props.failed(faultOf(thrown)));

  if (job.status === "failed") {
    return (
      <SpaceBetween size="m">
        {job.fault && <FaultAlert fault={job.fault} />}
        {job.fault?.code === "connection-in-error" && <ProviderPages pages={props.pages} />}
        {connection?.address && job.next.includes("openConnectionPage") && (
          <Address
            address={connection.address}
            open={say("connection-open")}
            addressId={testids.connectionAddress}
            openId={testids.connectionOpen}
          />
        )}
        <SpaceBetween direction="horizontal" size="xs">
          {job.next.includes("retry") && (
            <LeadingButton onClick={() => ask(call("retry_job", { job: job.id }))}>
              {say("window-try-again")}
            </LeadingButton>
          )}
          {job.next.includes("changeAccount") && (
            <Button onClick={() => props.show("account")}>{say("connection-to-account")}</Button>
          )}
          <Button onClick={props.leave}>{say("connection-back-to-list")}</Button>
        </SpaceBetween>
      </SpaceBetween>
    );
  }
  if (!connection?.address) {
    return <Busy>{say("connection-creating")}</Busy>;
  }
  const steps = instructions(provider, { name: connection.name, account: connection.account, region: props.region });
  const can = (step: NextStep) => job.next.includes(step);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say("connection-waiting-what")}
          actions={
            <Button onClick={() => ask(call("check_now", { job: job.id }))} data-testid={testids.connectionCheck}>
              {say("connection-check")}
            </Button>
          }
        >
          {say("connection-waiting")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {job.fault && <FaultAlert fault={job.fault} severity="warning" />}
        <div role="status" data-testid={testids.connectionStatus} data-status={connection.status}>
          <KeyValuePairs
            columns={3}
            items={[
              { label: say("connection-name"), value: connection.name },
              { label: say("connection-column-status"), value: <ConnectionMark status={connection.status} /> },
              {
                label: say("connection-account"),
                value: <AccountAndRegion account={connection.account} region={props.region} />,
              },
            ]}
          />
        </div>
        <Box>{say("connection-signed-in", { account: connection.account })}</Box>
        <Address
          address={connection.address}
          open={say("connection-open")}
          primary
          addressId={testids.connectionAddress}
          openId={testids.connectionOpen}
        />
        <SpaceBetween size="xs">
          <Box variant="h3">{say("connection-what-you-see")}</Box>
          <ol className="instructions">
            {steps.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ol>
          {provider && <Box color="text-body-secondary">{sayOf("browser", `${providerId(provider)}-who`)}</Box>}
        </SpaceBetween>
        {waited !== null && <Box color="text-body-secondary">{say("connection-waited", { time: span(waited) })}</Box>}
        {waited !== null && waited > LONG && (
          <div role="status">
            <Alert type="info" header={say("connection-long")}>
              <ul className="reasons">
                <li>{say("connection-long-button")}</li>
                <li>{say("connection-long-popup")}</li>
                <li>{say("connection-long-owner")}</li>
                <li>{say("connection-long-account", { account: connection.account })}</li>
              </ul>
              <ProviderPages pages={props.pages} />
            </Alert>
          </div>
        )}
        {connection.listAddress && (
          <ExpandableSection headerText={say("connection-list-instead")}>
            <SpaceBetween size="xs">
              <Box>{say("connection-list-what", { name: connection.name })}</Box>
              <Address
                address={connection.listAddress}
                open={say("connection-open-list")}
                addressId={testids.connectionListAddress}
              />
            </SpaceBetween>
          </ExpandableSection>
        )}
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Button
            onClick={() => {
              ask(call("cancel_job", { job: job.id }));
              props.leave();
            }}
            data-testid={testids.connectionCancel}
          >
            {say(can("newConnection") ? "connection-other" : "connection-stop")}
          </Button>
          <Box variant="small">{say("connection-stop-what")}</Box>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}

function useWaited(since: string | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [since]);
  if (since === null) return null;
  const seconds = (now - new Date(since).getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/** What the browser shows for this provider, one sentence a step. */
function instructions(
  provider: ProviderType | null,
  facts: { name: string; account: string; region: string },
): string[] {
  if (provider === null) return [];
  const id = providerId(provider);
  const steps: string[] = [];
  // What comes first with a server of one's own is its host, which is there.
  for (let at = needsHost(provider) ? 2 : 1; known(`browser-${id}-${at}`); at += 1) {
    steps.push(sayOf("browser", `${id}-${at}`, facts));
  }
  return steps;
}
