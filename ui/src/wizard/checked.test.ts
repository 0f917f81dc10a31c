import { expect, test } from "vitest";
import type { SetupCheck, SetupPlace, Setup, SetupView } from "../ipc/generated";
import { afterSaving } from "./checked";

const place: SetupPlace = {
  account: { kind: "practice" },
  region: "eu-central-1",
  identity: null,
  connectionArn: null,
  hostArn: null,
  network: null,
  folder: null,
  step: "account",
};
const setup = { name: "shop" } as Setup;
const view = { id: "1", setup, place, deployed: false } as SetupView;
const checked: SetupCheck = {
  problems: [],
  names: { stack: "shop", pipeline: "shop", project: "shop" },
  deployed: true,
  stays: true,
  connectionArn: "arn:found-again",
  hostArn: "arn:host-found-again",
  updatedAt: "2026-01-01T00:00:00Z",
};

test("back at an account, its connection and what is deployed there are found again", () => {
  const after = afterSaving(view, { setup, place }, checked);
  expect(after.place.hostArn).toBe("arn:host-found-again");
  expect([after.place.connectionArn, after.deployed, after.stays]).toEqual(["arn:found-again", true, true]);
});

test("what was typed while it was saved outlasts the answer", () => {
  const moved = { ...place, region: "us-east-1" };
  const after = afterSaving({ ...view, place: moved }, { setup, place }, checked);
  expect(after.place.region).toBe("us-east-1");
});
