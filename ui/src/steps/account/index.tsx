// Which account, and which Region.
import { useEffect, useState } from "react";
// eslint-disable-next-line no-restricted-imports -- whether new keys serve is asked once, before Next goes on
import { ask } from "../../ipc/call";
import type { AccountChoice, AccountOption, AddedKeys } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Button } from "../../kit/button";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { type StepProps, useShown } from "../step";
import { AccountSelect } from "./account-select";
import { IdentityCard } from "./identity";
import { TypedKeys } from "./keys";
import { OtherRegion } from "./other-region";
import { Ways } from "./ways";

const same = (one: AccountChoice | null, other: AccountChoice) => JSON.stringify(one) === JSON.stringify(other);
const TILES: Partial<Record<AccountChoice["kind"], string>> = { practice: "practice", keys: "keys" };

export function AccountStep({ open, before }: StepProps) {
  const { account, region, identity } = open.draft.place;
  const { forget } = useShown();
  // Whoever comes back from a terminal may have set up a profile there.
  const accounts = useAnswer("accounts", null, { onFocus: true });
  // The tile that the person works on as long as there is no account of it.
  const [preparing, setPreparing] = useState<"aws" | "keys" | null>(null);
  const [looked, setLooked] = useState(false);
  const [added, setAdded] = useState<AddedKeys | null>(null);
  const options = accounts.answer?.options ?? [];
  const { regions = [], guides = [] } = accounts.answer ?? {};
  const practice = options.find((option) => option.choice.kind === "practice");
  const real = options.filter(({ choice }) => choice.kind !== "practice" && choice.kind !== "keys");
  const typed = options.filter(({ choice }) => choice.kind === "keys");
  const chosen = options.find((option) => same(account, option.choice));
  // Keys that no keychain keeps are gone with the program that took them.
  const lost = accounts.answer !== null && account?.kind === "keys" && chosen === undefined && added === null;
  const entering = preparing === "keys" || lost;
  const kind = entering ? "keys" : (preparing ?? (account === null ? null : (TILES[account.kind] ?? "aws")));
  /** Whether an account is chosen, and nothing else is being prepared. */
  const settled = preparing === null && !lost;

  const move = (choice: AccountChoice, to: string) => {
    setPreparing(null);
    open.move({ account: choice, region: to, identity: null, connectionArn: null });
  };
  /** Until the keys or a profile are there, no account is chosen. */
  const prepare = (tile: "aws" | "keys") => {
    setPreparing(tile);
    open.move({ account: null, identity: null, connectionArn: null });
  };
  const choose = ({ choice, usualRegion }: AccountOption) =>
    move(choice, choice.kind === "practice" && region ? region : usualRegion);

  // To begin with: the account in which nothing can go wrong.
  useEffect(() => {
    if (practice && account === null && preparing === null) choose(practice);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the accounts arrive
  }, [practice === undefined]);

  // What somebody waited for is there.
  const first = real[0];
  useEffect(() => {
    if (preparing === "aws" && first) choose(first);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as it arrives
  }, [preparing, first === undefined]);

  const who = useAnswer("identify", account && region && settled ? { account, region } : undefined);
  const { answer } = who;
  useEffect(() => {
    if (answer && JSON.stringify(answer) !== JSON.stringify(identity)) open.move({ identity: answer });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- how the identity is kept says nothing of who it is
  }, [answer, identity]);

  // What AWS says is more than what is known beforehand.
  const fault = settled && !who.loading ? (who.fault ?? chosen?.fault ?? null) : null;
  const lookAgain = () => {
    setLooked(true);
    accounts.again();
    who.again();
  };

  const count = real.filter(({ choice }) => choice.kind === "profile").length;
  const told = looked && !accounts.loading && (
    <div role="status" data-testid={testids.accountAgainTold}>
      {count > 0 ? (
        <StatusIndicator type="success">{say("account-again-found", { count })}</StatusIndicator>
      ) : (
        <StatusIndicator type="info">{say("account-again-none")}</StatusIndicator>
      )}
    </div>
  );

  if (accounts.answer === null) {
    return accounts.fault ? (
      <FaultAlert fault={accounts.fault} retry={accounts.again} />
    ) : (
      <Busy>{say("account-loading")}</Busy>
    );
  }
  return (
    <SpaceBetween size="l">
      {accounts.answer.fault && <FaultAlert fault={accounts.answer.fault} severity="warning" />}
      <div data-field="account">
        <Tiles
          data-testid={testids.account}
          ariaLabel={say("steps-account-question")}
          value={kind}
          columns={1}
          items={[
            { value: "practice", label: say("account-practice"), description: say("account-practice-what") },
            {
              value: "aws",
              label: say("account-aws"),
              description: say(first ? "account-aws-what" : "account-aws-none"),
            },
            { value: "keys", label: say("account-keys"), description: say("account-keys-what") },
          ]}
          onChange={({ detail }) => {
            setAdded(null);
            setLooked(false);
            forget();
            if (detail.value === "keys" && typed[0]) choose(typed[0]);
            else if (detail.value === "keys") prepare("keys");
            else if (detail.value === "practice" && practice) choose(practice);
            else if (detail.value === "aws" && first) choose(first);
            else if (detail.value === "aws") prepare("aws");
          }}
        />
      </div>
      {lost && (
        <div role="status">
          <Alert type="info">{say("account-keys-lost")}</Alert>
        </div>
      )}
      {entering && (
        <TypedKeys
          guides={guides}
          before={before}
          added={async (keys) => {
            setAdded(keys);
            move(keys.choice, region);
            // Keys that don't serve keep the person here, where it is said.
            await ask("identify", { account: keys.choice, region });
          }}
        />
      )}
      {added && (
        <div role="status">
          <Alert type={added.kept ? "success" : "warning"}>
            {say(added.kept ? "account-keys-kept" : "account-keys-not-kept")}
          </Alert>
        </div>
      )}
      {settled && kind !== null && kind !== "practice" && (
        <AccountSelect
          label={say(kind === "keys" ? "account-keys-which" : "account-which")}
          options={kind === "keys" ? typed : real}
          chosen={chosen}
          choose={(option) => {
            setLooked(false);
            choose(option);
          }}
          beside={
            kind === "keys" ? (
              <Button onClick={() => prepare("keys")}>{say("account-keys-other")}</Button>
            ) : (
              <LookAgain onClick={lookAgain} loading={accounts.loading} />
            )
          }
        />
      )}
      {kind === "aws" && settled && told}
      {settled && kind !== null && (
        <Answer
          field="region"
          problems={open.problems}
          label={say("account-region")}
          choice
          info={<Info term="region" />}
          description={say("account-region-what")}
        >
          <Select
            data-testid={testids.accountRegion}
            filteringType="auto"
            selectedOption={region ? { value: region, label: region } : null}
            placeholder={say("account-region-choose")}
            options={regions.map((one) => ({ value: one.id, label: one.id, description: sayOf("region", one.id) }))}
            onChange={({ detail }) =>
              open.move({ region: detail.selectedOption.value ?? "", identity: null, connectionArn: null })
            }
          />
        </Answer>
      )}
      {settled && chosen && <OtherRegion option={chosen} />}
      {fault && <FaultAlert fault={fault} severity={who.fault ? "error" : "warning"} retry={who.again} />}
      {settled && who.loading && identity === null && <Busy>{say("account-asking")}</Busy>}
      {settled && identity && <IdentityCard identity={identity} guides={guides} />}
      {kind === "aws" && <Ways title={say(first ? "account-ways-more" : "account-ways-none")} guides={guides} />}
      {kind === "aws" && !settled && <LookAgain onClick={lookAgain} loading={accounts.loading} />}
      {kind === "aws" && !settled && told}
    </SpaceBetween>
  );
}

/** Reads the AWS configuration anew. */
function LookAgain(props: { onClick(): void; loading: boolean }) {
  return (
    <Button iconName="refresh" {...props} data-testid={testids.accountAgain}>
      {say("account-again")}
    </Button>
  );
}
