import { expect, test } from "vitest";
import type { Finding, FindingCode, NetworkCheck } from "../../ipc/generated";
import { countOf, findingsAt, placeOfFinding } from "./findings";

const finding = (check: NetworkCheck, code: FindingCode, more: Partial<Finding> = {}): Finding => ({
  check,
  code,
  severity: "blocks",
  resource: null,
  source: null,
  facts: {},
  ...more,
});

test.each([
  [finding("choice", "vpc-gone", { resource: "vpc-0a" }), "vpc"],
  [finding("choice", "subnet-gone", { resource: "subnet-0a" }), "subnets"],
  [finding("choice", "too-few", { facts: { part: "subnets" } }), "subnets"],
  [finding("choice", "too-many", { facts: { part: "security-groups" } }), "groups"],
  [finding("choice", "security-group-of-other-vpc", { resource: "sg-0a" }), "groups"],
  [finding("route", "no-route", { resource: "subnet-0a" }), "subnets"],
  [finding("egress", "no-egress"), "groups"],
  [finding("quota", "host-quota-reached"), "account"],
])("%j stands at %s", (found, place) => expect(placeOfFinding(found)).toBe(place));

test("that the address isn't known is said at the address alone, and still counts as not checked", () => {
  const found = [finding("route", "address-unknown", { severity: "notChecked" }), finding("route", "no-route")];
  expect(findingsAt(found, "subnets").map(({ code }) => code)).toEqual(["no-route"]);
  expect(countOf(found, "notChecked")).toBe(1);
});
