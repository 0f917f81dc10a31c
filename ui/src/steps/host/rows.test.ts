import { beforeAll, expect, test } from "vitest";
import type { SubnetView } from "../../ipc/generated";
import { rowsThatHold } from "../../parts/pick-list";
import { speak } from "../../words/say";
import { proposedSubnets, subnetRow, vpcRow } from "./rows";

beforeAll(() => speak("en"));

const subnet = (id: string, zone: string, freeAddresses: number, more: Partial<SubnetView> = {}): SubnetView => ({
  id,
  name: null,
  zone,
  cidr: "10.0.0.0/24",
  freeAddresses,
  owner: "111122223333",
  state: "available",
  ...more,
});

test.each([
  [
    "one a zone, with the most free addresses",
    [subnet("a", "1a", 5), subnet("b", "1a", 9), subnet("c", "1b", 7)],
    "bc",
  ],
  ["no more than two zones", [subnet("a", "1a", 1), subnet("b", "1b", 2), subnet("c", "1c", 3)], "cb"],
  ["none without a free address", [subnet("a", "1a", 0), subnet("b", "1b", 2)], "b"],
  [
    "none of IPv6 alone, and none that isn't there yet",
    [subnet("a", "1a", 9, { cidr: "" }), subnet("b", "1b", 9, { state: "pending" })],
    "",
  ],
  ["nothing of nothing", [], ""],
])("%s", (_, subnets, proposed) => expect(proposedSubnets(subnets).join("")).toBe(proposed));

test("a subnet in the zone of a chosen one says so", () => {
  const [one, twin, other] = [subnet("a", "1a", 5), subnet("b", "1a", 5), subnet("c", "1b", 5)];
  expect(subnetRow(twin, [one]).note).toBe("same zone as one that is chosen");
  expect(subnetRow(one, [one]).note).toBeUndefined();
  expect(subnetRow(other, [one]).note).toBeUndefined();
});

test("a VPC is found by its name, id and range, and says whose it is", () => {
  const vpc = {
    id: "vpc-0a",
    name: "Corp Hub",
    cidrs: ["10.20.0.0/16"],
    default: false,
    owner: "444455556666",
    state: "available",
  };
  const row = vpcRow(vpc, "111122223333");
  expect(row.note).toContain("444455556666");
  expect(vpcRow(vpc, "444455556666").note).toBeUndefined();
  for (const text of ["hub corp", "VPC-0A", "10.20", " "]) expect(rowsThatHold([row], text)).toHaveLength(1);
  expect(rowsThatHold([row], "corp elsewhere")).toHaveLength(0);
});
