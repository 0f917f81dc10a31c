// Which host: one that leads to the server already, or a new one, which somebody sets up in the browser.
import { useEffect, useRef, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, HostView, JobSnapshot } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { useJob } from "../../jobs/use-job";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { HostMark } from "../../parts/host-mark";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { StepProps } from "../step";
import { NewHost } from "./new";
import { HostPlan } from "./plan";
import { HostWaiting } from "./waiting";
import { HostWays } from "./ways";

const atWork = (job: JobSnapshot) => job.status !== "succeeded" && job.status !== "cancelled";

export function HostStep({ open, show }: StepProps) {
  const { place, setup } = open.draft;
  const { account, region, hostArn } = place;
  const [jobId, setJobId] = useState(() => open.jobs.find((job) => job.kind === "host" && atWork(job))?.id ?? null);
  const [job, tell] = useJob(jobId);
  const [fault, setFault] = useState<Fault | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const opened = useRef<string | null>(null);
  const snapshot = job.snapshot;
  const found = useAnswer("hosts", account && region ? { account, region, setup: open.id } : undefined);

  // The browser opens once, for the host that was made here just now.
  const address = snapshot?.host?.listAddress ?? null;
  useEffect(() => {
    if (opening === null || address === null || opened.current === opening || snapshot?.status !== "waitingForPerson")
      return;
    opened.current = opening;
    call("open_address", { address }).catch((thrown) => setFault(faultOf(thrown)));
  }, [opening, address, snapshot?.status]);

  // Which host a job makes is in the setup as soon as there is one, whatever becomes of the job.
  const { id, take, flush, renew } = open;
  const made = snapshot?.host?.arn ?? null;
  const ended = snapshot?.status === "succeeded" ? snapshot.id : null;
  useEffect(() => {
    if (made === null && ended === null) return;
    renew()
      .then(() => {
        if (ended === null) return;
        // What stood in the way on the way here doesn't any more.
        setFault(null);
        setJobId(null);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  }, [made, ended, renew]);

  if (account === null || region === "") {
    return (
      <Alert type="info" action={<Button onClick={() => show("account")}>{say("connection-to-account")}</Button>}>
        {say("steps-needs-account")}
      </Alert>
    );
  }
  const began = (begun: JobSnapshot) => {
    setFault(null);
    setOpening(begun.id);
    setJobId(begun.id);
    tell(begun);
  };
  const use = (arn: string) => {
    setFault(null);
    flush()
      .then(() => call("use_host", { id, arn }))
      .then(take)
      .catch((thrown) => setFault(faultOf(thrown)));
  };

  if (snapshot && atWork(snapshot)) {
    return (
      <Arrival key="waiting">
        <SpaceBetween size="l">
          {fault && <FaultAlert fault={fault} />}
          <HostWaiting
            job={snapshot}
            provider={setup.repository.provider}
            region={region}
            tell={tell}
            failed={setFault}
            leave={() => {
              setFault(null);
              setJobId(null);
            }}
            show={show}
          />
        </SpaceBetween>
      </Arrival>
    );
  }
  const chosen = found.answer?.find((one) => one.arn === hostArn) ?? null;
  const serves = chosen !== null && !["failed", "error", "deleting"].includes(chosen.status);
  const ways = found.answer && (
    <HostWays
      open={open}
      hosts={found.answer}
      chosen={chosen}
      leads={!serves && chosen?.status !== "failed"}
      use={use}
      again={found.again}
      began={began}
    />
  );
  return (
    <Arrival key="choosing">
      <SpaceBetween size="l">
        {fault && <FaultAlert fault={fault} />}
        {found.fault && <FaultAlert fault={found.fault} retry={found.again} />}
        {chosen && <ChosenHost key={chosen.arn} host={chosen} />}
        {(chosen?.status === "pending" || chosen?.status === "preparing") && (
          <Container
            header={
              <Header variant="h2" description={say("host-finish-what")}>
                {say("host-finish", { name: chosen.name })}
              </Header>
            }
          >
            <HostPlan key={`finish ${chosen.arn}`} open={open} finish ready leads began={began} />
          </Container>
        )}
        {chosen?.status === "failed" && <NewHost open={open} mends={chosen} leads began={began} />}
        {found.answer === null && found.loading && <Busy>{say("host-loading")}</Busy>}
        {/* What isn't needed any more is folded away. */}
        {serves || chosen?.status === "failed" ? (
          <ExpandableSection
            key={`change ${chosen.arn}`}
            headerText={say("host-other")}
            data-testid={testids.hostChange}
          >
            {ways}
          </ExpandableSection>
        ) : (
          ways
        )}
        {chosen?.status !== "available" && <Box color="text-body-secondary">{say("host-later")}</Box>}
      </SpaceBetween>
    </Arrival>
  );
}

/** The host that the setup uses. The button that chose it is gone, so the keyboard goes on from here. */
function ChosenHost({ host }: { host: HostView }) {
  const { name, status, message } = host;
  const type = status === "available" ? "success" : ["failed", "error"].includes(status) ? "error" : "info";
  return (
    <Arrival>
      <div role="status" data-testid={testids.hostStatus} data-status={status}>
        <Alert type={type} header={say("host-chosen", { name })}>
          <HostMark status={status} text={host.statusText} />
          {status !== "available" && <Box>{say(`host-chosen-${status}`)}</Box>}
          {message && <Box>{say("host-failed", { message })}</Box>}
        </Alert>
      </div>
    </Arrival>
  );
}
