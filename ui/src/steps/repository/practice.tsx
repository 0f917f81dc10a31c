import type { PracticeRepository } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { ExpandableSection } from "../../kit/expandable-section";
import { FormField } from "../../kit/form-field";
import { SpaceBetween } from "../../kit/space-between";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** What a repository is called; one on a company's own server is there under its name, too. */
function nameOf({ name, server }: PracticeRepository): string {
  return server === null ? name : `${name} (${URL.canParse(server) ? new URL(server).host : server})`;
}

/** The repositories of the practice world, for a person who has none at hand. */
export function PracticeRepositories(props: {
  /** Whether there is a repository already: then these are folded away. */
  folded: boolean;
  choose(repository: PracticeRepository): void;
}) {
  const world = useAnswer("practice_world", null);
  const repositories = world.answer?.repositories ?? [];
  if (repositories.length === 0) return null;
  const list = (
    <SpaceBetween direction="horizontal" size="xs">
      {repositories.map((repository) => (
        <Button key={repository.name} onClick={() => props.choose(repository)} data-testid={testids.repositoryPractice}>
          {nameOf(repository)}
        </Button>
      ))}
    </SpaceBetween>
  );
  if (props.folded) return <ExpandableSection headerText={say("repository-practice-other")}>{list}</ExpandableSection>;
  return (
    <FormField label={say("repository-practice")} description={say("repository-practice-what")}>
      {list}
    </FormField>
  );
}
