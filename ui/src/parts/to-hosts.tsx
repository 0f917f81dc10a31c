import { useContext } from "react";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { say } from "../words/say";
import { Go } from "./go";

/** To the hosts of the account, where one that AWS changes no more is replaced. */
export function ToHosts() {
  const go = useContext(Go);
  if (go === null) return null;
  return (
    <Button onClick={() => go({ screen: "connections", tab: "hosts" })} data-testid={testids.toHosts}>
      {say("hosts-to")}
    </Button>
  );
}
