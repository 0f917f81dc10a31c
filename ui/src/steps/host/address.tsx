import { useEffect, useRef, useState } from "react";
import type { NetworkExamination, ServerLocation } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { wantsAddress } from "./findings";

/** After so many ms without a key an address is taken as it stands. */
const PAUSE = 700;

/** Where the server is within the network: as this computer finds it, or as the person says. */
export function ServerAddress(props: {
  endpoint: string;
  address: string;
  examination: NetworkExamination | null;
  settle(address: string): void;
}) {
  const { address, examination } = props;
  const [typed, setTyped] = useState(address);
  const found = useAnswer("locate_server", props.endpoint === "" ? undefined : { endpoint: props.endpoint });
  const current = examination?.server ?? found.answer;
  const unchecked = [...new Set((examination?.findings ?? []).filter(wantsAddress).map(({ check }) => check))];
  const wrong = examination?.unreadable ?? [];
  const settle = () => typed.trim() !== address && props.settle(typed.trim());
  // Whoever stops typing wants to know.
  const last = useRef(settle);
  useEffect(() => {
    last.current = settle;
  });
  useEffect(() => {
    const timer = setTimeout(() => last.current(), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <FormField
      label={
        <>
          {say("host-address")} <i>– {say("host-address-optional")}</i>
        </>
      }
      description={say("host-address-what")}
      constraintText={current && sayLocation(current)}
      errorText={wrong.length > 0 && say("host-address-wrong", { text: wrong.join(", ") })}
      warningText={
        unchecked.length > 0 &&
        say("host-unaddressed", { checks: unchecked.map((check) => sayOf("network-check", check)).join(", ") })
      }
    >
      <Input
        value={typed}
        spellcheck={false}
        autoComplete={false}
        data-testid={testids.hostAddress}
        onChange={({ detail }) => setTyped(detail.value)}
        onBlur={settle}
        onKeyDown={({ detail }) => detail.key === "Enter" && settle()}
      />
    </FormField>
  );
}

function sayLocation({ source, host, addresses }: ServerLocation): string {
  const list = addresses.join(", ");
  switch (source) {
    case "typed":
      return say("host-address-typed", { addresses: list });
    case "url":
      return say("host-address-url", { addresses: list });
    case "resolved":
      return say("host-address-resolved", { host, addresses: list });
    case "notFound":
      return say("host-address-not-found", { host });
    case "late":
      return say("host-address-late", { host });
    case "unreadable":
      return say("host-address-unreadable");
  }
}
