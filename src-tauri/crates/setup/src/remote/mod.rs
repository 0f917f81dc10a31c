//! Addresses of repositories, in every form that Git and people use: https, ssh, scp-like, a page in the browser,
//! or just `owner/name`.

mod host;
mod path;

use gangway_catalog::providers::{self, ProviderType};
use percent_encoding::percent_decode_str;
use url::Url;

pub use host::{Alias, AliasSource};

use crate::endpoint::Endpoint;
use host::Host;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// Host, lower case; none for `owner/name`. An alias is told apart.
    pub host: Option<String>,
    /// The name that the address has in place of the host's own.
    pub alias: Option<Alias>,
    /// The provider, when the host tells.
    pub provider: Option<ProviderType>,
    /// Id of a provider that AWS doesn't offer, when the address tells.
    pub not_offered: Option<&'static str>,
    /// Where AWS would find the server, when it's one of one's own or doesn't tell.
    pub server: Option<ServerAddress>,
    /// `owner/name`, as the address spells it.
    pub name: String,
    /// A branch, when the address of a page names one without doubt.
    pub branch: Option<String>,
    /// The address without credentials; none for `owner/name`.
    pub address: Option<String>,
}

/// Where a server answers over https, as far as the address of a repository tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerAddress {
    /// The address, as AWS takes it.
    pub endpoint: Endpoint,
    /// How much of it the repository's address said.
    pub source: ServerSource,
}

/// How it is known where a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerSource {
    /// By an address for browsers.
    Web,
    /// The same, which begins with the path below which GitLab usually runs.
    WebBelowPath,
    /// Only which server it is: its port and path are guessed.
    Name,
}

/// Why a text isn't the address of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteProblem {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// More than 2,048 bytes, white space within, control characters, or no address at all.
    #[error("not an address")]
    NotAnAddress,
    /// A path on this machine, or a scheme that isn't Git's.
    #[error("not a Git remote")]
    NotARemote,
    /// A host without a repository behind it.
    #[error("no repository in it")]
    NoRepository,
}

/// Longest text that is read as an address, in bytes: what browsers and proxies take.
const LONGEST: usize = 2048;

/// Schemes of Git's transports that a provider may answer.
const SCHEMES: &[&str] = &["https", "http", "ssh", "git", "git+ssh", "ssh+git", "git+https"];

const GITLAB_PATH: &str = "gitlab";

/// What the configuration of ssh says of a name: the host that it stands for.
pub type SshNames<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Reads an address. Credentials in it are left out of everything that is given back.
///
/// # Errors
/// A [`RemoteProblem`] when it isn't the address of a repository.
pub fn parse(text: &str, ssh_names: SshNames<'_>) -> Result<Remote, RemoteProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RemoteProblem::Empty);
    }
    if text.len() > LONGEST || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(RemoteProblem::NotAnAddress);
    }
    if text.contains("://") {
        return from_url(text, ssh_names);
    }
    // `helper::address` runs a program called `git-remote-helper`
    let helper = text.split_once("::").is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if helper || text.contains('\\') || text.starts_with(['/', '.', '~', '-']) {
        return Err(RemoteProblem::NotARemote);
    }
    if let Some((user, host, path)) = scp_parts(text) {
        return from_scp(user, host, path, ssh_names);
    }
    match text.split_once('/') {
        Some((host, _)) if looks_like_host(host) => from_url(&format!("https://{text}"), ssh_names),
        _ => from_name(text),
    }
}

fn from_url(text: &str, ssh_names: SshNames<'_>) -> Result<Remote, RemoteProblem> {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
    if !SCHEMES.contains(&scheme.as_str()) {
        return Err(RemoteProblem::NotARemote);
    }
    let mut url = match Url::parse(text) {
        Ok(url) => url,
        // `ssh://git@host:owner/name`: the scp-like form with a scheme before it, which people write
        Err(_) if scheme.ends_with("ssh") || scheme == "ssh+git" => {
            let rest = text.split_once("://").map_or("", |(_, rest)| rest);
            let (user, host, path) = scp_parts(rest).ok_or(RemoteProblem::NotAnAddress)?;
            return from_scp(user, host, path, ssh_names);
        }
        Err(_) => return Err(RemoteProblem::NotAnAddress),
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or(RemoteProblem::NotAnAddress)?.to_owned();
    let by_ssh = scheme.contains("ssh");
    let mut host = if by_ssh { Host::of_ssh(&host, ssh_names) } else { Host::of_network(&host) };
    let by_web = scheme.ends_with("https");
    let mut parts = segments(url.path())?;
    let below_path = by_web && host.provider.is_none() && host.not_offered.is_none() && is_below_path(&parts);
    if below_path {
        parts.remove(0);
        host.provider = Some(ProviderType::GitLabSelfManaged);
    }
    let found = path::read(&host, url.port(), &parts)?;
    let server = match (below_path, by_web) {
        (true, _) => host.server(url.port(), ServerSource::WebBelowPath),
        (false, true) => host.server(url.port(), ServerSource::Web),
        (false, false) => host.server(None, ServerSource::Name),
    };
    let user = if by_ssh && url.username() == "git" { "git" } else { "" };
    let cleaned = url.set_username(user).is_ok() && url.set_password(None).is_ok();
    url.set_query(None);
    url.set_fragment(None);
    Ok(remote(host, found, cleaned.then(|| String::from(url)), server))
}

/// `[user@]host:path`, as scp and Git read it: a colon before any slash, and more than a drive letter before it.
fn scp_parts(text: &str) -> Option<(Option<&str>, &str, &str)> {
    let (user, rest) = match text.split_once('@') {
        Some((user, rest)) if !user.contains('/') => (Some(user), rest),
        _ => (None, text),
    };
    let (host, path) = match rest.strip_prefix('[') {
        Some(bracketed) => {
            let (address, path) = bracketed.split_once("]:")?;
            let number = address.parse::<std::net::Ipv6Addr>().is_ok();
            (number.then_some(address)?, path)
        }
        None => rest.split_once(':').filter(|(host, _)| host.len() > 1 && !host.contains('/'))?,
    };
    Some((user, host, path))
}

fn from_scp(user: Option<&str>, host: &str, path: &str, ssh_names: SshNames<'_>) -> Result<Remote, RemoteProblem> {
    let known = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte)) || !host.is_ascii();
    if !known {
        return Err(RemoteProblem::NotAnAddress);
    }
    let asked = Host::of_ssh(host, ssh_names);
    let found = path::read(&asked, None, &segments(path)?)?;
    // whatever stood before an @ but isn't the usual user may be a token
    let user = if user == Some("git") { "git@" } else { "" };
    let shown = match &asked.alias {
        Some(alias) => alias.name.clone(),
        None if host.contains(':') => format!("[{host}]"),
        None => host.to_lowercase(),
    };
    let server = asked.server(None, ServerSource::Name);
    Ok(remote(asked, found, Some(format!("{user}{shown}:{path}")), server))
}

fn from_name(text: &str) -> Result<Remote, RemoteProblem> {
    if text.contains(['@', ':', '?', '#']) {
        return Err(RemoteProblem::NotAnAddress);
    }
    let parts = segments(text)?;
    let name = path::joined(&parts).ok_or(RemoteProblem::NoRepository)?;
    Ok(Remote { name, ..Remote::default() })
}

fn remote(host: Host, found: path::RepositoryPath, address: Option<String>, server: Option<ServerAddress>) -> Remote {
    let not_offered = found.not_offered.or(host.not_offered);
    Remote {
        server: server.filter(|_| not_offered.is_none()),
        provider: host.provider.filter(|_| not_offered.is_none()),
        not_offered,
        name: found.name,
        branch: found.branch,
        address,
        host: Some(host.name),
        alias: host.alias,
    }
}

/// Parts of a path, decoded; empty ones (doubled and trailing slashes) are left out.
fn segments(path: &str) -> Result<Vec<String>, RemoteProblem> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let part = percent_decode_str(part).decode_utf8().map_err(|_| RemoteProblem::NotAnAddress)?;
            let plain =
                !part.contains(['/', '\\']) && !part.chars().any(char::is_control) && part != "." && part != "..";
            plain.then(|| part.into_owned()).ok_or(RemoteProblem::NotAnAddress)
        })
        .collect()
}

/// Whether the address of a page begins with the path below which GitLab usually runs where a server has more than GitLab
/// (its guide, "Relative URLs"). A group could be called so, too.
fn is_below_path(parts: &[String]) -> bool {
    parts.len() > 2 && parts.first().is_some_and(|first| first == GITLAB_PATH)
}

/// A host that was typed without a scheme: one that is known, or one that can't be an owner because of its dot.
fn looks_like_host(text: &str) -> bool {
    let host = text.rsplit_once('@').map_or(text, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    providers::from_host(host).is_some() || providers::not_offered(host).is_some() || host.starts_with("www.")
}

#[cfg(test)]
mod tests;
