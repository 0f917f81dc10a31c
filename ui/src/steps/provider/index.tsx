// Which provider holds the repository.
import { Alert } from "../../kit/alert";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { PROVIDERS } from "../../parts/provider";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { StepProps } from "../step";

const NOT_OFFERED = ["bitbucket-data-center", "ghe-com", "azure-devops-server"] as const;

export function ProviderStep({ open }: StepProps) {
  const { repository } = open.draft.setup;
  const problem = problemAt(open.problems, "repository.provider");
  return (
    <SpaceBetween size="l">
      <Answer field="repository.provider" problems={open.problems} label={say("steps-provider-label")} stretch>
        <Tiles
          data-testid={testids.provider}
          value={repository.provider}
          columns={2}
          readOnly={open.readOnly}
          items={PROVIDERS.map(({ type, id, host }) => ({
            value: type,
            label: sayOf("provider", id),
            description: host ? say("steps-provider-later") : sayOf("browser", `${id}-who`),
            disabled: host,
          }))}
          onChange={({ detail }) => {
            const provider = PROVIDERS.find(({ type }) => type === detail.value)?.type ?? null;
            open.change({ repository: { ...repository, provider } });
            open.move({ connectionArn: null });
          }}
        />
      </Answer>
      {problem?.code === "provider-needs-host" && <Alert type="info">{say("steps-provider-host")}</Alert>}
      <ExpandableSection headerText={say("steps-provider-missing")}>
        <ul className="reasons">
          {NOT_OFFERED.map((code) => (
            <li key={code}>{sayOf("not-offered", code)}</li>
          ))}
        </ul>
      </ExpandableSection>
    </SpaceBetween>
  );
}
