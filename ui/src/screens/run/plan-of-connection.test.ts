import { expect, test } from "vitest";
import type { Change, ConnectionView, Plan, PlanItem } from "../../ipc/generated";
import { askedFirst, othersThatUse, outlivesStack, whyItStays } from "./plan-of-connection";

const item = (id: string, resourceType: string, change: Change): PlanItem => ({
  id,
  resourceType,
  change,
  name: id,
  properties: [],
});
const plan = (...items: PlanItem[]) => ({ items }) as Plan;
const stack = item("shop", "AWS::CloudFormation::Stack", "remove");
const connection = (change: Change) => item("octo", "AWS::CodeConnections::Connection", change);
const host = (change: Change) => item("git", "AWS::CodeConnections::Host", change);

test("connection and host come first in what is shown", () => {
  const shown = askedFirst(plan(stack, connection("remove"), host("remove")));
  expect(shown.items.map(({ id }) => id)).toEqual(["octo", "git", "shop"]);
});

test("other setups that use the connection are named, also one of the same name", () => {
  const there = [{ arn: "octo", usedBy: ["shop", "blog", "shop"] }] as ConnectionView[];
  expect(othersThatUse(plan(stack, connection("remove")), there, "shop")).toEqual(["blog", "shop"]);
  expect(othersThatUse(plan(stack, connection("keep")), there, "shop")).toEqual([]);
  expect(othersThatUse(plan(stack), there, "shop")).toEqual([]);
  const twice = item("octo-again", "AWS::CodeConnections::Connection", "remove");
  const both = [...there, { arn: "octo-again", usedBy: ["docs"] }] as ConnectionView[];
  expect(othersThatUse(plan(connection("remove"), twice), both, "shop")).toEqual(["blog", "shop", "docs"]);
});

test.each([
  [plan(stack, connection("remove")), null],
  [plan(stack, connection("keep")), "tear-down-connection-kept"],
  [plan(stack), "tear-down-connection-none"],
  [plan(connection("remove"), connection("remove")), null],
  [plan(connection("remove"), connection("keep")), "tear-down-connection-kept"],
])("a connection that stays says why", (shown, why) => expect(whyItStays(shown)).toBe(why));

test.each([
  [plan(stack, connection("keep"), host("keep")), false],
  [plan(stack, item("Role", "AWS::IAM::Role", "remove")), false],
  [plan(stack, item("Role", "AWS::IAM::Role", "keep")), true],
])("what outlives its stack is told: %#", (shown, stays) => expect(outlivesStack(shown)).toBe(stays));
