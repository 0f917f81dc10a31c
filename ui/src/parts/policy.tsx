import type { PolicyView } from "../ipc/generated";
import { Box } from "../kit/box";
import { ExpandableSection } from "../kit/expandable-section";
import { SpaceBetween } from "../kit/space-between";
import { say, sayOf } from "../words/say";
import { Text } from "./text";

/** A policy: why each statement is there, what it allows, and the whole document to copy. */
export function Policy({ policy }: { policy: PolicyView }) {
  return (
    <SpaceBetween size="s">
      <ul className="statements">
        {policy.statements.map((statement) => (
          <li key={statement.sid}>
            <Box fontWeight="bold">{sayOf("why", statement.reason)}</Box>
            <code>{statement.actions.join(", ")}</code>
            <code className="quiet">{statement.resources.join(", ")}</code>
            {statement.conditions.map((condition) => (
              <code className="quiet" key={condition}>
                {condition}
              </code>
            ))}
          </li>
        ))}
        {policy.managed.map((managed) => (
          <li key={managed.arn}>
            <Box fontWeight="bold">{sayOf("why", managed.reason)}</Box>
            <code>{managed.arn}</code>
          </li>
        ))}
      </ul>
      <ExpandableSection headerText={say("review-document")}>
        <Text name="policy.json" text={policy.document} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
