// Which account, and which Region.
import { useEffect, useState } from "react";
// eslint-disable-next-line no-restricted-imports -- whether new keys serve is asked once, before Next goes on
import { ask } from "../../ipc/call";
import type { AccountChoice, AccountOption, AddedKeys } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { FormField } from "../../kit/form-field";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { accountName } from "../../parts/account-name";
import { Answer } from "../../parts/answer";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { asShown, say, sayOf } from "../../words/say";
import type { StepProps } from "../step";
import { TypedKeys } from "./keys";

const same = (one: AccountChoice | null, other: AccountChoice) => JSON.stringify(one) === JSON.stringify(other);
const TILES: Partial<Record<AccountChoice["kind"], string>> = { practice: "practice", keys: "keys" };
const label = (option: AccountOption) => asShown(option.label || accountName(option.choice));

export function AccountStep({ open, before }: StepProps) {
  const { account, region, identity } = open.draft.place;
  const accounts = useAnswer("accounts", null);
  const [typing, setTyping] = useState(false);
  const [added, setAdded] = useState<AddedKeys | null>(null);
  const options = accounts.answer?.options ?? [];
  const regions = accounts.answer?.regions ?? [];
  const practice = options.find((option) => option.choice.kind === "practice");
  const real = options.filter(({ choice }) => choice.kind !== "practice" && choice.kind !== "keys");
  const typed = options.filter(({ choice }) => choice.kind === "keys");
  const chosen = options.find((option) => same(account, option.choice));
  // Keys that no keychain keeps are gone with the program that took them.
  const lost = accounts.answer !== null && account?.kind === "keys" && chosen === undefined && added === null;
  const entering = typing || lost;
  const kind = entering ? "keys" : account === null ? null : (TILES[account.kind] ?? "aws");
  const listed = kind === "keys" ? typed : real;

  const move = (choice: AccountChoice, to: string) => {
    setTyping(false);
    open.move({ account: choice, region: to, identity: null, connectionArn: null });
  };
  /** Until the keys are there, no account is chosen. */
  const enterKeys = () => {
    setTyping(true);
    open.move({ account: null, identity: null, connectionArn: null });
  };
  const choose = ({ choice, usualRegion }: AccountOption) =>
    move(choice, choice.kind === "practice" && region ? region : usualRegion);

  // To begin with: the account in which nothing can go wrong.
  useEffect(() => {
    if (practice && account === null && !typing) choose(practice);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the accounts arrive
  }, [practice === undefined]);

  const who = useAnswer("identify", account && region && !entering ? { account, region } : undefined);
  const { answer } = who;
  useEffect(() => {
    if (answer && JSON.stringify(answer) !== JSON.stringify(identity)) open.move({ identity: answer });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- how the identity is kept says nothing of who it is
  }, [answer, identity]);

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
            description: say(real.length > 0 ? "account-aws-what" : "account-aws-none"),
            disabled: real.length === 0,
          },
          { value: "keys", label: say("account-keys"), description: say("account-keys-what") },
        ]}
        onChange={({ detail }) => {
          setAdded(null);
          if (detail.value === "keys" && typed[0]) choose(typed[0]);
          else if (detail.value === "keys") enterKeys();
          else if (detail.value === "practice" && practice) choose(practice);
          else if (detail.value === "aws" && real[0]) choose(real[0]);
        }}
      />
      {lost && (
        <div role="status">
          <Alert type="info">{say("account-keys-lost")}</Alert>
        </div>
      )}
      {entering && (
        <TypedKeys
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
      {kind !== null && kind !== "practice" && !entering && (
        <FormField
          label={say(kind === "keys" ? "account-keys-which" : "account-which")}
          secondaryControl={
            kind === "keys" ? <Button onClick={enterKeys}>{say("account-keys-other")}</Button> : undefined
          }
        >
          <Select
            data-testid={testids.accountProfile}
            selectedOption={chosen ? { value: label(chosen), label: label(chosen) } : null}
            filteringType={listed.length > 8 ? "auto" : "none"}
            options={listed.map((option, at) => ({
              value: String(at),
              label: label(option),
              description: say(`account-credentials-${option.credentials}`),
              tags: option.region ? [option.region] : undefined,
            }))}
            onChange={({ detail }) => {
              const option = listed[Number(detail.selectedOption.value)];
              if (option) choose(option);
            }}
          />
        </FormField>
      )}
      {kind !== null && !entering && (
        <Answer
          field="region"
          problems={open.problems}
          label={say("account-region")}
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
      {chosen?.fault && <FaultAlert fault={chosen.fault} severity="warning" />}
      {!entering && who.fault && !who.loading && <FaultAlert fault={who.fault} retry={who.again} />}
      {!entering && who.loading && identity === null && <Busy>{say("account-asking")}</Busy>}
      {!entering && identity && (
        <Container data-testid={testids.accountIdentity}>
          <KeyValuePairs
            columns={2}
            items={[
              { label: say("account-id"), value: identity.account },
              {
                label: say("account-arn"),
                info: <Info term="arn" />,
                value: <span className="arn">{identity.arn}</span>,
              },
            ]}
          />
        </Container>
      )}
    </SpaceBetween>
  );
}
