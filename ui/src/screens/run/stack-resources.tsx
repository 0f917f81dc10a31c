import type { StackProgress } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { ResourceName } from "../../parts/resource-names";
import { StackMark } from "../../parts/state";
import { testids } from "../../testids";
import { say, stackMeaning } from "../../words/say";

/** The stack's resources as CloudFormation works on them. */
export function StackResources({ stack, over }: { stack: StackProgress; over: boolean }) {
  const meaning = stackMeaning(stack.status);
  return (
    <SpaceBetween size="s">
      <div>
        <StackMark status={stack.status} />
        {meaning && (
          <Box variant="small" display="block">
            {meaning}
          </Box>
        )}
      </div>
      <Table
        variant="embedded"
        wrapLines
        data-testid={testids.runStack}
        ariaLabels={{ tableLabel: say("run-stack", { name: stack.name }) }}
        items={stack.resources}
        trackBy="id"
        columnDefinitions={[
          {
            id: "id",
            header: say("window-plan-what"),
            isRowHeader: true,
            cell: (one) => <ResourceName resource={one} type />,
          },
          {
            id: "status",
            header: say("run-stack-status"),
            cell: (one) => (
              <>
                <StackMark status={one.status} over={over} />
                {one.reason && (
                  <Box variant="small" display="block">
                    {one.reason}
                  </Box>
                )}
              </>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
