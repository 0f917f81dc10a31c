import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, HostProgress, JobSnapshot, ProviderType, Step } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { SpaceBetween } from "../../kit/space-between";
import { AccountAndRegion } from "../../parts/account-and-region";
import { Address } from "../../parts/address";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { HostMark } from "../../parts/host-mark";
import { LeadingButton } from "../../parts/lead";
import { providerId } from "../../parts/provider";
import { testids } from "../../testids";
import { asShown, known, say, sayOf } from "../../words/say";
import { span } from "../../words/time";

/** After this many seconds of waiting for a person the reasons why it may take long are shown. */
const LONG = 300;

/** A host on its way: AWS at work in the VPC, then what somebody does in the browser. */
export function HostWaiting(props: {
  job: JobSnapshot;
  provider: ProviderType | null;
  region: string;
  tell(snapshot: JobSnapshot): void;
  failed(fault: Fault): void;
  leave(): void;
  show(step: Step): void;
}) {
  const { job, provider, region } = props;
  const { host } = job;
  const ask = (answer: Promise<JobSnapshot>) =>
    void answer.then(props.tell).catch((thrown) => props.failed(faultOf(thrown)));
  if (job.status === "failed") {
    const Back = job.next.includes("retry") ? Button : LeadingButton;
    return (
      <SpaceBetween size="m">
        {job.fault && <FaultAlert fault={job.fault} />}
        {host && job.next.includes("openHostPage") && (
          <Address address={host.listAddress} open={say("host-page")} openId={testids.hostOpenPage} />
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
          <Back onClick={props.leave} data-testid={testids.hostBack}>
            {say("host-back")}
          </Back>
        </SpaceBetween>
      </SpaceBetween>
    );
  }
  const stop = (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button
        onClick={() => {
          ask(call("cancel_job", { job: job.id }));
          props.leave();
        }}
        data-testid={testids.hostStop}
      >
        {say("host-stop")}
      </Button>
      <Box variant="small">{say("host-stop-what")}</Box>
    </SpaceBetween>
  );
  if (!host || host.arn === null) return <Busy>{say("host-creating")}</Busy>;
  if (host.waitingSince === null) return <Preparing job={job} host={host} region={region} stop={stop} />;
  return (
    <SetUp
      job={job}
      host={host}
      provider={provider}
      region={region}
      check={() => ask(call("check_now", { job: job.id }))}
      stop={stop}
    />
  );
}

/** AWS sets up its part of the VPC. */
function Preparing(props: { job: JobSnapshot; host: HostProgress; region: string; stop: React.ReactNode }) {
  const { job, host } = props;
  const phase = job.phases.find((one) => one.phase === "prepareNetwork" && one.state === "running");
  const usual = phase?.usuallySeconds ?? null;
  const passed = usePassed(phase?.startedAt ?? null);
  return (
    <Container
      header={
        <Header variant="h2" description={say("host-preparing-what")}>
          {say("host-preparing")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {job.fault && <FaultAlert fault={job.fault} severity="warning" />}
        <HostFacts host={host} region={props.region} />
        {passed !== null && usual !== null && (
          <SpaceBetween size="xs">
            <progress
              className="progress"
              max={usual}
              value={Math.min(passed, usual)}
              aria-label={say("host-preparing")}
            />
            <Box color="text-body-secondary">
              {say("host-preparing-since", { time: span(passed), usual: span(usual) })}
            </Box>
            {passed > 2 * usual && (
              <div role="status">
                <Alert type="info">{say("host-preparing-long")}</Alert>
              </div>
            )}
          </SpaceBetween>
        )}
        {props.stop}
      </SpaceBetween>
    </Container>
  );
}

/** Somebody sets it up in the browser. */
function SetUp(props: {
  job: JobSnapshot;
  host: HostProgress;
  provider: ProviderType | null;
  region: string;
  check(): void;
  stop: React.ReactNode;
}) {
  const { job, host, provider } = props;
  const waited = usePassed(host.waitingSince);
  const id = provider && providerId(provider);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say("host-waiting-what")}
          actions={
            <Button onClick={props.check} data-testid={testids.hostCheck}>
              {say("host-check-now")}
            </Button>
          }
        >
          {say("host-waiting")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {job.fault && <FaultAlert fault={job.fault} severity="warning" />}
        <HostFacts host={host} region={props.region} />
        <Box>{say("host-signed-in", { account: host.account })}</Box>
        <Address
          address={host.listAddress}
          open={say("host-page")}
          primary
          addressId={testids.hostAddressOfPage}
          openId={testids.hostOpenPage}
        />
        {id && (
          <SpaceBetween size="xs">
            <Box variant="h3">{say("host-what-you-see")}</Box>
            <ol className="instructions">
              {pagesOf(id, asShown(host.name)).map((text, at) => (
                <li key={at}>{text}</li>
              ))}
            </ol>
            <Box color="text-body-secondary">{sayOf("host-page", `${id}-who`)}</Box>
          </SpaceBetween>
        )}
        {waited !== null && <Box color="text-body-secondary">{say("host-waited", { time: span(waited) })}</Box>}
        {waited !== null && waited > LONG && (
          <div role="status">
            <Alert type="info" header={say("host-long")}>
              <ul className="reasons">
                <li>{say("host-long-popup")}</li>
                <li>{say("host-long-reach")}</li>
                <li>{say("host-long-server")}</li>
                <li>{say("host-long-account", { account: host.account })}</li>
              </ul>
            </Alert>
          </div>
        )}
        {props.stop}
      </SpaceBetween>
    </Container>
  );
}

function HostFacts({ host, region }: { host: HostProgress; region: string }) {
  return (
    <div role="status" data-testid={testids.hostStatus} data-status={host.status ?? ""}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: say("host-name"), value: <bdi>{asShown(host.name)}</bdi> },
          {
            label: say("host-column-status"),
            value: host.status && <HostMark status={host.status} text={host.statusText} />,
          },
          { label: say("host-account"), value: <AccountAndRegion account={host.account} region={region} /> },
        ]}
      />
    </div>
  );
}

/** What the browser shows, one sentence a step. */
function pagesOf(id: string, name: string): string[] {
  const steps: string[] = [];
  while (known(`host-page-${id}-${steps.length + 1}`)) {
    steps.push(sayOf("host-page", `${id}-${steps.length + 1}`, { name }));
  }
  return steps;
}

/** Seconds since a moment, as time goes by. */
function usePassed(since: string | null): number | null {
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
