import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { AddedKeys, Fault, GuidePage } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { say, sayFault } from "../../words/say";
import type { StepProps } from "../step";
import { KeysOrigin } from "./ways";

const optional = (label: string) => (
  <>
    {label} <i>– {say("steps-optional")}</i>
  </>
);

const EMPTY = { label: "", accessKeyId: "", secretAccessKey: "", sessionToken: "" };

/** Keys that the person was given. They go to the program once and are forgotten here. Next uses them too. */
export function TypedKeys(props: {
  guides: readonly GuidePage[];
  added(keys: AddedKeys): Promise<void>;
  before: StepProps["before"];
}) {
  const { before } = props;
  const [typed, setTyped] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [tried, setTried] = useState(false);
  const type = (change: Partial<typeof EMPTY>) => setTyped((former) => ({ ...former, ...change }));
  const malformed = fault?.code === "access-key-malformed" ? fault : null;
  const missing = (value: string) => (tried && value.trim() === "" ? say("account-keys-needed") : undefined);
  const whole = typed.accessKeyId.trim() !== "" && typed.secretAccessKey.trim() !== "";
  const add = async () => {
    setBusy(true);
    setFault(null);
    try {
      const keys = await call("add_keys", {
        label: typed.label.trim(),
        accessKeyId: typed.accessKeyId.trim(),
        secretAccessKey: typed.secretAccessKey.trim(),
        sessionToken: typed.sessionToken.trim() || null,
      });
      setTyped(EMPTY);
      await props.added(keys);
    } catch (thrown) {
      setFault(faultOf(thrown));
      throw thrown;
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    before.current = async () => {
      setTried(true);
      if (!whole) throw new Error("keys are missing");
      await add();
    };
    return () => {
      before.current = null;
    };
  });
  return (
    <Container>
      <SpaceBetween size="m">
        <FormField label={optional(say("account-keys-label"))} description={say("account-keys-label-what")}>
          <Input
            value={typed.label}
            onChange={({ detail }) => type({ label: detail.value })}
            data-testid={testids.keysLabel}
          />
        </FormField>
        <FormField
          label={say("account-keys-id")}
          description={say("account-keys-id-what")}
          errorText={malformed ? sayFault(malformed) : missing(typed.accessKeyId)}
        >
          <Input
            value={typed.accessKeyId}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => {
              if (malformed) setFault(null);
              type({ accessKeyId: detail.value });
            }}
            data-testid={testids.keysId}
          />
        </FormField>
        <FormField label={say("account-keys-secret")} errorText={missing(typed.secretAccessKey)}>
          <Input
            type="password"
            value={typed.secretAccessKey}
            autoComplete={false}
            onChange={({ detail }) => type({ secretAccessKey: detail.value })}
            data-testid={testids.keysSecret}
          />
        </FormField>
        <FormField label={optional(say("account-keys-token"))} description={say("account-keys-token-what")}>
          <Input
            type="password"
            value={typed.sessionToken}
            autoComplete={false}
            onChange={({ detail }) => type({ sessionToken: detail.value })}
            data-testid={testids.keysToken}
          />
        </FormField>
        <KeysOrigin guides={props.guides} />
        {fault && !malformed && <FaultAlert fault={fault} />}
        <Button
          disabled={!whole}
          loading={busy}
          onClick={() => void add().catch(() => undefined)}
          data-testid={testids.keysAdd}
        >
          {say("account-keys-add")}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
