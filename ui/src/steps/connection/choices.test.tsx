import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { ConnectionView } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Choices } from "./choices";

beforeAll(() => speak("en"));

const connection = (name: string, id: string): ConnectionView => ({
  arn: `arn:aws:codeconnections:us-east-1:111122223333:connection/${id}`,
  name,
  provider: "GitHub",
  status: "PENDING",
  region: "us-east-1",
  hostArn: null,
  address: "",
  usedBy: [],
});

const shown = (connections: ConnectionView[]) =>
  renderToStaticMarkup(
    <Choices
      connections={connections}
      provider="GitHub"
      repository="octo/shop"
      chosen={null}
      use={() => undefined}
      again={() => undefined}
    />,
  );

test("of very many connections some are shown, and the rest can be searched", () => {
  const many = shown(Array.from({ length: 250 }, (_, at) => connection(`team-${at}`, `${at}`)));
  expect(many.match(/data-testid="connection-use"/g)).toHaveLength(10);
  expect(many).toContain("connection-find");
  expect(shown([connection("one", "1")])).not.toContain("connection-find");
});

test("connections of one name are told apart by their ids", () => {
  const twins = shown([connection("shop", "aaaa"), connection("shop", "bbbb"), connection("other", "cccc")]);
  expect(twins).toContain("aaaa");
  expect(twins).toContain("bbbb");
  expect(twins).not.toContain("cccc");
});

test("a name turns nothing around", () => {
  expect(shown([connection("\u202eevil", "1")])).not.toContain("\u202e");
});
