import type { NetworkExamination } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { testids } from "../../testids";
import { say, sayFault, sayNextOf, sayOf } from "../../words/say";
import { countOf, findingsAt } from "./findings";
import { Findings } from "./finding-list";

/** What an examination comes to: how many of each kind, what is of the account as a whole, and what nobody can know here. */
export function Verdict(props: { examination: NetworkExamination; endpoint: string; again(): void }) {
  const { findings, open, server, unread } = props.examination;
  const facts = { host: server.host, endpoint: props.endpoint };
  const blocks = countOf(findings, "blocks");
  const warns = countOf(findings, "warns");
  const unchecked = countOf(findings, "notChecked");
  return (
    <SpaceBetween size="s">
      <div className="verdict" role="status" data-testid={testids.hostVerdict} data-blocks={blocks}>
        {blocks > 0 && <StatusIndicator type="error">{say("host-examine-blocks", { count: blocks })}</StatusIndicator>}
        {warns > 0 && <StatusIndicator type="warning">{say("host-examine-warns", { count: warns })}</StatusIndicator>}
        {blocks + warns + unchecked === 0 && (
          <StatusIndicator type="success">{say("host-examine-fine")}</StatusIndicator>
        )}
        {unchecked > 0 && (
          <StatusIndicator type="stopped">{say("host-examine-unchecked", { count: unchecked })}</StatusIndicator>
        )}
        <Button variant="inline-link" onClick={props.again}>
          {say("host-examine-again")}
        </Button>
      </div>
      <Findings findings={findingsAt(findings, "account")} />
      {unread.length > 0 && (
        <ExpandableSection headerText={say("host-unread")}>
          <ul className="reasons">
            {unread.map(({ part, fault }) => (
              <li key={part}>
                <code>{part}</code>: {sayFault(fault)}
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
      {open.length > 0 && (
        <ExpandableSection headerText={say("host-open")} data-testid={testids.hostOpen}>
          <ul className="reasons">
            {open.map((question) => (
              <li key={question}>
                {sayOf("network-unknown", question)} {sayNextOf("network-unknown", question, facts)}
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}
