import type { ConnectionView, Plan, PlanItem } from "../../ipc/generated";

const isConnection = (item: PlanItem) => item.resourceType.endsWith("::Connection");

/** The same plan with the connection first, where it is seen when it was just asked for. */
export function connectionFirst(plan: Plan): Plan {
  const others = plan.items.filter((item) => !isConnection(item));
  return { ...plan, items: [...plan.items.filter(isConnection), ...others] };
}

/** The other setups here that use the connection which a plan deletes. */
export function othersThatUse(plan: Plan, connections: readonly ConnectionView[], setup: string): string[] {
  const goes = plan.items.find((item) => isConnection(item) && item.change === "remove");
  const users = connections.find(({ arn }) => arn === goes?.name)?.usedBy ?? [];
  const own = users.indexOf(setup);
  return users.filter((_, at) => at !== own);
}

/** Whether something of the stack stays when it goes. */
export function outlivesStack(plan: Plan): boolean {
  return plan.items.some((item) => item.change === "keep" && !isConnection(item));
}

/** Why a connection stays that was to be deleted; null when it goes. */
export function whyItStays(plan: Plan): "tear-down-connection-none" | "tear-down-connection-kept" | null {
  const connection = plan.items.find(isConnection);
  if (connection === undefined) return "tear-down-connection-none";
  return connection.change === "remove" ? null : "tear-down-connection-kept";
}
