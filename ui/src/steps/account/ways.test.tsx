import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { GuidePage, Identity } from "../../ipc/generated";
import { speak } from "../../words/say";
import { IdentityCard } from "./identity";
import { Ways } from "./ways";

beforeAll(() => speak("en"));

const GUIDES: GuidePage[] = [
  { id: "sign-up", address: "https://aws.amazon.com/" },
  { id: "console", address: "https://console.aws.amazon.com/" },
  { id: "root-user", address: "https://docs.aws.amazon.com/root" },
  { id: "install-cli", address: "https://docs.aws.amazon.com/install" },
  { id: "aws-login", address: "https://docs.aws.amazon.com/login" },
  { id: "configure-sso", address: "https://docs.aws.amazon.com/sso" },
  { id: "access-keys", address: "https://docs.aws.amazon.com/keys" },
];

test("each of five situations is one disclosure, closed, with its commands and AWS's pages", () => {
  const page = renderToStaticMarkup(<Ways title="?" guides={GUIDES} />);
  expect(page.match(/aria-expanded="false"/g)).toHaveLength(5);
  expect(page).not.toContain('aria-expanded="true"');
  for (const command of ["aws login", "aws configure", "aws configure sso"])
    expect(page).toContain(`>${command}</code>`);
  for (const { address } of GUIDES) expect(page, address).toContain(`>${address}</code>`);
});

test("root is warned of, and nobody else", () => {
  const check = (root: boolean) => {
    const identity: Identity = { account: "111122223333", arn: "arn:aws:iam::111122223333:x", partition: "aws", root };
    return renderToStaticMarkup(<IdentityCard identity={identity} guides={GUIDES} />);
  };
  expect(check(true)).toContain("https://docs.aws.amazon.com/root");
  expect(check(true)).toContain("account-root");
  expect(check(false)).not.toContain("account-root");
});
