import type { PracticeAdopted } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { say } from "../../words/say";

/** What stands in for the person's repository in the practice account. */
export function Adopted({ adopted }: { adopted: PracticeAdopted }) {
  const { repository: name, files, skipped } = adopted;
  return (
    <div role="status">
      <Alert type="info">
        {files === 0 ? say("repository-sampled", { name }) : say("repository-copied", { name, files })}
        {skipped > 0 && <Box>{say("repository-copied-skipped", { skipped })}</Box>}
      </Alert>
    </div>
  );
}
