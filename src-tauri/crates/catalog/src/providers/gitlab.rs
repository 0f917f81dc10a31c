//! gitlab.com. Source: developer tools guide, "Create a connection to GitLab".

use super::{NameForm, Page, Provider, ProviderType, Triggers};

pub(super) const GITLAB: Provider = Provider {
    provider_type: ProviderType::GitLab,
    id: "gitlab",
    api_name: "GitLab",
    cloud_hosts: &["gitlab.com", "altssh.gitlab.com"],
    needs_host: false,
    below_a_path: false,
    browser_steps: &["browser-gitlab-1", "browser-gitlab-2", "browser-gitlab-3"],
    who: "browser-gitlab-who",
    pages: &[Page { id: "gitlab-applications", template: "https://gitlab.com/-/user_settings/applications" }],
    commit_page: Some("https://gitlab.com/{repository}/-/commit/{commit}"),
    triggers: Triggers { push_filters: true, pull_requests: true },
    name_form: NameForm::GroupsName,
};
