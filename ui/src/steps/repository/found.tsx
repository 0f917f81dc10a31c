import type { Suggestion } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";

/** What was found in a repository, and why the program thinks so. */
export function Found({ suggestion }: { suggestion: Suggestion }) {
  return (
    <div role="status" data-testid={testids.repositoryFound}>
      <Alert type="success" header={say("repository-found", { name: suggestion.name })}>
        {suggestion.evidence.length > 0 && (
          <ul className="reasons">
            {suggestion.evidence.map((one, at) => (
              <li key={at}>{sayOf("evidence", one.code, one.facts)}</li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}
