import type { Guide, GuidePage } from "../../ipc/generated";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { AddressAside } from "../../parts/address";
import { CommandLine } from "../../parts/command-line";
import { testids } from "../../testids";
import { type Id, say, sayOf } from "../../words/say";

interface WayStep {
  says: Extract<Id, `account-way-${string}-${number}`>;
  /** To be typed into a terminal. */
  command?: string;
  pages?: readonly Guide[];
}

/** How somebody gets to an account that can be chosen, by what they have. */
const WAYS = {
  none: [
    { says: "account-way-none-1", pages: ["sign-up"] },
    { says: "account-way-none-2", pages: ["console", "root-user"] },
    { says: "account-way-none-3" },
  ],
  profile: [
    { says: "account-way-profile-1", pages: ["install-cli"] },
    { says: "account-way-profile-2", command: "aws login", pages: ["aws-login"] },
    { says: "account-way-profile-3" },
  ],
  keys: [
    { says: "account-way-keys-1", command: "aws configure" },
    { says: "account-way-keys-2", pages: ["console", "access-keys"] },
    { says: "account-way-keys-3", pages: ["root-user"] },
  ],
  sso: [
    { says: "account-way-sso-1" },
    { says: "account-way-sso-2", pages: ["install-cli"] },
    { says: "account-way-sso-3", command: "aws configure sso", pages: ["configure-sso"] },
    { says: "account-way-sso-4" },
  ],
  login: [
    { says: "account-way-login-1", pages: ["install-cli"] },
    { says: "account-way-login-2", command: "aws login", pages: ["aws-login"] },
    { says: "account-way-login-3" },
    { says: "account-way-login-4" },
  ],
} as const satisfies Record<string, readonly WayStep[]>;

const ORDER = Object.keys(WAYS) as (keyof typeof WAYS)[];

/** The ways to an account, each folded: one reads the one that fits. */
export function Ways(props: { title: string; guides: readonly GuidePage[] }) {
  return (
    <div data-testid={testids.accountWays}>
      <Header variant="h3" headingTagOverride="h2">
        {props.title}
      </Header>
      <SpaceBetween size="xxs">
        {ORDER.map((way) => (
          <ExpandableSection
            key={way}
            variant="inline"
            headerText={say(`account-way-${way}`)}
            data-testid={testids.accountWay}
          >
            <WaySteps steps={WAYS[way]} guides={props.guides} />
          </ExpandableSection>
        ))}
      </SpaceBetween>
    </div>
  );
}

/** Where keys come from that somebody is to enter here. */
export function KeysOrigin(props: { guides: readonly GuidePage[] }) {
  return (
    <ExpandableSection variant="inline" headerText={say("account-keys-where")}>
      <WaySteps steps={WAYS.keys.slice(1)} guides={props.guides} />
    </ExpandableSection>
  );
}

function WaySteps(props: { steps: readonly WayStep[]; guides: readonly GuidePage[] }) {
  return (
    <ol className="instructions account-way">
      {props.steps.map(({ says, command, pages = [] }) => (
        <li key={says}>
          <SpaceBetween size="xs">
            <span>{say(says)}</span>
            {command && <CommandLine text={command} />}
            {props.guides
              .filter(({ id }) => pages.includes(id))
              .map(({ id, address }) => (
                <AddressAside key={id} address={address} open={sayOf("page", id)} />
              ))}
          </SpaceBetween>
        </li>
      ))}
    </ol>
  );
}
