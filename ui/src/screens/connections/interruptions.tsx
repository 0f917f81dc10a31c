import type { Plan } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { say, sayFault } from "../../words/say";

/** What stands still while a host is replaced, and what nobody looked at. */
export function Interruptions({ plan }: { plan: Plan }) {
  const count = plan.items.filter(({ change }) => change === "interrupt").length;
  const connections = plan.items.some(({ change }) => change === "remove");
  return (
    <Alert type={count > 0 || plan.unseen.length > 0 ? "warning" : "info"}>
      <Box>{say("host-replace-interrupts", { count })}</Box>
      {plan.unseen.map((fault, at) => (
        <Box key={at}>
          {say("host-replace-unseen")} {sayFault(fault)}
        </Box>
      ))}
      {connections && <Box>{say("host-replace-regions")}</Box>}
    </Alert>
  );
}
