import type { Plan, PlanItem } from "../../ipc/generated";

const isConnection = (item: PlanItem) => item.resourceType.endsWith("::Connection");

/** The same plan with the connection first, where it is seen when it was just asked for. */
export function connectionFirst(plan: Plan): Plan {
  const others = plan.items.filter((item) => !isConnection(item));
  return { ...plan, items: [...plan.items.filter(isConnection), ...others] };
}

/** Why a connection stays that was to be deleted; null when it goes. */
export function whyItStays(plan: Plan): "tear-down-connection-none" | "tear-down-connection-kept" | null {
  const connection = plan.items.find(isConnection);
  if (connection === undefined) return "tear-down-connection-none";
  return connection.change === "remove" ? null : "tear-down-connection-kept";
}
