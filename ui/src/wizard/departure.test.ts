import { expect, test } from "vitest";
import type { SetupPlace } from "../ipc/generated";
import { departure } from "./departure";

const place: SetupPlace = {
  account: { kind: "profile", name: "work" },
  region: "eu-central-1",
  identity: null,
  connectionArn: "arn",
  hostArn: null,
  network: null,
  folder: null,
  step: "account",
};

test.each([
  [{ step: "build" }, null],
  [{ identity: null, connectionArn: null }, null],
  [{ account: { kind: "profile", name: "work" }, region: "eu-central-1" }, null],
  [{ region: "us-east-1" }, { account: place.account, region: "us-east-1" }],
  [{ account: { kind: "practice" } }, { account: { kind: "practice" }, region: "eu-central-1" }],
  [
    { account: { kind: "profile", name: "home" }, region: "eu-west-1" },
    { account: { kind: "profile", name: "home" }, region: "eu-west-1" },
  ],
  [{ account: null }, { account: null, region: "eu-central-1" }],
] satisfies [Partial<SetupPlace>, unknown][])("%j leads to %j", (change, to) => {
  expect(departure(place, change)).toEqual(to);
});
