// Where each finding of an examination is said: beside the answer that it speaks of.
import type { Finding, FindingSeverity, NetworkCheck } from "../../ipc/generated";

export type Place = "vpc" | "subnets" | "groups" | "account";

const PLACE_OF: Record<NetworkCheck, Place> = {
  choice: "vpc",
  owner: "vpc",
  zones: "subnets",
  "free-addresses": "subnets",
  dns: "vpc",
  "dns-servers": "vpc",
  "other-host": "vpc",
  "endpoint-service": "subnets",
  route: "subnets",
  egress: "groups",
  ingress: "groups",
  "network-acl": "subnets",
  permissions: "account",
  quota: "account",
};

/** The answer that a finding speaks of. */
export function placeOfFinding(finding: Finding): Place {
  if (finding.check !== "choice") return PLACE_OF[finding.check];
  const about = finding.resource ?? (typeof finding.facts["part"] === "string" ? finding.facts["part"] : "");
  if (about.startsWith("subnet")) return "subnets";
  return about.startsWith("sg-") || about === "security-groups" ? "groups" : "vpc";
}

/** Whether it wasn't checked only because nobody knows where the server is: that is said once, at the address. */
export const wantsAddress = (finding: Finding): boolean => finding.code === "address-unknown";

/** The findings at an answer, in the program's order. */
export function findingsAt(findings: readonly Finding[], place: Place): Finding[] {
  return findings.filter((finding) => placeOfFinding(finding) === place && !wantsAddress(finding));
}

/** How many there are of a kind. */
export function countOf(findings: readonly Finding[], severity: FindingSeverity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
