// Another host in the place of one that AWS changes no more: where it is to be, and what would happen until it is.
import { useState } from "react";
import { call } from "../../ipc/call";
import type {
  AccountRequest,
  HostNetwork,
  HostReplacement,
  HostView,
  JobSnapshot,
  NetworkExamination,
} from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { usePlan } from "../../ipc/use-plan";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { ColumnLayout } from "../../kit/column-layout";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { Approve } from "../../parts/approve";
import { Arrival } from "../../parts/arrival";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { PlanTable } from "../../parts/plan";
import { ServerCertificate } from "../../steps/host/certificate";
import { countOf } from "../../steps/host/findings";
import { Network, NOTHING_CHOSEN } from "../../steps/host/network";
import { testids } from "../../testids";
import { problemAt } from "../../wizard/problems";
import { say } from "../../words/say";
import { Interruptions } from "./interruptions";

export function ReplaceHost(props: {
  place: AccountRequest;
  host: HostView;
  began(job: JobSnapshot): void;
  close(): void;
}) {
  const { place, host } = props;
  const [name, setName] = useState(host.name);
  const [endpoint, setEndpoint] = useState(host.endpoint);
  const [network, setNetwork] = useState<HostNetwork | null>(host.network);
  const [certificate, setCertificate] = useState(host.certificate);
  const [examination, setExamination] = useState<NetworkExamination | null>(null);
  const replacement: HostReplacement = {
    host: { ...place, arn: host.arn },
    name,
    endpoint: endpoint.trim(),
    network,
    certificate: network && certificate,
  };
  const checked = useAnswer("check_host_replacement", replacement, { stays: true });
  const problems = checked.answer ?? [];
  const right = checked.answer !== null && !checked.loading && problems.every(({ severity }) => severity !== "error");
  const server = problemAt(problems, "host.endpoint")?.severity === "error" ? "" : replacement.endpoint;
  const blocked = network !== null && examination !== null && countOf(examination.findings, "blocks") > 0;
  return (
    <Arrival>
      <SpaceBetween size="l">
        <Header variant="h2" actions={<Button onClick={props.close}>{say("hosts-back")}</Button>}>
          {say("hosts-replace-of", { name: host.name })}
        </Header>
        <Box>{say("hosts-replace-what")}</Box>
        <Box>{say("hosts-replace-after")}</Box>
        {checked.fault && <FaultAlert fault={checked.fault} retry={checked.again} />}
        <Container header={<Header variant="h2">{say("hosts-replace-new")}</Header>}>
          <SpaceBetween size="m">
            <ColumnLayout columns={2}>
              <Answer
                field="host.endpoint"
                problems={problems}
                label={say("host-endpoint")}
                description={say("host-endpoint-what")}
              >
                <Input
                  value={endpoint}
                  type="url"
                  inputMode="url"
                  spellcheck={false}
                  data-testid={testids.hostsReplaceEndpoint}
                  onChange={({ detail }) => setEndpoint(detail.value)}
                />
              </Answer>
              <Answer
                field="host.name"
                problems={problems}
                label={say("host-name")}
                description={say("host-name-what")}
              >
                <Input
                  value={name}
                  spellcheck={false}
                  data-testid={testids.hostsReplaceName}
                  onChange={({ detail }) => setName(detail.value)}
                />
              </Answer>
            </ColumnLayout>
            <Answer field="host.network" problems={problems} label={say("host-reach")} choice stretch>
              <Tiles
                data-testid={testids.hostsReplaceReach}
                value={network ? "private" : "public"}
                columns={2}
                items={[
                  { value: "public", label: say("host-reach-public"), description: say("host-reach-public-what") },
                  { value: "private", label: say("host-reach-private"), description: say("host-reach-private-what") },
                ]}
                onChange={({ detail }) =>
                  setNetwork(detail.value === "private" ? (host.network ?? NOTHING_CHOSEN) : null)
                }
              />
            </Answer>
            {network && (
              <Network
                answers={{
                  place,
                  own: null,
                  network,
                  host: host.arn,
                  problems,
                  readOnly: false,
                  choose: (change) => setNetwork((now) => ({ ...(now ?? NOTHING_CHOSEN), ...change })),
                }}
                endpoint={server}
                examined={setExamination}
              />
            )}
            {network && (
              <ExpandableSection
                headerText={say("host-certificate")}
                headerDescription={say("host-certificate-when")}
                defaultExpanded={host.certificate !== null}
                data-testid={testids.hostCertificate}
              >
                <Answer field="host.certificate" problems={problems} label="" stretch>
                  <ServerCertificate pem={certificate} endpoint={server} readOnly={false} take={setCertificate} />
                </Answer>
              </ExpandableSection>
            )}
          </SpaceBetween>
        </Container>
        <ReplacementPlan
          key={JSON.stringify(replacement)}
          replacement={replacement}
          ready={right}
          blocked={blocked}
          began={props.began}
        />
      </SpaceBetween>
    </Arrival>
  );
}

/** What would happen, as soon as it is asked for; then the button that has it done. */
function ReplacementPlan(props: {
  replacement: HostReplacement;
  ready: boolean;
  blocked: boolean;
  began(job: JobSnapshot): void;
}) {
  const { replacement } = props;
  const { plan, setPlan, busy, fault, work } = usePlan();
  if (plan === null) {
    const Look = props.ready && !props.blocked ? LeadingButton : Button;
    return (
      <SpaceBetween size="s">
        {props.blocked && <Alert type="warning">{say("host-plan-blocked")}</Alert>}
        {fault && <FaultAlert fault={fault} />}
        <Look
          loading={busy}
          disabled={!props.ready}
          onClick={() => work(call("plan_host_replacement", replacement).then(setPlan))}
          data-testid={testids.hostsReplacePlan}
        >
          {say("host-plan")}
        </Look>
      </SpaceBetween>
    );
  }
  const { account, region } = plan;
  return (
    <Arrival>
      <SpaceBetween size="s">
        <div role="status">{say("hosts-replace-plan-what", { account, region })}</div>
        <PlanTable plan={plan} />
        <Interruptions plan={plan} />
        {fault && <FaultAlert fault={fault} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setPlan(null)}>{say("window-cancel")}</Button>
          <Approve
            deletes
            key={plan.digest}
            busy={busy}
            approve={() => work(call("replace_host", { replacement, digest: plan.digest }).then(props.began))}
            id={testids.hostsReplaceApprove}
          >
            {say("hosts-replace-do")}
          </Approve>
        </SpaceBetween>
      </SpaceBetween>
    </Arrival>
  );
}
