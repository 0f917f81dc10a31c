import type { ProviderType } from "../ipc/generated";
import { sayOf } from "../words/say";

/** The providers as `words` names them, in the order in which they are shown. */
export const PROVIDERS: readonly { type: ProviderType; id: string; host: boolean }[] = [
  { type: "GitHub", id: "github", host: false },
  { type: "GitLab", id: "gitlab", host: false },
  { type: "Bitbucket", id: "bitbucket", host: false },
  { type: "AzureDevOps", id: "azure-devops", host: false },
  { type: "GitHubEnterpriseServer", id: "github-enterprise-server", host: true },
  { type: "GitLabSelfManaged", id: "gitlab-self-managed", host: true },
];

/** Whether a provider is a server of one's own, which AWS reaches through a host. */
export function needsHost(type: ProviderType | null): boolean {
  return PROVIDERS.some((one) => one.type === type && one.host);
}

/** A provider's id in `words`. */
export function providerId(type: ProviderType): string {
  return PROVIDERS.find((one) => one.type === type)?.id ?? type;
}

/** A provider's name. */
export function providerName(type: ProviderType): string {
  return sayOf("provider", providerId(type));
}
