import type { Change, Plan } from "../ipc/generated";
import { Badge } from "../kit/badge";
import { Box } from "../kit/box";
import { Table } from "../kit/table";
import { testids } from "../testids";
import { ResourceName } from "./resource-names";
import { say } from "../words/say";

const COLOURS: Record<Change, "green" | "blue" | "red" | "grey" | "severity-medium"> = {
  add: "green",
  adopt: "blue",
  modify: "blue",
  replace: "red",
  mayReplace: "severity-medium",
  remove: "red",
  empty: "red",
  keep: "grey",
  resubmit: "blue",
  interrupt: "severity-medium",
};

/** What would happen, before it happens. */
export function PlanTable(props: { plan: Plan }) {
  return (
    <Table
      variant="embedded"
      wrapLines
      data-testid={testids.planItems}
      ariaLabels={{ tableLabel: say("window-plan") }}
      items={props.plan.items}
      trackBy={(item) => `${item.change} ${item.resourceType} ${item.id} ${item.name}`}
      empty={<Box textAlign="center">{say("window-plan-empty")}</Box>}
      columnDefinitions={[
        {
          id: "change",
          header: say("window-plan-change"),
          minWidth: 120,
          width: 140,
          cell: (item) => <Badge color={COLOURS[item.change]}>{say(`window-change-${item.change}`)}</Badge>,
        },
        {
          id: "what",
          header: say("window-plan-what"),
          isRowHeader: true,
          cell: (item) => (
            <ResourceName resource={item}>
              {item.properties.length > 0 && (
                <Box variant="small" display="block">
                  {say("window-plan-properties", { properties: item.properties.join(", ") })}
                </Box>
              )}
            </ResourceName>
          ),
        },
        {
          id: "type",
          header: say("window-plan-type"),
          minWidth: 180,
          cell: (item) => <Box variant="small">{item.resourceType}</Box>,
        },
      ]}
    />
  );
}
