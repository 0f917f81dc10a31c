//! A GitHub Enterprise Server of one's own. Source: developer tools guide, "Create a connection to GitHub Enterprise Server".

use super::{NameForm, Provider, ProviderType, Triggers};

pub(super) const GITHUB_ENTERPRISE_SERVER: Provider = Provider {
    provider_type: ProviderType::GitHubEnterpriseServer,
    id: "github-enterprise-server",
    api_name: "GitHubEnterpriseServer",
    cloud_hosts: &[],
    needs_host: true,
    below_a_path: false,
    browser_steps: &[
        "browser-github-enterprise-server-1",
        "browser-github-enterprise-server-2",
        "browser-github-enterprise-server-3",
        "browser-github-enterprise-server-4",
    ],
    who: "browser-github-enterprise-server-who",
    pages: &[],
    commit_page: None,
    triggers: Triggers { push_filters: true, pull_requests: true },
    name_form: NameForm::OwnerName,
};
