//! Azure DevOps Services. Source: developer tools guide, "Create a connection to Azure DevOps". The trigger pages don't list it.

use super::{NameForm, Provider, ProviderType, Triggers};

pub(super) const AZURE_DEVOPS: Provider = Provider {
    provider_type: ProviderType::AzureDevOps,
    id: "azure-devops",
    api_name: "AzureDevOps",
    cloud_hosts: &["dev.azure.com", "ssh.dev.azure.com", "vs-ssh.visualstudio.com"],
    needs_host: false,
    below_a_path: false,
    browser_steps: &["browser-azure-devops-1", "browser-azure-devops-2", "browser-azure-devops-3"],
    who: "browser-azure-devops-who",
    pages: &[],
    // AWS doesn't document whether a name has its organization in it, which the address needs
    commit_page: None,
    triggers: Triggers { push_filters: false, pull_requests: false },
    name_form: NameForm::ProjectName,
};
