//! The Git providers that AWS CodeConnections knows, one file each, and those that it doesn't.
//!
//! A new provider is a file here and a row in [`ALL`]; its sentences are `provider-<id>`, `browser-<id>-<n>` and
//! `browser-<id>-who` in `words`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod azure_devops;
mod bitbucket;
mod github;
mod github_enterprise_server;
mod gitlab;
mod gitlab_self_managed;

/// The provider types of the API (`codeconnections` 2023-12-01, `ProviderType`), spelled as AWS spells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum ProviderType {
    /// github.com, also GitHub Enterprise Cloud on github.com.
    GitHub,
    /// A GitHub Enterprise Server of one's own.
    GitHubEnterpriseServer,
    /// gitlab.com.
    GitLab,
    /// A GitLab of one's own.
    GitLabSelfManaged,
    /// bitbucket.org.
    Bitbucket,
    /// Azure DevOps in the cloud.
    AzureDevOps,
}

/// What is known about one provider.
#[derive(Clone, Copy, Debug)]
pub struct Provider {
    /// Which.
    pub provider_type: ProviderType,
    /// Id in `words`: `provider-<id>`, `browser-<id>-<n>`.
    pub id: &'static str,
    /// `ProviderType` of the API.
    pub api_name: &'static str,
    /// Hosts of its cloud, lower case; none for a self-managed one.
    pub cloud_hosts: &'static [&'static str],
    /// Whether a host resource must be set up before a connection.
    pub needs_host: bool,
    /// Whether a server of one's own may answer below a path.
    pub below_a_path: bool,
    /// What the person does in the browser, in order: ids in `words`.
    pub browser_steps: &'static [&'static str],
    /// Who may do it: id in `words`.
    pub who: &'static str,
    /// Pages at the provider where a grant is looked at and mended.
    pub pages: &'static [Page],
    /// Address of a commit's page; `{repository}` and `{commit}` stand for theirs. None: it lies on the person's own host.
    commit_page: Option<&'static str>,
    /// Which triggers its events can start.
    pub triggers: Triggers,
    /// How `FullRepositoryId` looks.
    pub name_form: NameForm,
}

/// Triggers that CodePipeline documents for a provider ("Triggers and filtering"). A plain push to the source action's
/// branch works with every provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triggers {
    /// Push filters: branch patterns.
    pub push_filters: bool,
    /// Pull or merge requests.
    pub pull_requests: bool,
}

/// How the repository is named in `FullRepositoryId`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// `owner/name`: exactly two parts.
    OwnerName,
    /// `group/…/name`: two parts or more.
    GroupsName,
    /// `project/name` or `organization/project/name`: AWS doesn't document which, so both are taken.
    ProjectName,
}

impl NameForm {
    /// Least and most parts between slashes. GitLab: 20 levels of groups (its handbook), then the name.
    #[must_use]
    pub const fn parts(self) -> (usize, usize) {
        match self {
            Self::OwnerName => (2, 2),
            Self::GroupsName => (2, 21),
            Self::ProjectName => (2, 3),
        }
    }
}

impl Provider {
    /// The page of a commit, where it is known; repository and commit are untrusted text.
    #[must_use]
    pub fn commit_page(&self, repository: &str, commit: &str) -> Option<String> {
        let whole = (7..=64).contains(&commit.len()) && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        let parts: Vec<&str> = repository.split('/').collect();
        if !whole || parts.len() < 2 || parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            return None;
        }
        let parts: Vec<String> = parts.iter().map(|part| utf8_percent_encode(part, IN_PATH).to_string()).collect();
        Some(self.commit_page?.replace("{repository}", &parts.join("/")).replace("{commit}", commit))
    }
}

/// Everything but RFC 3986's unreserved characters.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A page at the provider.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Id in `words`: `page-<id>`.
    pub id: &'static str,
    /// Its address; `{owner}` stands for the first part of the repository's name.
    template: &'static str,
}

impl Page {
    /// Its address for an owner, who is untrusted text.
    #[must_use]
    pub fn address(&self, owner: &str) -> String {
        self.template.replace("{owner}", &utf8_percent_encode(owner, NON_ALPHANUMERIC).to_string())
    }
}

/// All of them, in the order in which the wizard shows them.
pub const ALL: &[&Provider] = &[
    &github::GITHUB,
    &gitlab::GITLAB,
    &bitbucket::BITBUCKET,
    &azure_devops::AZURE_DEVOPS,
    &github_enterprise_server::GITHUB_ENTERPRISE_SERVER,
    &gitlab_self_managed::GITLAB_SELF_MANAGED,
];

/// The row of a provider type.
#[must_use]
pub const fn of(provider_type: ProviderType) -> &'static Provider {
    match provider_type {
        ProviderType::GitHub => &github::GITHUB,
        ProviderType::GitHubEnterpriseServer => &github_enterprise_server::GITHUB_ENTERPRISE_SERVER,
        ProviderType::GitLab => &gitlab::GITLAB,
        ProviderType::GitLabSelfManaged => &gitlab_self_managed::GITLAB_SELF_MANAGED,
        ProviderType::Bitbucket => &bitbucket::BITBUCKET,
        ProviderType::AzureDevOps => &azure_devops::AZURE_DEVOPS,
    }
}

impl ProviderType {
    /// As the API spells it.
    #[must_use]
    pub const fn api_name(self) -> &'static str {
        of(self).api_name
    }

    /// From the API's spelling; none for a provider that this version doesn't know.
    #[must_use]
    pub fn from_api_name(name: &str) -> Option<Self> {
        ALL.iter().find(|provider| provider.api_name == name).map(|provider| provider.provider_type)
    }
}

fn host_name(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// Whether a name can be a host's: letters, digits and hyphens, and a last part without hyphens (RFC 1123; an
/// internationalized one begins with `xn--`).
#[must_use]
pub fn is_host_name(name: &str) -> bool {
    let label = |label: &str| {
        let plain = label.chars().all(|it| it.is_alphanumeric() || it == '-');
        plain && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.split('.').all(label) && (!last.contains('-') || last.starts_with("xn--"))
}

/// The first part of the name of a server, which usually says what runs there.
fn first_label(host: &str) -> Option<&str> {
    host.split_once('.').filter(|_| is_host_name(host)).map(|(label, _)| label)
}

/// The provider behind a host name: its cloud, or, for a server of one's own, what the usual first label says
/// (`gitlab.example.com`, `github.example.com`). None when the name doesn't tell or AWS doesn't offer it.
#[must_use]
pub fn from_host(host: &str) -> Option<&'static Provider> {
    let host = host_name(host);
    if not_offered(&host).is_some() {
        return None;
    }
    let cloud = ALL.iter().find(|provider| provider.cloud_hosts.contains(&host.as_str()));
    if let Some(provider) = cloud {
        return Some(provider);
    }
    if host.ends_with(".visualstudio.com") {
        return Some(&azure_devops::AZURE_DEVOPS);
    }
    match first_label(&host) {
        Some("gitlab") => Some(&gitlab_self_managed::GITLAB_SELF_MANAGED),
        Some("github" | "ghe") => Some(&github_enterprise_server::GITHUB_ENTERPRISE_SERVER),
        _ => None,
    }
}

/// Bitbucket Data Center, formerly Server.
pub const BITBUCKET_DATA_CENTER: &str = "bitbucket-data-center";
/// GitHub Enterprise Cloud with data residency.
pub const GHE_COM: &str = "ghe-com";
/// Azure DevOps Server, formerly Team Foundation Server.
pub const AZURE_DEVOPS_SERVER: &str = "azure-devops-server";

/// What AWS doesn't offer: ids, with the sentence `not-offered-<id>` in `words`.
pub const NOT_OFFERED: &[&str] = &[BITBUCKET_DATA_CENTER, GHE_COM, AZURE_DEVOPS_SERVER];

/// The provider that AWS doesn't offer, when the host tells: `*.ghe.com` for certain; a server of one's own by the
/// usual first label (`bitbucket.example.com`, `tfs.example.com`).
#[must_use]
pub fn not_offered(host: &str) -> Option<&'static str> {
    let host = host_name(host);
    if host == "ghe.com" || host.ends_with(".ghe.com") {
        return Some(GHE_COM);
    }
    if ALL.iter().any(|provider| provider.cloud_hosts.contains(&host.as_str())) {
        return None;
    }
    match first_label(&host) {
        Some("bitbucket" | "stash") => Some(BITBUCKET_DATA_CENTER),
        Some("tfs" | "azuredevops" | "azure-devops") => Some(AZURE_DEVOPS_SERVER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_has_its_row() {
        for provider in ALL {
            assert_eq!(of(provider.provider_type).id, provider.id);
            assert_eq!(ProviderType::from_api_name(provider.api_name), Some(provider.provider_type));
            assert_eq!(serde_json::to_value(provider.provider_type).unwrap(), provider.api_name);
            assert_eq!(provider.cloud_hosts.is_empty(), provider.needs_host, "{}", provider.id);
            for (index, step) in provider.browser_steps.iter().enumerate() {
                assert_eq!(*step, format!("browser-{}-{}", provider.id, index + 1));
            }
            assert_eq!(provider.who, format!("browser-{}-who", provider.id));
        }
        assert_eq!(ProviderType::from_api_name("BitbucketServer"), None);
    }

    #[test]
    fn hosts_tell_the_provider() {
        for (host, id) in [
            ("github.com", Some("github")),
            ("GitHub.COM.", Some("github")),
            ("www.gitlab.com", Some("gitlab")),
            ("bitbucket.org", Some("bitbucket")),
            ("ssh.dev.azure.com", Some("azure-devops")),
            ("contoso.visualstudio.com", Some("azure-devops")),
            ("gitlab.example.com", Some("gitlab-self-managed")),
            ("github.example.com", Some("github-enterprise-server")),
            ("octo.ghe.com", None),
            ("bitbucket.example.com", None),
            ("code.example.com", None),
            ("github.com-work", None),
            ("gitlab.com_work", None),
            ("github.xn--p1ai", Some("github-enterprise-server")),
            ("", None),
        ] {
            assert_eq!(from_host(host).map(|provider| provider.id), id, "{host}");
        }
    }

    #[test]
    fn names_that_a_host_can_have() {
        for name in ["github.com", "a-b.example.com", "xn--r8jz45g.jp", "例え.jp", "10.0.0.7", "intranet", "a.xn--p1ai"]
        {
            assert!(is_host_name(name), "{name}");
        }
        for name in ["", "github.com-work", "my_host.example.com", "-a.example.com", "a..b", "a.b-", "a b.example.com"]
        {
            assert!(!is_host_name(name), "{name}");
        }
    }

    #[test]
    fn hosts_tell_what_is_not_offered() {
        for (host, id) in [
            ("octo.ghe.com", Some(GHE_COM)),
            ("OCTO.GHE.com", Some(GHE_COM)),
            ("stash.example.com", Some(BITBUCKET_DATA_CENTER)),
            ("tfs.example.com", Some(AZURE_DEVOPS_SERVER)),
            ("bitbucket.org", None),
            ("ghe.company.com", None),
            ("bitbucket.org-work", None),
            ("octo.ghe.com-work", None),
        ] {
            assert_eq!(not_offered(host), id, "{host}");
        }
    }

    #[test]
    fn the_page_of_a_commit() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        let page = |provider, repository| of(provider).commit_page(repository, commit);
        let is = |page: Option<String>, address: &str| assert_eq!(page, Some(format!("{address}{commit}")));
        is(page(ProviderType::GitHub, "acme/my.shop"), "https://github.com/acme/my.shop/commit/");
        is(page(ProviderType::GitLab, "acme/team/shop"), "https://gitlab.com/acme/team/shop/-/commit/");
        is(page(ProviderType::Bitbucket, "acme/shop"), "https://bitbucket.org/acme/shop/commits/");
        is(page(ProviderType::GitHub, "a b/c?d#e"), "https://github.com/a%20b/c%3Fd%23e/commit/");
        for own in [ProviderType::GitHubEnterpriseServer, ProviderType::GitLabSelfManaged] {
            assert_eq!(page(own, "acme/shop"), None);
        }
        for repository in ["", "shop", "../shop", "acme/", "acme/.."] {
            assert_eq!(page(ProviderType::GitHub, repository), None, "{repository}");
        }
        for commit in ["", "abc", "0123456789/../..", "<script>0123"] {
            assert_eq!(of(ProviderType::GitHub).commit_page("acme/shop", commit), None, "{commit}");
        }
    }

    #[test]
    fn pages_take_owners_as_text() {
        let page = of(ProviderType::GitHub).pages.iter().find(|page| page.template.contains("{owner}")).unwrap();
        assert_eq!(
            page.address("a/../b?c"),
            "https://github.com/organizations/a%2F%2E%2E%2Fb%3Fc/settings/installations"
        );
    }
}
