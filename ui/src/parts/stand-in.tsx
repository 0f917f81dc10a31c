import { Alert } from "../kit/alert";
import { Box } from "../kit/box";
import { testids } from "../testids";
import { say } from "../words/say";
import { FaultAlert } from "./fault";
import { useAnswer } from "../ipc/use-answer";

/** Brings what stands in for the person's repository in the practice account up to date, and says what it is. */
export function StandIn({ id }: { id: string }) {
  const { answer, fault, again } = useAnswer("practise", { id });
  if (fault) return <FaultAlert fault={fault} retry={again} />;
  if (answer === null) return null;
  const { repository: name, files, skipped } = answer;
  return (
    <div role="status" data-testid={testids.standIn}>
      <Alert type="info">
        {files === 0 ? say("repository-sampled", { name }) : say("repository-copied", { name, files })}
        {skipped > 0 && <Box>{say("repository-copied-skipped", { skipped })}</Box>}
      </Alert>
    </div>
  );
}
