import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { SetupSummary, StandingElsewhere } from "../../ipc/generated";
import { speak } from "../../words/say";
import { SetupCard } from "./setup-card";

beforeAll(() => speak("en"));

const elsewhere = (name: string, region: string): StandingElsewhere => ({
  account: { kind: "profile", name },
  region,
  number: "111122223333",
  stack: "shop-pipeline",
});

function shown(...places: StandingElsewhere[]): string {
  const setup: SetupSummary = {
    id: "1",
    name: "shop",
    repository: "o/shop",
    provider: "GitHub",
    place: {
      account: { kind: "practice" },
      region: "eu-central-1",
      identity: null,
      connectionArn: null,
      hostArn: null,
      network: null,
      folder: null,
      step: "account",
    },
    problems: 0,
    readOnly: false,
    deployed: false,
    elsewhere: places,
    updatedAt: "2026-01-01T00:00:00Z",
  };
  return renderToStaticMarkup(<SetupCard setup={setup} jobs={[]} go={() => undefined} />);
}

test("what stands where a setup was before is listed, each with the way there", () => {
  expect(shown()).not.toContain("home-elsewhere");
  const html = shown(elsewhere("work", "us-east-1"), elsewhere("home", "eu-west-1"));
  for (const text of ["shop-pipeline", "work", "us-east-1", "home", "eu-west-1"]) expect(html).toContain(text);
  expect(html.match(/data-testid="home-elsewhere"/g)).toHaveLength(2);
});
