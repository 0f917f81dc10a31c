import { useEffect, useState } from "react";
import { call, faultOf } from "../ipc/call";
import { OF_SIGN_IN } from "../ipc/commands";
import type { Fault, SignInView } from "../ipc/generated";
import { makeOld } from "../ipc/queries";
import { useAnswer } from "../ipc/use-answer";
import { Box } from "../kit/box";
import { Button } from "../kit/button";
import { Container } from "../kit/container";
import { SpaceBetween } from "../kit/space-between";
import { StatusIndicator } from "../kit/status-indicator";
import { testids } from "../testids";
import { say } from "../words/say";
import { Address, AddressAside } from "./address";
import { Arrival } from "./arrival";
import { Busy } from "./busy";
import { CommandLine } from "./command-line";
import { Copy } from "./copy";
import { FaultMessage } from "./fault-message";
import { LeadingButton } from "./lead";

/** How often it is asked whether the person has signed in, ms. */
const ASK_EVERY = 1_000;

/** Signs in with the profile that a fault names: in the browser, or by the command that the fault names. */
export function SignIn(props: { fault: Fault; mended?: () => void }) {
  const { mended } = props;
  const profile = String(props.fault.facts["profile"] ?? "");
  const [begun, setBegun] = useState<SignInView | null>(null);
  const [starting, setStarting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const view = useStanding(begun);
  const state = view?.state.kind ?? null;

  const begin = (deviceCode: boolean) => {
    setStarting(true);
    setFault(null);
    call("begin_sign_in", { profile, deviceCode })
      .then(async (answer) => {
        setBegun(answer);
        if (answer.address !== null) await call("open_address", { address: answer.address });
      })
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setStarting(false));
  };
  const cancel = ({ id }: SignInView) => {
    setBegun(null);
    call("cancel_sign_in", { id }).catch((thrown) => setFault(faultOf(thrown)));
  };
  useEffect(() => {
    if (state !== "done") return;
    makeOld(OF_SIGN_IN);
    mended?.();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is done
  }, [state]);

  if (state === "done") {
    return (
      <Arrival>
        <div role="status" data-testid={testids.signInDone}>
          <StatusIndicator type="success">{say("sign-in-done")}</StatusIndicator>
        </div>
      </Arrival>
    );
  }
  const told = fault ?? (view?.state.kind === "failed" ? view.state.fault : null);
  return (
    <SpaceBetween size="s">
      {view && state === "waiting" ? (
        <SignInWaiting view={view} starting={starting} cancel={() => cancel(view)} device={() => begin(true)} />
      ) : (
        <SpaceBetween size="s">
          <LeadingButton loading={starting} onClick={() => begin(false)} data-testid={testids.signIn}>
            {say("sign-in-do")}
          </LeadingButton>
          <SignInCommand fault={told?.facts["command"] === undefined ? props.fault : told} />
        </SpaceBetween>
      )}
      {told && <FaultMessage fault={told} />}
    </SpaceBetween>
  );
}

/** What the person does meanwhile: in the browser, or on another device, with a code. */
export function SignInWaiting(props: { view: SignInView; starting: boolean; cancel(): void; device(): void }) {
  const { view } = props;
  const inBrowser = view.way === "authorizationCode";
  return (
    <Arrival>
      <Container data-testid={testids.signInWaiting}>
        <SpaceBetween size="m">
          <Busy>{say(view.way === "awsLogin" ? "sign-in-waiting-command" : "sign-in-waiting")}</Busy>
          {view.userCode !== null && (
            <SpaceBetween size="xs">
              <Box variant="awsui-key-label">{say("sign-in-code")}</Box>
              <div className="user-code">
                <output data-testid={testids.signInCode}>{view.userCode}</output>
                <Copy text={view.userCode} of={say("sign-in-code")} />
              </div>
              <Box>{say("sign-in-code-what")}</Box>
            </SpaceBetween>
          )}
          {view.address !== null &&
            // A short address is typed on another device; the browser's own is long, and nobody reads it.
            (inBrowser ? (
              <AddressAside address={view.address} open={say("sign-in-open")} />
            ) : (
              <Address address={view.address} open={say("sign-in-open")} />
            ))}
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={props.cancel} data-testid={testids.signInCancel}>
              {say("window-cancel")}
            </Button>
            {inBrowser && (
              <Button variant="link" loading={props.starting} onClick={props.device} data-testid={testids.signInDevice}>
                {say("sign-in-device")}
              </Button>
            )}
          </SpaceBetween>
          {inBrowser && <Box variant="small">{say("sign-in-device-what")}</Box>}
        </SpaceBetween>
      </Container>
    </Arrival>
  );
}

/** The same by the person's own terminal. */
function SignInCommand(props: { fault: Fault }) {
  const { command } = props.fault.facts;
  if (typeof command !== "string") return null;
  return (
    <SpaceBetween size="xxs">
      <Box>{say("sign-in-command")}</Box>
      <CommandLine text={command} />
    </SpaceBetween>
  );
}

/** How a sign-in stands, asked as long as it waits. */
function useStanding(begun: SignInView | null): SignInView | null {
  const [waiting, setWaiting] = useState(true);
  const question = begun === null ? undefined : { id: begun.id };
  const { answer, fault } = useAnswer("sign_in", question, { every: waiting && ASK_EVERY, first: begun });
  const state = begun === null ? "waiting" : (answer ?? begun).state.kind;
  useEffect(() => setWaiting(state === "waiting" && fault === null), [state, fault]);
  if (begun === null) return null;
  // Another start of the program knows nothing of it.
  if (fault !== null) return { ...begun, state: { kind: "failed", fault } };
  return answer?.id === begun.id ? answer : begun;
}
