import type { ReactNode } from "react";
import type { AccountOption, Fault } from "../../ipc/generated";
import { FormField } from "../../kit/form-field";
import { Select } from "../../kit/select";
import { accountName } from "../../parts/account-name";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";

/** More than these are looked through by typing. */
const MANY = 8;

const nameOf = (option: AccountOption) => asShown(option.label || accountName(option.choice));

/** Whether the person has to sign in before the account can be used, as far as this machine knows. */
export const needsSignIn = (fault: Fault | null) =>
  fault?.code === "not-signed-in" || fault?.code === "sign-in-expired";

/** The accounts of a kind, each with how it signs in. */
export function AccountSelect(props: {
  label: string;
  options: readonly AccountOption[];
  chosen: AccountOption | undefined;
  choose(option: AccountOption): void;
  beside: ReactNode;
}) {
  const { options, chosen } = props;
  return (
    <FormField label={props.label} secondaryControl={props.beside} description={chosen && credentialsOf(chosen)}>
      <Select
        data-testid={testids.accountProfile}
        selectedOption={chosen ? { value: nameOf(chosen), label: nameOf(chosen) } : null}
        filteringType={options.length > MANY ? "auto" : "none"}
        options={options.map((option, at) => ({
          value: String(at),
          label: nameOf(option),
          labelTag: needsSignIn(option.fault) ? say("account-sign-in-needed") : undefined,
          description: credentialsOf(option),
          tags: option.region ? [option.region] : undefined,
        }))}
        onChange={({ detail }) => {
          const option = options[Number(detail.selectedOption.value)];
          if (option) props.choose(option);
        }}
      />
    </FormField>
  );
}

/** How a profile gets its credentials; where it gets none as it stands, the fault says why. */
function credentialsOf({ credentials, fault }: AccountOption): string {
  const broken = credentials === "unknown" && fault !== null && fault.code !== "credentials-missing";
  return say(broken ? "account-credentials-broken" : `account-credentials-${credentials}`);
}
