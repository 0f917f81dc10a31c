//! github.com, also GitHub Enterprise Cloud on github.com. Source: developer tools guide, "Create a connection to GitHub".

use super::{NameForm, Page, Provider, ProviderType, Triggers};

pub(super) const GITHUB: Provider = Provider {
    provider_type: ProviderType::GitHub,
    id: "github",
    api_name: "GitHub",
    cloud_hosts: &["github.com", "ssh.github.com"],
    needs_host: false,
    below_a_path: false,
    browser_steps: &["browser-github-1", "browser-github-2", "browser-github-3", "browser-github-4"],
    who: "browser-github-who",
    pages: &[
        Page { id: "github-installations", template: "https://github.com/settings/installations" },
        Page {
            id: "github-organization-installations",
            template: "https://github.com/organizations/{owner}/settings/installations",
        },
        Page { id: "github-app", template: "https://github.com/apps/aws-connector-for-github" },
    ],
    commit_page: Some("https://github.com/{repository}/commit/{commit}"),
    triggers: Triggers { push_filters: true, pull_requests: true },
    name_form: NameForm::OwnerName,
};
