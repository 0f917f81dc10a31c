import { expect, test } from "vitest";
import { usualRegion } from "./region";

const regions = ["eu-central-1", "us-east-1", "ap-northeast-1"].map((id) => ({ id, name: id, partition: "aws" }));

test.each([
  ["eu-central-1", "en", "eu-central-1"],
  ["me-nowhere-1", "en", "us-east-1"],
  [null, "en", "us-east-1"],
  [null, "ja", "ap-northeast-1"],
] as const)("a profile in %s, read in %s, begins in %s", (region, language, usual) =>
  expect(usualRegion({ region }, regions, language)).toBe(usual),
);

test("without any Region there is none", () => expect(usualRegion({ region: null }, [], "en")).toBe(""));
