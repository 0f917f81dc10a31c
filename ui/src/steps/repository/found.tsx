import type { Suggestion } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { PROVIDERS } from "../../parts/provider";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";

/** What was found in a repository, and why the program thinks so. `text` is where it was looked for. */
export function Found({ suggestion, text }: { suggestion: Suggestion; text: string }) {
  const { name, folder } = suggestion;
  // What is recognized goes on by itself; a server of one's own doesn't.
  const provider = PROVIDERS.find(({ type }) => type === suggestion.provider);
  const known = name !== "" && provider !== undefined && !provider.host;
  return (
    <div role="status" data-testid={testids.repositoryFound}>
      <Alert
        type={known ? "success" : "info"}
        header={
          name === ""
            ? say("repository-read", { folder: folder ?? text })
            : say(known ? "repository-found" : "repository-found-open", { name })
        }
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
