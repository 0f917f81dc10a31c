// All hosts of an account in a Region: their state, why one failed, who uses them, and what can still be changed.
import { useState } from "react";
import type { AccountRequest, HostView, JobSnapshot } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { useJob } from "../../jobs/use-job";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { AddressAside } from "../../parts/address";
import { Arrival } from "../../parts/arrival";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { HostMark } from "../../parts/host-mark";
import { providerName } from "../../parts/provider";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";
import { DeleteHost } from "./delete-host";
import { EditHost } from "./edit-host";

export function Hosts({ place }: { place: AccountRequest }) {
  // A host is set up in the browser, to which this screen leads.
  const found = useAnswer("hosts", { ...place, setup: null }, { onFocus: true });
  const [editing, setEditing] = useState<HostView | null>(null);
  const [deleting, setDeleting] = useState<HostView | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [job, tell] = useJob(jobId);
  const began = (begun: JobSnapshot) => {
    setEditing(null);
    setDeleting(null);
    setJobId(begun.id);
    tell(begun);
  };
  return (
    <SpaceBetween size="m">
      {job.snapshot && <HostJob job={job.snapshot} dismiss={() => setJobId(null)} />}
      {found.fault && <FaultAlert fault={found.fault} retry={found.again} />}
      <Table
        wrapLines
        cellVerticalAlign="top"
        data-testid={testids.hostsTable}
        ariaLabels={{ tableLabel: say("hosts-title") }}
        loading={found.loading && found.answer === null}
        loadingText={say("host-loading")}
        items={found.answer ?? []}
        trackBy="arn"
        empty={<Box textAlign="center">{say("hosts-empty")}</Box>}
        header={
          <Header
            variant="h2"
            description={say("hosts-what")}
            counter={found.answer ? `(${found.answer.length})` : undefined}
            actions={
              <Button iconName="refresh" ariaLabel={say("host-again")} onClick={found.again} loading={found.loading} />
            }
          >
            {say("hosts-title")}
          </Header>
        }
        columnDefinitions={[
          {
            id: "name",
            header: say("host-column-name"),
            minWidth: 190,
            isRowHeader: true,
            cell: (one) => (
              <>
                <bdi className="clamp">{asShown(one.name)}</bdi>
                <small className="quiet arn">{one.arn}</small>
              </>
            ),
          },
          {
            id: "server",
            header: say("host-column-server"),
            minWidth: 180,
            cell: (one) => (
              <>
                <bdi className="arn">{asShown(one.endpoint)}</bdi>
                <small className="quiet under">
                  {one.provider ? providerName(one.provider) : say("connections-provider-unknown")},{" "}
                  {one.network ? say("host-in-vpc", { vpc: one.network.vpc }) : say("host-over-internet")}
                </small>
              </>
            ),
          },
          {
            id: "status",
            header: say("host-column-status"),
            minWidth: 150,
            cell: (one) => (
              <>
                <HostMark status={one.status} text={one.statusText} />
                {one.message && (
                  <small className="under">
                    {say("hosts-message")}: {asShown(one.message)}
                  </small>
                )}
              </>
            ),
          },
          {
            id: "used",
            header: say("connections-used"),
            minWidth: 120,
            cell: (one) => (
              <>
                {one.usedBy.length > 0 ? one.usedBy.map(asShown).join(", ") : say("connections-unused")}
                <small className="quiet under">
                  {say("hosts-connections")}: {one.connections.map(asShown).join(", ") || say("hosts-connections-none")}
                </small>
              </>
            ),
          },
          {
            id: "actions",
            header: say("hosts-actions"),
            minWidth: 140,
            cell: (one) => (
              <SpaceBetween size="xxs">
                <Button
                  variant="inline-link"
                  ariaLabel={say("hosts-edit-of", { name: one.name })}
                  onClick={() => setEditing(one)}
                  data-testid={testids.hostsEdit}
                >
                  {say("hosts-edit")}
                </Button>
                <Button
                  variant="inline-link"
                  ariaLabel={say("hosts-delete-of", { name: one.name })}
                  onClick={() => setDeleting(one)}
                  data-testid={testids.hostsDelete}
                >
                  {say("hosts-delete")}
                </Button>
                <AddressAside address={one.address} open={say("connections-open")} of={one.name} />
              </SpaceBetween>
            ),
          },
        ]}
      />
      {editing && <EditHost place={place} host={editing} began={began} close={() => setEditing(null)} />}
      {deleting && <DeleteHost place={place} host={deleting} began={began} close={() => setDeleting(null)} />}
    </SpaceBetween>
  );
}

/** A change or a deletion on its way, and how it ended. */
function HostJob({ job, dismiss }: { job: JobSnapshot; dismiss(): void }) {
  const name = job.host?.name ?? "";
  const deletes = job.kind === "deleteHost";
  return (
    <Arrival key={job.id}>
      <div role="status" data-testid={testids.hostsJob} data-status={job.status}>
        {job.status === "failed" && job.fault ? (
          <FaultAlert fault={job.fault} />
        ) : job.status === "succeeded" || job.status === "waitingForPerson" ? (
          <Alert type="success" dismissible dismissAriaLabel={say("window-close")} onDismiss={dismiss}>
            {say(deletes ? "hosts-deleted" : "hosts-changed", { name })}
          </Alert>
        ) : (
          <Busy>{say(deletes ? "hosts-deleting" : "hosts-changing", { name })}</Busy>
        )}
      </div>
    </Arrival>
  );
}
