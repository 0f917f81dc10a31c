// Which connection: one that exists, or a new one that the person authorises in the browser.
import { useEffect, useRef, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { ConnectionView, Fault, JobSnapshot } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { useJob } from "../../jobs/use-job";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { needsHost } from "../../parts/provider";
import { ConnectionMark } from "../../parts/state";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { useHosted } from "../../wizard/use-connected";
import type { StepProps } from "../step";
import { NewConnection } from "./new";
import { Waiting } from "./waiting";
import { ConnectionWays } from "./ways";

const atWork = (job: JobSnapshot) => job.status !== "succeeded" && job.status !== "cancelled";

export function ConnectionStep({ open, show }: StepProps) {
  const { place, setup } = open.draft;
  const { account, region } = place;
  const [jobId, setJobId] = useState(() => open.jobs.find((job) => job.kind === "connect" && atWork(job))?.id ?? null);
  const [job, tell] = useJob(jobId);
  const [opening, setOpening] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const opened = useRef<string | null>(null);
  const [used, setUsed] = useState<string | null>(null);
  const snapshot = job.snapshot;
  const hosted = useHosted(open);
  const found = useAnswer("connections", account && region ? { account, region } : undefined);

  // The browser opens once, for the connection that was made here just now.
  const address = snapshot?.connection?.address ?? null;
  useEffect(() => {
    if (opening === null || address === null || opened.current === opening || snapshot?.status !== "waitingForPerson")
      return;
    opened.current = opening;
    call("open_address", { address }).catch((thrown) => setFault(faultOf(thrown)));
  }, [opening, address, snapshot?.status]);

  // Which connection a job makes is in the setup as soon as there is one, whatever becomes of the job.
  const { id, take, flush, renew } = open;
  const made = snapshot?.connection?.arn ?? null;
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
      .then(() => call("use_connection", { id, arn }))
      .then((view) => {
        take(view);
        setUsed(arn);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  };
  const chosen = found.answer?.find((one) => one.arn === place.connectionArn) ?? null;

  if (snapshot && atWork(snapshot)) {
    return (
      <Arrival key="waiting">
        <SpaceBetween size="l">
          {fault && <FaultAlert fault={fault} />}
          <Waiting
            job={snapshot}
            provider={setup.repository.provider}
            pages={open.providerPages}
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
  // A connection is made through a host that is available; one that exists has its own.
  const hostFirst = needsHost(setup.repository.provider) && chosen === null && !hosted;
  const ways = found.answer && (
    <ConnectionWays
      open={open}
      connections={found.answer}
      chosen={chosen}
      leads={!hostFirst && (chosen === null || chosen.status === "ERROR")}
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
        {chosen && <Chosen key={used === chosen.arn ? `used ${used}` : "chosen"} connection={chosen} />}
        {chosen?.status === "PENDING" && (
          <NewConnection
            key={`finish ${chosen.arn}`}
            open={open}
            chosen={chosen}
            finish
            names={[]}
            leads
            began={began}
          />
        )}
        {hostFirst && (
          <div role="status" data-testid={testids.hostFirst}>
            <Alert
              type="warning"
              action={<LeadingButton onClick={() => show("host")}>{say("connection-to-host")}</LeadingButton>}
            >
              {say("connection-host-first")}
            </Alert>
          </div>
        )}
        {found.answer === null && found.loading && <Busy>{say("connection-loading")}</Busy>}
        {/* What isn't needed any more is folded away. */}
        {chosen === null || chosen.status === "ERROR" ? (
          ways
        ) : (
          <ExpandableSection
            key={`change ${chosen.arn}`}
            headerText={say("connection-other")}
            data-testid={testids.connectionChange}
          >
            {ways}
          </ExpandableSection>
        )}
        {chosen?.status !== "AVAILABLE" && <Box color="text-body-secondary">{say("connection-later")}</Box>}
      </SpaceBetween>
    </Arrival>
  );
}

/** The connection that the setup uses. The button that chose it is gone, so the keyboard goes on from here. */
function Chosen({ connection }: { connection: ConnectionView }) {
  const { name, status } = connection;
  return (
    <Arrival>
      <div role="status" data-testid={testids.connectionStatus} data-status={status}>
        <Alert
          type={status === "AVAILABLE" ? "success" : status === "ERROR" ? "error" : "info"}
          header={say("connection-chosen", { name })}
        >
          <ConnectionMark status={status} />
          {status === "PENDING" && <Box>{say("connection-chosen-pending")}</Box>}
          {status === "ERROR" && <Box>{say("connection-chosen-error")}</Box>}
        </Alert>
      </div>
    </Arrival>
  );
}
