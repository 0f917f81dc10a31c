//! Addresses of repositories, in every form that Git and people use: https, ssh, scp-like, a page in the browser,
//! or just `owner/name`.

mod path;

use gangway_catalog::providers::{self, ProviderType};
use percent_encoding::percent_decode_str;
use url::Url;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// Host, lower case; none for `owner/name`.
    pub host: Option<String>,
    /// The provider, when the host tells.
    pub provider: Option<ProviderType>,
    /// Id of a provider that AWS doesn't offer, when the address tells.
    pub not_offered: Option<&'static str>,
    /// `owner/name`, as the address spells it.
    pub name: String,
    /// A branch, when the address of a page names one without doubt.
    pub branch: Option<String>,
    /// The address without credentials; none for `owner/name`.
    pub address: Option<String>,
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

/// Reads an address. Credentials in it are left out of everything that is given back.
///
/// # Errors
/// A [`RemoteProblem`] when it isn't the address of a repository.
pub fn parse(text: &str) -> Result<Remote, RemoteProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RemoteProblem::Empty);
    }
    if text.len() > LONGEST || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(RemoteProblem::NotAnAddress);
    }
    if text.contains("://") {
        return from_url(text);
    }
    // `helper::address` runs a program called `git-remote-helper`
    let helper = text.split_once("::").is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if helper || text.contains('\\') || text.starts_with(['/', '.', '~', '-']) {
        return Err(RemoteProblem::NotARemote);
    }
    if let Some((user, host, path)) = scp_parts(text) {
        return from_scp(user, host, path);
    }
    match text.split_once('/') {
        Some((host, _)) if looks_like_host(host) => from_url(&format!("https://{text}")),
        _ => from_name(text),
    }
}

fn from_url(text: &str) -> Result<Remote, RemoteProblem> {
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
            return from_scp(user, host, path);
        }
        Err(_) => return Err(RemoteProblem::NotAnAddress),
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or(RemoteProblem::NotAnAddress)?.to_owned();
    let port = url.port();
    let found = path::read(&host, port, &segments(url.path())?)?;
    let user = if scheme.contains("ssh") && url.username() == "git" { "git" } else { "" };
    let cleaned = url.set_username(user).is_ok() && url.set_password(None).is_ok();
    url.set_query(None);
    url.set_fragment(None);
    Ok(remote(&host, found, cleaned.then(|| String::from(url))))
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

fn from_scp(user: Option<&str>, host: &str, path: &str) -> Result<Remote, RemoteProblem> {
    let known = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte)) || !host.is_ascii();
    if !known {
        return Err(RemoteProblem::NotAnAddress);
    }
    let found = path::read(host, None, &segments(path)?)?;
    // whatever stood before an @ but isn't the usual user may be a token
    let user = if user == Some("git") { "git@" } else { "" };
    let shown = if host.contains(':') { format!("[{host}]") } else { host.to_lowercase() };
    Ok(remote(host, found, Some(format!("{user}{shown}:{path}"))))
}

fn from_name(text: &str) -> Result<Remote, RemoteProblem> {
    if text.contains(['@', ':', '?', '#']) {
        return Err(RemoteProblem::NotAnAddress);
    }
    let parts = segments(text)?;
    let name = path::joined(&parts).ok_or(RemoteProblem::NoRepository)?;
    Ok(Remote { name, ..Remote::default() })
}

fn remote(host: &str, found: path::RepositoryPath, address: Option<String>) -> Remote {
    let lower = host.trim_end_matches('.').to_lowercase();
    let host = lower.strip_prefix("www.").map(str::to_owned).unwrap_or(lower);
    let not_offered = found.not_offered.or_else(|| providers::not_offered(&host));
    let provider = match not_offered {
        Some(_) => None,
        None => providers::from_host(&host).map(|provider| provider.provider_type),
    };
    Remote { provider, not_offered, name: found.name, branch: found.branch, address, host: Some(host) }
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

/// A host that was typed without a scheme: one that is known, or one that can't be an owner because of its dot.
fn looks_like_host(text: &str) -> bool {
    let host = text.rsplit_once('@').map_or(text, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    providers::from_host(host).is_some() || providers::not_offered(host).is_some() || host.starts_with("www.")
}

#[cfg(test)]
mod tests;
