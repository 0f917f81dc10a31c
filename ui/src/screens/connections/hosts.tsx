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
import type { Route } from "../../route";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";
import { DeleteHost } from "./delete-host";
import { EditHost } from "./edit-host";
import { ReplaceHost } from "./replace-host";
import { Replacement } from "./replacement";

export function Hosts({ place, go }: { place: AccountRequest; go(route: Route): void }) {
  // A host is set up in the browser, to which this screen leads.
  const found = useAnswer("hosts", { ...place, setup: null }, { onFocus: true });
  const [editing, setEditing] = useState<HostView | null>(null);
  const [deleting, setDeleting] = useState<HostView | null>(null);
  const [replacing, setReplacing] = useState<HostView | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [job, tell] = useJob(jobId);
  // One that began before this screen was opened.
  const jobs = useAnswer("overview", null).answer?.jobs ?? [];
  const earlier = jobs.find((one) => one.kind === "replaceHost" && one.status !== "cancelled") ?? null;
  const began = (begun: JobSnapshot) => {
    setEditing(null);
    setDeleting(null);
    setReplacing(null);
    setJobId(begun.id);
    tell(begun);
  };
  const back = () => setJobId(null);
  if (replacing) {
    return <ReplaceHost place={place} host={replacing} began={began} close={() => setReplacing(null)} />;
  }
  if (job.snapshot?.kind === "replaceHost") {
    return <Replacement job={job.snapshot} region={place.region} tell={tell} go={go} close={back} />;
  }
  return (
    <SpaceBetween size="m">
      {job.snapshot && <HostJob job={job.snapshot} dismiss={back} />}
      {earlier && (
        <Alert
          type={earlier.status === "succeeded" ? "success" : "info"}
          action={
            <Button onClick={() => setJobId(earlier.id)} data-testid={testids.hostsLeftShow}>
              {say("hosts-left-show")}
            </Button>
          }
        >
          {say(earlier.status === "succeeded" ? "hosts-replaced" : "hosts-replacing", {
            name: earlier.host?.name ?? "",
          })}
        </Alert>
      )}
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
                {one.editable ? (
                  <Button
                    variant="inline-link"
                    ariaLabel={say("hosts-edit-of", { name: one.name })}
                    onClick={() => setEditing(one)}
                    data-testid={testids.hostsEdit}
                  >
                    {say("hosts-edit")}
                  </Button>
                ) : (
                  one.replaceable && (
                    <Button
                      variant="inline-link"
                      ariaLabel={say("hosts-replace-of", { name: one.name })}
                      onClick={() => setReplacing(one)}
                      data-testid={testids.hostsReplace}
                    >
                      {say("hosts-replace")}
                    </Button>
                  )
                )}
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
