// Whether the setup's connection and its host can be used, as far as that is known without asking AWS before anybody wants to know.
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

/** The same of the host, where the setup has that step. */
export function useHosted(open: OpenSetup): boolean {
  const { account, region, hostArn, connectionArn, step } = open.draft.place;
  const wanted = account !== null && region !== "" && hostArn !== null;
  const there = useAnswer("hosts", wanted ? { account, region, setup: open.id } : undefined, {
    when: indexOf(step) >= indexOf("host"),
  });
  // A connection goes through the host that it was made with.
  if (hostArn === null) return connectionArn !== null;
  const chosen = there.answer?.find(({ arn }) => arn === hostArn);
  return there.answer === null || chosen?.status === "available";
}
