import type { ComponentType } from "react";
import type { Fault, FaultCode } from "../ipc/generated";
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
