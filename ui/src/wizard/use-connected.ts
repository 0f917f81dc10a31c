// Whether the setup's connection can be used, as far as that is known without asking AWS before anybody wants to know.
import { useAnswer } from "../ipc/use-answer";
import { indexOf } from "./steps";
import type { OpenSetup } from "./use-setup";

export function useConnected(open: OpenSetup): boolean {
  const { account, region, connectionArn, step } = open.draft.place;
  const wanted = account !== null && region !== "" && connectionArn !== null;
  const there = useAnswer("connections", wanted ? { account, region } : undefined, {
    when: indexOf(step) >= indexOf("connection"),
  });
  if (connectionArn === null) return false;
  const chosen = there.answer?.find(({ arn }) => arn === connectionArn);
  return there.answer === null || chosen?.status === "AVAILABLE";
}
