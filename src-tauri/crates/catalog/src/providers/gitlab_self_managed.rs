//! A GitLab of one's own, 15 or newer. Source: developer tools guide, "Create a connection to GitLab self-managed".

use super::{NameForm, Provider, ProviderType, Triggers};

pub(super) const GITLAB_SELF_MANAGED: Provider = Provider {
    provider_type: ProviderType::GitLabSelfManaged,
    id: "gitlab-self-managed",
    api_name: "GitLabSelfManaged",
    cloud_hosts: &[],
    needs_host: true,
    below_a_path: true,
    browser_steps: &["browser-gitlab-self-managed-1", "browser-gitlab-self-managed-2", "browser-gitlab-self-managed-3"],
    who: "browser-gitlab-self-managed-who",
    pages: &[],
    commit_page: None,
    triggers: Triggers { push_filters: true, pull_requests: true },
    name_form: NameForm::GroupsName,
};
