import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { Fault } from "../ipc/generated";
import { speak } from "../words/say";
import { FaultAlert } from "./fault";
import { digitsOf } from "./mfa-code";

beforeAll(() => speak("en"));

const wanted = (kind: string): Fault => ({
  code: "mfa-code-wanted",
  facts: {
    profile: "work",
    role: "arn:aws:iam::111122223333:role/x",
    serial: "arn:aws:iam::111122223333:mfa/me",
    kind,
  },
});

test("digits are read as people type, paste and convert them", () => {
  for (const typed of ["123456", "123 456", " 123456\n", "123-456", "１２３４５６", "１２３　４５６"]) {
    expect(digitsOf(typed), typed).toBe("123456");
  }
  expect(digitsOf("12345a")).toBe("12345a");
});

test("a fault that wants a code has a field for it, which a phone and a browser know", () => {
  const page = renderToStaticMarkup(<FaultAlert fault={wanted("first")} />);
  expect(page).toMatch(/<input[^>]*autoComplete="one-time-code"/i);
  expect(page).toMatch(/<input[^>]*inputMode="numeric"/i);
  expect(page).toContain("arn:aws:iam::111122223333:mfa/me");
});

test("other faults have none", () => {
  expect(renderToStaticMarkup(<FaultAlert fault={{ code: "throttled", facts: {} }} />)).not.toContain("<input");
});
