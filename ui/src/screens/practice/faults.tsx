import { call } from "../../ipc/call";
import type { PracticeFault, PracticeFaultKind } from "../../ipc/generated";
import { Toggle } from "../../kit/toggle";
import { ColumnLayout } from "../../kit/column-layout";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { type Part, Section } from "./section";

/** In the order in which a person meets them on the way. Throttling and its like end by themselves after a few times. */
const KINDS: readonly { kind: PracticeFaultKind; times: number | null }[] = [
  { kind: "access-denied", times: null },
  { kind: "expired-token", times: null },
  { kind: "throttling", times: 3 },
  { kind: "server-error", times: 3 },
  { kind: "slow-answer", times: 3 },
  { kind: "lost-answer", times: 1 },
  { kind: "never-authorized", times: null },
  { kind: "organization-approval", times: null },
  { kind: "provider-revoked", times: null },
  { kind: "host-ec2-denied", times: 1 },
  { kind: "host-endpoint-quota", times: 1 },
  { kind: "host-vpc-hangs", times: 1 },
  { kind: "server-unreachable", times: null },
  { kind: "private-certificate", times: null },
  { kind: "certificate-renewed", times: null },
  { kind: "server-app-deleted", times: 1 },
  { kind: "webhooks-blocked", times: null },
  { kind: "gitlab-admin-mode", times: null },
  { kind: "user-guide-states", times: null },
  { kind: "role-not-assumable", times: 3 },
  { kind: "boundary-demanded", times: null },
  { kind: "stack-fails", times: 1 },
  { kind: "secret-missing", times: null },
  { kind: "build-fails", times: 2 }, // the build, and the retry that the pipeline makes by itself
];

/** What shall go wrong, to see what the program says then. */
export function Faults({ world, act }: Part) {
  const turn = (kind: PracticeFaultKind, times: number | null, on: boolean) => {
    const others: PracticeFault[] = world.faults.filter((fault) => fault.kind !== kind);
    const faults = on ? [...others, { kind, operation: "", times }] : others;
    act(call("practice_faults", { faults }), say(on ? "practice-fault-on" : "practice-fault-off"));
  };
  return (
    <Section title={say("practice-faults")} what={say("practice-faults-what")}>
      <div data-testid={testids.practiceFaults}>
        <ColumnLayout columns={2}>
          {KINDS.map(({ kind, times }) => (
            <Toggle
              key={kind}
              data-testid={`practice-fault-${kind}`}
              checked={world.faults.some((fault) => fault.kind === kind)}
              description={say(`practice-fault-${kind}-what`)}
              onChange={({ detail }) => turn(kind, times, detail.checked)}
            >
              {say(`practice-fault-${kind}`)}
            </Toggle>
          ))}
        </ColumnLayout>
      </div>
    </Section>
  );
}
