// What the fields of a setup are called on the screen, for where a problem stands apart from its field.
import type { Id } from "../words/say";

const LABELS = {
  name: "repository-setup-name",
  region: "account-region",
  "repository.name": "repository-name",
  "repository.branch": "repository-branch",
  "repository.provider": "steps-provider-label",
  host: "steps-host-name",
  "host.name": "host-name",
  "host.endpoint": "host-endpoint",
  "host.certificate": "host-certificate",
  "network.vpc": "host-vpc",
  "network.subnets": "host-subnets",
  "network.securityGroups": "host-groups",
  connection: "steps-connection-name",
  "connection.name": "connection-name",
  "builds.*.name": "steps-part-builds",
  "builds.*.recipe": "build-recipe",
  "builds.*.packageManager": "build-package-manager",
  "builds.*.runtimeVersion": "build-version",
  "builds.*.buildspec": "buildspec-title",
  "builds.*.buildspec.path": "buildspec-path",
  "builds.*.machine.image": "build-image",
  "builds.*.machine.size": "build-compute",
  "builds.*.timeoutMinutes": "build-timeout",
  "builds.*.variables": "build-variables",
  "pipelines.*.name": "steps-part-pipelines",
  "pipelines.*.run": "steps-build-name",
  "pipelines.*.source": "build-artifact",
  "pipelines.*.trigger": "trigger-label",
  "pipelines.*.environments": "deploy-label",
  "roles.path": "deploy-roles-path",
  "roles.boundary": "deploy-roles-boundary",
  tags: "deploy-tags",
} as const satisfies Record<string, Id>;

export type Label = (typeof LABELS)[keyof typeof LABELS];

/** The label of a field, or of the one that holds it. */
export function labelOf(field: string): Label | null {
  const path = field.split(".").map((part) => (/^\d+$/.test(part) ? "*" : part));
  for (let length = path.length; length > 0; length -= 1) {
    const known = Object.entries(LABELS).find(([entry]) => entry === path.slice(0, length).join("."));
    if (known) return known[1];
  }
  return null;
}
