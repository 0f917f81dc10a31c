import { useState } from "react";
import { call, faultOf } from "../ipc/call";
import { OF_SIGN_IN } from "../ipc/commands";
import type { Fault } from "../ipc/generated";
import { makeOld } from "../ipc/queries";
import { Button } from "../kit/button";
import { FormField } from "../kit/form-field";
import { Input } from "../kit/input";
import { SpaceBetween } from "../kit/space-between";
import { StatusIndicator } from "../kit/status-indicator";
import { testids } from "../testids";
import { say, sayFault, sayNext } from "../words/say";
import { FaultMessage } from "./fault-message";

/** The digits of a code as they were typed or pasted: apart, or as a Japanese keyboard writes them. */
export const digitsOf = (typed: string) => typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
const isCode = (digits: string) => /^[0-9]{6}$/.test(digits);

/** Asks for the code that an MFA device shows, and tries it. */
export function MfaCode(props: { fault: Fault; mended?: () => void }) {
  const serial = String(props.fault.facts["serial"] ?? "");
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [done, setDone] = useState(false);
  const code = digitsOf(typed);
  const refused = fault?.code === "mfa-code-wanted" ? fault : null;
  const send = () => {
    setTried(true);
    if (!isCode(code) || busy) return;
    setBusy(true);
    setFault(null);
    call("give_mfa_code", { serial, code })
      .then(() => {
        setDone(true);
        makeOld(OF_SIGN_IN);
        props.mended?.();
      })
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => {
        setBusy(false);
        // Each code is good once.
        setTyped("");
        setTried(false);
      });
  };
  if (done) {
    return (
      <div role="status">
        <StatusIndicator type="success">{say("mfa-done")}</StatusIndicator>
      </div>
    );
  }
  const wrong = refused && (
    <>
      <div>{sayFault(refused)}</div>
      <div>{sayNext(refused)}</div>
    </>
  );
  return (
    <SpaceBetween size="s">
      <FormField
        label={say("mfa-code")}
        description={say("mfa-code-what")}
        errorText={tried && !isCode(code) ? say("mfa-code-form") : wrong}
      >
        <SpaceBetween size="xs" direction="horizontal">
          <div className="mfa-code">
            <Input
              value={typed}
              inputMode="numeric"
              autoComplete="one-time-code"
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
              onKeyDown={({ detail }) => detail.key === "Enter" && send()}
              data-testid={testids.mfaCode}
            />
          </div>
          <Button onClick={send} loading={busy} data-testid={testids.mfaSend}>
            {say("mfa-send")}
          </Button>
        </SpaceBetween>
      </FormField>
      {fault && !refused && <FaultMessage fault={fault} />}
    </SpaceBetween>
  );
}
