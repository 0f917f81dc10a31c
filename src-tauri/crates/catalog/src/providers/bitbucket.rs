//! bitbucket.org. Source: developer tools guide, "Create a connection to Bitbucket".

use super::{NameForm, Page, Provider, ProviderType, Triggers};

pub(super) const BITBUCKET: Provider = Provider {
    provider_type: ProviderType::Bitbucket,
    id: "bitbucket",
    api_name: "Bitbucket",
    cloud_hosts: &["bitbucket.org", "altssh.bitbucket.org"],
    needs_host: false,
    below_a_path: false,
    browser_steps: &["browser-bitbucket-1", "browser-bitbucket-2", "browser-bitbucket-3", "browser-bitbucket-4"],
    who: "browser-bitbucket-who",
    pages: &[
        Page {
            id: "bitbucket-applications",
            template: "https://bitbucket.org/{owner}/workspace/settings/applications",
        },
        Page {
            id: "bitbucket-reauthorize",
            template: "https://bitbucket.org/site/addons/reauthorize?addon_key=aws-codestar",
        },
    ],
    commit_page: Some("https://bitbucket.org/{repository}/commits/{commit}"),
    triggers: Triggers { push_filters: true, pull_requests: true },
    name_form: NameForm::OwnerName,
};
