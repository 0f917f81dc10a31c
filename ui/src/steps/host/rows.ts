// What stands in the lists of an account's networks, and which subnets go together.
import type { SecurityGroupView, SubnetView, VpcView } from "../../ipc/generated";
import type { PickRow } from "../../parts/pick-list";
import { asShown, say } from "../../words/say";

/** So many zones are proposed: with one of them gone the host still works. */
const ZONES_PROPOSED = 2;

const searched = (...texts: (string | null)[]) => texts.filter(Boolean).join(" ").toLowerCase();
const named = (name: string | null, id: string) => asShown(name ?? id);

export function vpcRow(vpc: VpcView, own: string | null): PickRow {
  const shared = own !== null && vpc.owner !== own ? say("host-vpc-shared", { account: vpc.owner }) : null;
  const notes = [vpc.default ? say("host-vpc-default") : null, shared, vpc.state === "available" ? null : vpc.state];
  return {
    id: vpc.id,
    cells: [named(vpc.name, vpc.id), vpc.cidrs.join(", "), vpc.id],
    text: searched(vpc.name, vpc.id, ...vpc.cidrs),
    note: notes.filter(Boolean).join(", ") || undefined,
  };
}

/** `chosen`: the subnets that are. */
export function subnetRow(subnet: SubnetView, chosen: readonly SubnetView[]): PickRow {
  const beside = chosen.some((one) => one.id !== subnet.id && one.zone === subnet.zone);
  return {
    id: subnet.id,
    cells: [named(subnet.name, subnet.id), subnet.cidr, subnet.zone, String(subnet.freeAddresses)],
    text: searched(subnet.name, subnet.id, subnet.zone, subnet.cidr),
    note: beside ? say("host-zone-taken") : undefined,
  };
}

export function groupRow(group: SecurityGroupView): PickRow {
  return {
    id: group.id,
    cells: [
      asShown(group.name ?? group.groupName),
      group.id,
      say("host-list-rules-of", { in: group.ingressRules, out: group.egressRules }),
    ],
    text: searched(group.name, group.groupName, group.id, group.description),
  };
}

/** A subnet a zone, those with the most free addresses. None has to be left out later for want of an address. */
export function proposedSubnets(subnets: readonly SubnetView[]): string[] {
  const best = new Map<string, SubnetView>();
  for (const subnet of subnets) {
    const usable = subnet.state === "available" && subnet.cidr !== "" && subnet.freeAddresses > 0;
    const before = best.get(subnet.zone);
    if (usable && (before === undefined || subnet.freeAddresses > before.freeAddresses)) best.set(subnet.zone, subnet);
  }
  const sorted = [...best.values()].sort(
    (one, other) => other.freeAddresses - one.freeAddresses || one.zone.localeCompare(other.zone),
  );
  return sorted.slice(0, ZONES_PROPOSED).map(({ id }) => id);
}
