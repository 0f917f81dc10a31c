import type { ComponentType } from "react";
import type { Fault, FaultCode, Step } from "../ipc/generated";
import { stepOf } from "../wizard/steps";
import { MfaCode } from "./mfa-code";
import { RegionSettings } from "./region-settings";
import { SignIn } from "./sign-in";
import { ToHosts } from "./to-hosts";

interface Remedy {
  /** What mends a fault; says when it is mended. */
  Way: ComponentType<{ fault: Fault; mended?: () => void }>;
  /** How bad it looks: that somebody has to sign in is no failure. */
  severity: "error" | "warning" | "info";
  /** Whether trying again may help without it: a command in a terminal does the same. */
  elsewhere: boolean;
}

const SIGN_IN: Remedy = { Way: SignIn, severity: "warning", elsewhere: true };

const REPLACE_HOST: Remedy = { Way: ToHosts, severity: "error", elsewhere: true };

const REMEDIES: Partial<Record<FaultCode, Remedy>> = {
  "mfa-code-wanted": { Way: MfaCode, severity: "info", elsewhere: false },
  "not-signed-in": SIGN_IN,
  "sign-in-expired": SIGN_IN,
  "host-in-error": REPLACE_HOST,
  "host-not-editable": REPLACE_HOST,
  "region-not-enabled": { Way: RegionSettings, severity: "error", elsewhere: true },
};

/** What mends a fault here, if anything does. */
export function remedyOf(fault: Fault): Remedy | null {
  return REMEDIES[fault.code] ?? null;
}

/** The step that holds what most likely caused a fault; else the wizard opens where it was left. */
const MENDED_AT: Partial<Record<FaultCode, Step>> = {
  "source-not-found": "repository",
  "build-failed": "build",
  "buildspec-missing": "build",
  "buildspec-invalid": "build",
  "artifacts-missing": "build",
};

/** The field that mends a cause, which tells more than the fault; `*` stands for the build that failed. */
const CAUSE_MENDED_AT: Partial<Record<string, string>> = {
  "boundary-demanded": "roles.boundary",
  "boundary-unknown": "roles.boundary",
  "build-machine-dead": "builds.*.machine.size",
  "command-killed": "builds.*.machine.size",
  "runtime-version-unknown": "builds.*.runtimeVersion",
};

/** The answer of the setup that mends a fault, where one does: its step, and its field where that is known. */
export function answerToMend({ code, facts }: Fault, build: number): { step?: Step; field?: string } {
  const field = CAUSE_MENDED_AT[String(facts["cause"])]?.replace("*", String(build));
  return field === undefined ? { step: MENDED_AT[code] } : { step: stepOf(field), field };
}
