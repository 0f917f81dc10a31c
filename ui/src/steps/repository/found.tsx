import type { Suggestion } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";

/** What was found in a repository, and why the program thinks so. `text` is where it was looked for. */
export function Found({ suggestion, text }: { suggestion: Suggestion; text: string }) {
  const { name, folder } = suggestion;
  return (
    <div role="status" data-testid={testids.repositoryFound}>
      <Alert
        type={name === "" ? "info" : "success"}
        header={name === "" ? say("repository-read", { folder: folder ?? text }) : say("repository-found", { name })}
      >
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
