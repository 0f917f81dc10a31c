// Through which VPC AWS reaches a private server: chosen from the account's own lists, and examined while it is chosen.
import { useEffect, useMemo, useRef, useState } from "react";
import { call } from "../../ipc/call";
import type { AccountRequest, HostNetwork, NetworkExamination, Problem } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { type WholeList, useWholeList } from "../../ipc/use-whole-list";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { Answer } from "../../parts/answer";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { PickList } from "../../parts/pick-list";
import { testids } from "../../testids";
import type { OpenSetup } from "../../wizard/use-setup";
import { asShown, say } from "../../words/say";
import { ServerAddress } from "./address";
import { NetworkDrawing } from "./drawing";
import { Findings } from "./finding-list";
import { findingsAt } from "./findings";

import { ListFooter } from "./list-footer";
import { groupRow, proposedSubnets, subnetRow, vpcRow } from "./rows";
import { Verdict } from "./verdict";

export const NOTHING_CHOSEN: HostNetwork = { vpc: "", subnets: [], securityGroups: [] };

const isWhole = (network: HostNetwork) =>
  network.vpc !== "" && network.subnets.length > 0 && network.securityGroups.length > 0;

/** What is chosen, of which account, and whose answer it is. */
export interface NetworkAnswers {
  place: AccountRequest;
  /** Number of the account, where it is known: what another one shares is said to be shared. */
  own: string | null;
  network: HostNetwork;
  /** ARN of the host that has a network there and makes room for this one. */
  host: string | null;
  problems: readonly Problem[];
  readOnly: boolean;
  choose(change: Partial<HostNetwork>): void;
}

/** The network that a setup's host is to be in. */
export function ofSetup(open: OpenSetup): NetworkAnswers {
  const { account, region, identity, network } = open.draft.place;
  return {
    place: { account: account ?? ({ kind: "practice" } as const), region },
    own: identity?.account ?? null,
    network: network ?? NOTHING_CHOSEN,
    host: null,
    problems: open.problems,
    readOnly: open.readOnly,
    choose: (change) => open.move({ network: { ...(open.latest().draft.place.network ?? NOTHING_CHOSEN), ...change } }),
  };
}

/** `examined` hears what an examination found, and null while nothing is known of what is chosen. */
export function Network(props: {
  answers: NetworkAnswers;
  endpoint: string;
  examined(examination: NetworkExamination | null): void;
}) {
  const { answers, endpoint, examined } = props;
  const { place, own, network, choose } = answers;
  const [changing, setChanging] = useState(network.vpc === "");
  const [address, setAddress] = useState("");
  const vpcs = useWholeList("vpcs", place);
  const vpcRows = useMemo(
    () => (vpcs.rows ?? []).map((one) => vpcRow(one, own)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a list grows at its end
    [vpcs.rows?.length, own],
  );
  const chosen = vpcs.rows?.find(({ id }) => id === network.vpc) ?? null;
  const examination = useAnswer(
    "examine_network",
    isWhole(network) && endpoint !== ""
      ? { ...place, endpoint, network, address: address || null, hostArn: answers.host }
      : undefined,
    { stays: true },
  );
  const known = isWhole(network) && !examination.loading ? examination.answer : null;
  const hear = useRef(examined);
  useEffect(() => {
    hear.current = examined;
  });
  useEffect(() => hear.current(known), [known]);
  const found = isWhole(network) ? (examination.answer?.findings ?? []) : [];
  return (
    <SpaceBetween size="l">
      <Answer
        field="network.vpc"
        problems={answers.problems}
        label={say("host-vpc")}
        info={<Info term="vpc" />}
        description={say("host-vpc-what")}
        choice
        stretch
      >
        {network.vpc !== "" && !changing ? (
          <div className="picked">
            <span>
              <b>{asShown(chosen?.name ?? network.vpc)}</b> {chosen?.cidrs.join(", ")}{" "}
              {chosen?.name && <small className="quiet">{network.vpc}</small>}
            </span>
            <Button variant="inline-link" disabled={answers.readOnly} onClick={() => setChanging(true)}>
              {say("host-vpc-change")}
            </Button>
          </div>
        ) : vpcs.rows === null ? (
          <ListBeginning list={vpcs} />
        ) : vpcs.rows.length === 0 && !vpcs.growing ? (
          <p>{say("host-vpc-none")}</p>
        ) : (
          <PickList
            id={testids.hostVpcs}
            label={say("host-vpc")}
            find={say("host-vpc-find")}
            columns={[say("host-list-name"), say("host-list-range"), "ID"]}
            rows={vpcRows}
            chosen={network.vpc === "" ? [] : [network.vpc]}
            readOnly={answers.readOnly}
            pick={([vpc = ""]) => {
              setChanging(false);
              // What belongs to another VPC goes with it.
              if (vpc !== network.vpc) choose({ ...NOTHING_CHOSEN, vpc });
            }}
            footer={<ListFooter list={vpcs} />}
          />
        )}
        <Findings findings={findingsAt(found, "vpc")} />
      </Answer>
      {network.vpc !== "" && (
        <Parts
          key={network.vpc}
          answers={answers}
          vpc={asShown(chosen?.name ?? network.vpc)}
          range={chosen?.cidrs.join(", ") ?? ""}
          server={endpoint}
          examination={isWhole(network) ? examination.answer : null}
        />
      )}
      {network.vpc !== "" && (
        <ServerAddress endpoint={endpoint} address={address} examination={known} settle={setAddress} />
      )}
      {isWhole(network) && endpoint !== "" && (
        <SpaceBetween size="s">
          {examination.loading ? (
            <div className="picked">
              <Busy>{say("host-examining")}</Busy>
              <Button variant="inline-link" onClick={() => void call("stop_examination")}>
                {say("host-examine-stop")}
              </Button>
            </div>
          ) : examination.fault ? (
            <FaultAlert fault={examination.fault} severity="warning" retry={examination.again} />
          ) : (
            known && <Verdict examination={known} endpoint={props.endpoint} again={examination.again} />
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

/** What is chosen of a VPC: its subnets and security groups, and a drawing of both. */
function Parts(props: {
  answers: NetworkAnswers;
  vpc: string;
  range: string;
  server: string;
  examination: NetworkExamination | null;
}) {
  const { answers, examination } = props;
  const { network, choose } = answers;
  const where = { ...answers.place, vpc: network.vpc };
  const subnets = useWholeList("vpc_subnets", where);
  const groups = useWholeList("vpc_security_groups", where);
  const chosen = (subnets.rows ?? []).filter(({ id }) => network.subnets.includes(id));
  const subnetRows = (subnets.rows ?? []).map((one) => subnetRow(one, chosen));
  const groupRows = (groups.rows ?? []).map(groupRow);
  // Once, when they are known, and nobody has chosen yet.
  const [proposed, setProposed] = useState(network.subnets.length > 0 ? null : false);
  const whole = subnets.rows !== null && !subnets.growing;
  useEffect(() => {
    if (proposed !== false || !whole || answers.readOnly) return;
    const good = proposedSubnets(subnets.rows ?? []);
    setProposed(good.length > 0 ? true : null);
    if (good.length > 0) choose({ subnets: good });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as soon as they are known
  }, [whole, proposed]);
  const found = examination?.findings ?? [];
  const drawn = network.subnets.map((id) => {
    const subnet = subnets.rows?.find((one) => one.id === id);
    const way = examination?.ways.find((one) => one.subnet === id);
    return {
      id,
      name: asShown(subnet?.name ?? id),
      zone: subnet?.zone ?? way?.zone ?? "",
      cidr: subnet?.cidr ?? way?.cidr ?? "",
      target: way?.target ?? null,
      leads: way?.leads ?? null,
    };
  });
  const named = network.securityGroups.map((id) => {
    const group = groups.rows?.find((one) => one.id === id);
    return asShown(group?.name ?? group?.groupName ?? id);
  });
  return (
    <SpaceBetween size="l">
      <Answer
        field="network.subnets"
        problems={answers.problems}
        deep
        label={say("host-subnets")}
        info={<Info term="subnet" />}
        description={say("host-subnets-what")}
        hint={proposed === true && say("host-subnets-proposed")}
        choice
        stretch
      >
        {subnets.rows === null ? (
          <ListBeginning list={subnets} />
        ) : subnets.rows.length === 0 && !subnets.growing ? (
          <p>{say("host-subnets-none")}</p>
        ) : (
          <PickList
            id={testids.hostSubnets}
            label={say("host-subnets")}
            find={say("host-subnets-find")}
            columns={[say("host-list-name"), say("host-list-range"), say("host-list-zone"), say("host-list-free")]}
            rows={subnetRows}
            chosen={network.subnets}
            several
            readOnly={answers.readOnly}
            pick={(picked) => {
              setProposed(null);
              choose({ subnets: picked });
            }}
            footer={<ListFooter list={subnets} chosen={network.subnets.length} />}
          />
        )}
        <Findings findings={findingsAt(found, "subnets")} />
      </Answer>
      <Answer
        field="network.securityGroups"
        problems={answers.problems}
        deep
        label={say("host-groups")}
        info={<Info term="security-group" />}
        description={say("host-groups-what")}
        choice
        stretch
      >
        {groups.rows === null ? (
          <ListBeginning list={groups} />
        ) : groups.rows.length === 0 && !groups.growing ? (
          <p>{say("host-groups-none")}</p>
        ) : (
          <PickList
            id={testids.hostGroups}
            label={say("host-groups")}
            find={say("host-groups-find")}
            columns={[say("host-list-name"), "ID", say("host-list-rules")]}
            rows={groupRows}
            chosen={network.securityGroups}
            several
            readOnly={answers.readOnly}
            pick={(picked) => choose({ securityGroups: picked })}
            footer={<ListFooter list={groups} chosen={network.securityGroups.length} />}
          />
        )}
        <Findings findings={findingsAt(found, "groups")} />
      </Answer>
      <NetworkDrawing
        vpc={props.vpc}
        range={props.range}
        subnets={drawn}
        groups={named}
        server={hostOf(props.server)}
      />
    </SpaceBetween>
  );
}

/** Before the first rows: that they come, or why they don't. */
function ListBeginning({ list }: { list: WholeList<unknown> }) {
  return list.fault ? (
    <FaultAlert fault={list.fault} retry={list.again} />
  ) : (
    <Busy>{say("host-list-loading", { count: 0 })}</Busy>
  );
}

/** The server's name and port, of its address. */
function hostOf(endpoint: string): string {
  try {
    return new URL(endpoint).host;
  } catch {
    return "";
  }
}
