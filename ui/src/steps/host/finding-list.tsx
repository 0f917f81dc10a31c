import type { Finding, FindingSeverity } from "../../ipc/generated";
import { StatusIndicator, type StatusIndicatorProps } from "../../kit/status-indicator";
import { testids } from "../../testids";
import { say, sayNextOf, sayOf } from "../../words/say";

const MARKS: Record<FindingSeverity, StatusIndicatorProps.Type> = {
  blocks: "error",
  warns: "warning",
  notChecked: "stopped",
  informs: "info",
};

/** What was found at an answer: how much it matters, what it is, by whose word, and what to do. */
export function Findings(props: { findings: readonly Finding[] }) {
  if (props.findings.length === 0) return null;
  return (
    <ul className="findings">
      {props.findings.map((finding, at) => {
        const next = sayNextOf("network", finding.code, finding.facts);
        return (
          <li key={at} data-testid={testids.hostFinding} data-severity={finding.severity} data-code={finding.code}>
            <StatusIndicator type={MARKS[finding.severity]}>{say(`host-severity-${finding.severity}`)}</StatusIndicator>
            <p>{sayOf("network", finding.code, finding.facts)}</p>
            {next && <p>{next}</p>}
            {finding.source && <p className="quiet">{say("host-source", { source: finding.source })}</p>}
          </li>
        );
      })}
    </ul>
  );
}
