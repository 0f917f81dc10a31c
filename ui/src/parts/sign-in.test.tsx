import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { SignInView } from "../ipc/generated";
import { queries } from "../ipc/queries";
import { speak } from "../words/say";
import { FaultAlert } from "./fault";
import { SignInWaiting } from "./sign-in";

beforeAll(() => speak("en"));

function check(view: Partial<SignInView>): string {
  const nothing = () => undefined;
  const whole: SignInView = {
    id: "1",
    profile: "work",
    way: "authorizationCode",
    address: "https://oidc.eu-west-1.amazonaws.com/authorize?x=y",
    userCode: null,
    state: { kind: "waiting" },
    ...view,
  };
  return renderToStaticMarkup(<SignInWaiting view={whole} starting={false} cancel={nothing} device={nothing} />);
}

test.each(["not-signed-in", "sign-in-expired"] as const)("%s has a button, and the command beside it", (code) => {
  const page = renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <FaultAlert fault={{ code, facts: { profile: "work", command: "aws sso login --profile work" } }} />
    </QueryClientProvider>,
  );
  expect(page).toContain('data-testid="sign-in"');
  expect(page).toContain(">aws sso login --profile work</code>");
});

test("who signs in with this browser can open its page again, cancel, or take a code", () => {
  const page = check({});
  expect(page).toContain("https://oidc.eu-west-1.amazonaws.com/authorize");
  expect(page).toContain('data-testid="sign-in-cancel"');
  expect(page).toContain('data-testid="sign-in-device"');
  expect(page).not.toContain('data-testid="sign-in-code"');
});

test("a code is shown, and the way to a code isn't any more", () => {
  const page = check({ way: "deviceCode", userCode: "ABCD-EFGH", address: "https://x.awsapps.com/start/#/device" });
  expect(page).toMatch(/data-testid="sign-in-code"[^>]*>ABCD-EFGH</);
  expect(page).not.toContain('data-testid="sign-in-device"');
});

test("aws login opens the browser itself: nothing is to be opened here", () => {
  const page = check({ way: "awsLogin", address: null });
  expect(page).not.toContain("https://");
  expect(page).toContain('data-testid="sign-in-cancel"');
  expect(page).toContain("aws login");
});
