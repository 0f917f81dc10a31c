// Which provider holds the repository.
import { useRef } from "react";
import type { ProviderType } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles, type TilesProps } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { PROVIDERS, needsHost } from "../../parts/provider";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { StepProps } from "../step";

const NOT_OFFERED = ["bitbucket-data-center", "ghe-com", "azure-devops-server"] as const;

export function ProviderStep({ open }: StepProps) {
  const { repository } = open.draft.setup;
  const tiles = useRef<TilesProps.Ref>(null);
  const problem = problemAt(open.problems, "repository.provider");
  const told = PROVIDERS.find(
    ({ id }) => problem?.code === "provider-not-of-address" && id === problem.facts["provider"],
  );
  const choose = (provider: ProviderType | null) => {
    const newest = open.latest().draft.setup;
    // A provider in the cloud needs no host, and another server is another one.
    const host = needsHost(provider) ? newest.host : undefined;
    open.change({ repository: { ...newest.repository, provider }, host });
    open.move({ connectionArn: null, hostArn: null });
  };
  return (
    <SpaceBetween size="l">
      <Answer field="repository.provider" problems={open.problems} label={say("steps-provider-label")} choice stretch>
        <Tiles
          ref={tiles}
          data-testid={testids.provider}
          value={repository.provider}
          columns={2}
          readOnly={open.readOnly}
          items={PROVIDERS.map(({ type, id, host }) => ({
            value: type,
            label: sayOf("provider", id),
            description: host ? sayOf("host-page", `${id}-who`) : sayOf("browser", `${id}-who`),
          }))}
          onChange={({ detail }) => choose(PROVIDERS.find(({ type }) => type === detail.value)?.type ?? null)}
        />
      </Answer>
      {told && (
        <Button
          onClick={() => {
            choose(told.type);
            // The button goes with the question.
            tiles.current?.focus();
          }}
          data-testid={testids.providerTold}
        >
          {say("steps-provider-told", { provider: sayOf("provider", told.id) })}
        </Button>
      )}
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
