import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Variable } from "../../ipc/generated";
import { speak } from "../../words/say";
import { Rights } from "./rights";

beforeAll(() => speak("en"));

const shown = (missing: Variable[]) =>
  renderToStaticMarkup(<Rights missing={missing} readOnly={false} add={() => undefined} />);

test("each parameter and secret is named with what reads it, and one press adds them", () => {
  const html = shown([
    { name: "URL", kind: "parameterStore", value: "/shop/url" },
    { name: "PASSWORD", kind: "secretsManager", value: "prod/db:password" },
  ]);
  expect(html).toContain("URL: /shop/url (Parameter Store)");
  expect(html).toContain("PASSWORD: prod/db:password (Secrets Manager)");
  expect(html.match(/data-testid="buildspec-rights-add"/g)).toHaveLength(1);
});

test("where nothing is missing, nothing is said", () => expect(shown([])).toBe(""));
