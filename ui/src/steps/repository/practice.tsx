import { call } from "../../ipc/call";
import type { PracticeRepository, ProviderType, Suggestion } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { SpaceBetween } from "../../kit/space-between";
import { useAnswer } from "../../parts/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** The repositories of the practice world, for a person who has none at hand. */
export function PracticeRepositories(props: { choose(found: Suggestion): void }) {
  const world = useAnswer(() => call("practice_world"), "world");
  const repositories = world.answer?.repositories ?? [];
  if (repositories.length === 0) return null;
  return (
    <FormField label={say("repository-practice")} description={say("repository-practice-what")}>
      <SpaceBetween direction="horizontal" size="xs">
        {repositories.map((repository) => (
          <Button
            key={repository.name}
            onClick={() => props.choose(asSuggestion(repository))}
            data-testid={testids.repositoryPractice}
          >
            {repository.name}
          </Button>
        ))}
      </SpaceBetween>
    </FormField>
  );
}

function asSuggestion(repository: PracticeRepository): Suggestion {
  const [main] = repository.branches;
  const files = main?.files ?? [];
  const python = files.some((file) => file === "pyproject.toml" || file === "requirements.txt");
  return {
    folder: null,
    remote: null,
    provider: repository.provider as ProviderType, // spelled as the API spells it
    notOffered: null,
    name: repository.name,
    project: null,
    currentBranch: main?.name ?? null,
    defaultBranch: main?.name ?? null,
    branches: repository.branches.map((branch) => branch.name),
    recipe: files.includes("package.json") ? "node" : python ? "python" : null,
    packageManager: null,
    runtimeVersion: null,
    buildspec: files.find((file) => file === "buildspec.yml") ?? null,
    buildspecText: null,
    setupFiles: [],
    evidence: [],
  };
}
