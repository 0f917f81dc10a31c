import type { GuidePage, Identity } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Container } from "../../kit/container";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { SpaceBetween } from "../../kit/space-between";
import { AddressAside } from "../../parts/address";
import { Info } from "../../parts/info";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";

/** Who the credentials are. Root's are advised against. */
export function IdentityCard(props: { identity: Identity; guides: readonly GuidePage[] }) {
  const { account, arn, root } = props.identity;
  const guide = props.guides.find(({ id }) => id === "root-user");
  return (
    <SpaceBetween size="m">
      <Container data-testid={testids.accountIdentity}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: say("account-id"), value: account },
            { label: say("account-arn"), info: <Info term="arn" />, value: <span className="arn">{arn}</span> },
          ]}
        />
      </Container>
      {root && (
        <div role="status">
          <Alert type="warning" data-testid={testids.accountRoot} header={say("account-root")}>
            <SpaceBetween size="xs">
              <span>{say("account-root-next")}</span>
              {guide && <AddressAside address={guide.address} open={sayOf("page", guide.id)} />}
            </SpaceBetween>
          </Alert>
        </div>
      )}
    </SpaceBetween>
  );
}
