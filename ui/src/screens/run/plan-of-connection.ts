import type { ConnectionView, Plan, PlanItem } from "../../ipc/generated";

const isConnection = (item: PlanItem) => item.resourceType.endsWith("::Connection");
const isHost = (item: PlanItem) => item.resourceType === "AWS::CodeConnections::Host";

/** The same plan with connection and host first, where they are seen when they were just asked for. */
export function askedFirst(plan: Plan): Plan {
  const others = plan.items.filter((item) => !isConnection(item) && !isHost(item));
  return { ...plan, items: [...plan.items.filter(isConnection), ...plan.items.filter(isHost), ...others] };
}

/** The other setups here that use a connection which a plan deletes. */
export function othersThatUse(plan: Plan, connections: readonly ConnectionView[], setup: string): string[] {
  const goes = plan.items.filter((item) => isConnection(item) && item.change === "remove").map(({ name }) => name);
  const users = connections.filter(({ arn }) => goes.includes(arn)).flatMap(({ usedBy }) => usedBy);
  const own = users.indexOf(setup);
  return users.filter((_, at) => at !== own);
}

/** Whether something of the stack stays when it goes. */
export function outlivesStack(plan: Plan): boolean {
  return plan.items.some((item) => item.change === "keep" && !isConnection(item) && !isHost(item));
}

/** Why a connection stays that was to be deleted; null when all go. */
export function whyItStays(plan: Plan): "tear-down-connection-none" | "tear-down-connection-kept" | null {
  const connections = plan.items.filter(isConnection);
  if (connections.length === 0) return "tear-down-connection-none";
  return connections.every(({ change }) => change === "remove") ? null : "tear-down-connection-kept";
}
