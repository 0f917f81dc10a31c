import { expect, test } from "vitest";
import { summaryText } from "./summary";

test.each([
  ['{"ProviderType":"GitHub","CommitMessage":"Say \\"hello\\""}', 'Say "hello"'],
  ["Say hello", "Say hello"],
  ["{ not JSON", "{ not JSON"],
  ['{"CommitMessage":7}', '{"CommitMessage":7}'],
  ['{"Other":"x"}', '{"Other":"x"}'],
])("%s reads as %s", (summary, text) => expect(summaryText(summary)).toBe(text));
