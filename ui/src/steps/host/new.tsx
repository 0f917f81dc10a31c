import { useState } from "react";
import type { HostView, HostWish, JobSnapshot, NetworkExamination, Setup } from "../../ipc/generated";
import { ColumnLayout } from "../../kit/column-layout";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import { ServerCertificate } from "./certificate";
import { countOf } from "./findings";
import { Network, NOTHING_CHOSEN, ofSetup } from "./network";
import { HostPlan } from "./plan";
import { Requests } from "./requests";

const NO_WISH: HostWish = { name: "", endpoint: "", network: "public", certificate: null };

/** A new host, or a network for one whose own failed: its questions, what would happen, and then AWS at work. */
export function NewHost(props: {
  open: OpenSetup;
  /** The host whose network failed: AWS takes another one for it. */
  mends?: HostView;
  /** Whether this is what to do next. */
  leads: boolean;
  began(job: JobSnapshot): void;
}) {
  const { open, mends } = props;
  const wish = open.draft.setup.host ?? NO_WISH;
  const [examination, setExamination] = useState<NetworkExamination | null>(null);
  const [unfolded, setUnfolded] = useState(wish.certificate !== null);
  const change = (part: Partial<HostWish>) =>
    open.change({ host: { ...(open.latest().draft.setup.host ?? NO_WISH), ...part } });
  const wrong = open.problems.some(
    ({ field, severity }) =>
      severity === "error" && (field === "repository.provider" || field === "host" || /^(host|network)\./.test(field)),
  );
  const isPrivate = wish.network === "private";
  const endpointIsWrong = problemAt(open.problems, "host.endpoint")?.severity === "error";
  const blocked = isPrivate && examination !== null && countOf(examination.findings, "blocks") > 0;
  const certificateIsWrong = problemAt(open.problems, "host.certificate", true) !== null;
  return (
    <Container
      header={
        <Header variant="h2" description={mends ? say("host-chosen-failed") : say("host-new-what")}>
          {mends ? say("host-mend", { name: mends.name }) : say("host-new")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {!mends && (
          <ColumnLayout columns={2}>
            <Answer
              field="host.endpoint"
              problems={open.problems}
              label={say("host-endpoint")}
              description={say("host-endpoint-what")}
            >
              <Input
                value={wish.endpoint}
                type="url"
                inputMode="url"
                spellcheck={false}
                readOnly={open.readOnly}
                data-testid={testids.hostEndpoint}
                onChange={({ detail }) => {
                  const follows = wish.name === "" || wish.name === nameFor(wish.endpoint);
                  change({ endpoint: detail.value, ...(follows ? { name: nameFor(detail.value) } : {}) });
                }}
              />
            </Answer>
            <Answer
              field="host.name"
              problems={open.problems}
              label={say("host-name")}
              description={say("host-name-what")}
            >
              <Input
                value={wish.name}
                spellcheck={false}
                readOnly={open.readOnly}
                data-testid={testids.hostName}
                onChange={({ detail }) => change({ name: detail.value })}
              />
            </Answer>
          </ColumnLayout>
        )}
        <Answer field="host.network" problems={open.problems} label={say("host-reach")} choice stretch>
          <Tiles
            data-testid={testids.hostReach}
            value={wish.network}
            columns={2}
            readOnly={open.readOnly}
            items={[
              { value: "public", label: say("host-reach-public"), description: say("host-reach-public-what") },
              { value: "private", label: say("host-reach-private"), description: say("host-reach-private-what") },
            ]}
            onChange={({ detail }) => {
              const to: Setup["host"] = detail.value === "private" ? { ...wish, network: "private" } : publicOf(wish);
              open.change({ host: to });
              open.move({
                network: to.network === "private" ? (open.latest().draft.place.network ?? NOTHING_CHOSEN) : null,
              });
            }}
          />
        </Answer>
        {isPrivate && (
          <Network answers={ofSetup(open)} endpoint={endpointIsWrong ? "" : wish.endpoint} examined={setExamination} />
        )}
        {(isPrivate || wish.certificate !== null) && (
          <ExpandableSection
            headerText={say("host-certificate")}
            headerDescription={say("host-certificate-when")}
            expanded={unfolded || certificateIsWrong}
            onChange={({ detail }) => setUnfolded(detail.expanded)}
            data-testid={testids.hostCertificate}
          >
            <Answer field="host.certificate" problems={open.problems} label="" stretch>
              <ServerCertificate
                pem={wish.certificate}
                endpoint={endpointIsWrong ? "" : wish.endpoint}
                readOnly={open.readOnly}
                take={(pem) => change({ certificate: pem })}
              />
            </Answer>
          </ExpandableSection>
        )}
        <Requests open={open} addresses={examination?.server.addresses ?? []} />
      </SpaceBetween>
      <HostPlan
        key={JSON.stringify([wish, open.draft.place.network])}
        open={open}
        ready={!wrong}
        blocked={blocked}
        leads={props.leads}
        began={props.began}
      />
    </Container>
  );
}

/** A server that can be reached from the internet has no certificate here: AWS takes one only with a VPC. */
const publicOf = (wish: HostWish): HostWish => ({ ...wish, network: "public", certificate: null });

/** A name for the host of a server that is being typed. */
export function nameFor(endpoint: string): string {
  try {
    return new URL(endpoint).hostname.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "");
  } catch {
    return "";
  }
}
