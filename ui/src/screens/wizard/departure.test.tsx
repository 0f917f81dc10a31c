import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Fault } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Question } from "./departure";

beforeAll(() => speak("en"));

const to = { account: { kind: "profile", name: "other" } as const, region: "us-east-1" };
const shown = (fault: Fault) =>
  renderToStaticMarkup(<Question to={to} fault={fault} busy={false} second={() => undefined} stay={() => undefined} />);

test("what stands is named with its place, and a second setup is offered for the other", () => {
  const facts = { account: "111122223333", region: "eu-central-1", stack: "shop-pipeline" };
  const html = shown({ code: "setup-deployed", facts });
  for (const text of [...Object.values(facts), "other", "us-east-1", "account-second-do"]) expect(html).toContain(text);
});

test("where the account can't be asked nothing is offered but to stay", () => {
  const html = shown({ code: "no-network", facts: { host: "sts.us-east-1.amazonaws.com" } });
  expect(html).not.toContain("account-second-do");
  expect(html).toContain("sts.us-east-1.amazonaws.com");
  expect(html).toContain("Stay here");
});
