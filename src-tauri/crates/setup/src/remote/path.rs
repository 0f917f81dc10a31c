//! What the path of an address says: each provider lays its paths out in its own way.

use gangway_catalog::providers::{self, ProviderType};

use super::RemoteProblem;
use super::host::Host;

/// What a path says.
pub(super) struct RepositoryPath {
    pub(super) name: String,
    pub(super) branch: Option<String>,
    pub(super) not_offered: Option<&'static str>,
}

/// Port on which Bitbucket Data Center listens for ssh unless told otherwise (its guide, "Enabling SSH access").
const BITBUCKET_DATA_CENTER_SSH: u16 = 7999;

/// First parts of GitHub's own pages, which nobody can have as an owner's name.
const GITHUB_PAGES: &[&str] =
    &["apps", "login", "marketplace", "orgs", "organizations", "settings", "sponsors", "topics"];

/// Reads the parts of a path behind a host.
pub(super) fn read(host: &Host, port: Option<u16>, parts: &[String]) -> Result<RepositoryPath, RemoteProblem> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let found = match host.provider {
        Some(ProviderType::AzureDevOps) => azure(&host.name, &parts),
        Some(ProviderType::GitHub | ProviderType::GitHubEnterpriseServer) => two_parts(&parts, "tree"),
        Some(ProviderType::Bitbucket) => two_parts(&parts, "src"),
        Some(ProviderType::GitLab | ProviderType::GitLabSelfManaged) => groups(&parts),
        None => unknown(port, &parts),
    };
    found.ok_or(RemoteProblem::NoRepository)
}

/// The parts as a repository's name; none for fewer than two.
pub(super) fn joined<T: AsRef<str>>(parts: &[T]) -> Option<String> {
    let (last, owners) = parts.split_last()?;
    let last = last.as_ref();
    let last = last.strip_suffix(".git").unwrap_or(last);
    if owners.is_empty() || last.is_empty() {
        return None;
    }
    let mut name: Vec<&str> = owners.iter().map(AsRef::as_ref).collect();
    name.push(last);
    Some(name.join("/"))
}

fn found<T: AsRef<str>>(parts: &[T]) -> Option<RepositoryPath> {
    Some(RepositoryPath { name: joined(parts)?, branch: None, not_offered: None })
}

/// The branch behind `tree` or `src`, when nothing follows it: otherwise nobody can tell branch from path.
fn page_branch(rest: &[&str], page: &str) -> Option<String> {
    match rest {
        [first, branch] if *first == page => Some((*branch).to_owned()),
        _ => None,
    }
}

/// `owner/name`, then perhaps a page.
fn two_parts(parts: &[&str], page: &str) -> Option<RepositoryPath> {
    let (name, rest) = parts.split_at_checked(2)?;
    if name.first().is_some_and(|owner| GITHUB_PAGES.contains(owner)) {
        return None;
    }
    Some(RepositoryPath { branch: page_branch(rest, page), ..found(name)? })
}

/// `group/…/name`, then perhaps `-` and a page. Older addresses have the page without the `-`; GitLab lets nobody call
/// a project like a page.
fn groups(parts: &[&str]) -> Option<RepositoryPath> {
    let end = parts.iter().position(|part| matches!(*part, "-" | "tree" | "blob" | "commits")).unwrap_or(parts.len());
    let (name, rest) = parts.split_at_checked(end)?;
    let rest = rest.strip_prefix(&["-"][..]).unwrap_or(rest);
    Some(RepositoryPath { branch: page_branch(rest, "tree"), ..found(name)? })
}

/// `organization/project/name`, out of `…/_git/name` in the browser and over https, `v3/…` over ssh, and the former
/// host names. A repository that is called like its project may leave the project out.
fn azure(host: &str, parts: &[&str]) -> Option<RepositoryPath> {
    let organization = host.strip_suffix(".visualstudio.com").filter(|name| !matches!(*name, "vs-ssh" | "www"));
    let mut whole: Vec<&str> = organization.into_iter().collect();
    match parts {
        ["v3", rest @ ..] => whole.extend(rest),
        ["DefaultCollection", rest @ ..] if organization.is_some() => whole.extend(rest),
        _ => whole.extend(parts),
    }
    let name = match whole.as_slice() {
        [organization, "_git", name, ..] => vec![*organization, *name, *name],
        [organization, project, "_git", name, ..] => vec![*organization, *project, *name],
        [organization, project, name] if organization != &"_git" => vec![*organization, *project, *name],
        _ => return None,
    };
    found(&name)
}

/// A host that doesn't tell: the path may still show a product that AWS doesn't offer.
fn unknown(port: Option<u16>, parts: &[&str]) -> Option<RepositoryPath> {
    let data_center = Some(providers::BITBUCKET_DATA_CENTER);
    match parts {
        ["scm", project, name] => Some(RepositoryPath { not_offered: data_center, ..found(&[*project, *name])? }),
        ["projects", project, "repos", name, ..] => {
            Some(RepositoryPath { not_offered: data_center, ..found(&[*project, *name])? })
        }
        _ if port == Some(BITBUCKET_DATA_CENTER_SSH) => {
            Some(RepositoryPath { not_offered: data_center, ..found(parts)? })
        }
        _ => match parts.iter().position(|part| *part == "_git") {
            Some(at) => {
                let project = at.checked_sub(1).and_then(|before| parts.get(before))?;
                let name = parts.get(at + 1)?;
                Some(RepositoryPath { not_offered: Some(providers::AZURE_DEVOPS_SERVER), ..found(&[*project, *name])? })
            }
            None => groups(parts),
        },
    }
}
