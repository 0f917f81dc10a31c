import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, KeysAdded } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { say } from "../../words/say";

const EMPTY = { label: "", accessKeyId: "", secretAccessKey: "", sessionToken: "" };

/** Keys that the person was given. They go to the program once and are forgotten here. */
export function TypedKeys(props: { added(keys: KeysAdded): void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const type = (change: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...change }));
  const whole = typed.accessKeyId.trim() !== "" && typed.secretAccessKey.trim() !== "";
  const add = () => {
    setBusy(true);
    setFault(null);
    call("add_keys", {
      label: typed.label.trim(),
      accessKeyId: typed.accessKeyId.trim(),
      secretAccessKey: typed.secretAccessKey.trim(),
      sessionToken: typed.sessionToken.trim() || null,
    })
      .then((keys) => {
        setTyped(EMPTY);
        props.added(keys);
      })
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <Container>
      <SpaceBetween size="m">
        <FormField label={say("account-keys-label")} description={say("account-keys-label-what")}>
          <Input
            value={typed.label}
            onChange={({ detail }) => type({ label: detail.value })}
            data-testid={testids.keysLabel}
          />
        </FormField>
        <FormField label={say("account-keys-id")} description={say("account-keys-id-what")}>
          <Input
            value={typed.accessKeyId}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => type({ accessKeyId: detail.value })}
            data-testid={testids.keysId}
          />
        </FormField>
        <FormField label={say("account-keys-secret")}>
          <Input
            type="password"
            value={typed.secretAccessKey}
            autoComplete={false}
            onChange={({ detail }) => type({ secretAccessKey: detail.value })}
            data-testid={testids.keysSecret}
          />
        </FormField>
        <FormField label={say("account-keys-token")} description={say("account-keys-token-what")}>
          <Input
            type="password"
            value={typed.sessionToken}
            autoComplete={false}
            onChange={({ detail }) => type({ sessionToken: detail.value })}
            data-testid={testids.keysToken}
          />
        </FormField>
        {fault && <FaultAlert fault={fault} />}
        <Button variant="primary" disabled={!whole} loading={busy} onClick={add} data-testid={testids.keysAdd}>
          {say("account-keys-add")}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
