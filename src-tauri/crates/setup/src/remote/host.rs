//! Which host an address names. Over ssh it may be a name of the person's own, out of `~/.ssh/config`, as every guide to
//! a second account on the same provider has it: `git@github.com-work:octo/app.git`.

use gangway_catalog::providers::{self, ProviderType};

use super::{GITLAB_PATH, ServerAddress, ServerSource, SshNames};
use crate::endpoint::Endpoint;

/// A name that stands for a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// As the address spells it.
    pub name: String,
    /// How it is known which host it stands for.
    pub source: AliasSource,
}

/// How it is known which host a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AliasSource {
    /// The configuration of ssh says so.
    SshConfig,
    /// The host of a provider's cloud stands at its beginning or end, and no host has such a name.
    Spelling,
    /// Nothing tells.
    Unknown,
}

/// The host behind an address.
pub(super) struct Host {
    /// Lower case; an alias itself when it isn't known what it stands for.
    pub(super) name: String,
    pub(super) provider: Option<ProviderType>,
    pub(super) not_offered: Option<&'static str>,
    pub(super) alias: Option<Alias>,
}

impl Host {
    /// The host that https or Git's own protocol asks: a name of the network.
    pub(super) fn of_network(text: &str) -> Self {
        let lower = text.trim_end_matches('.').to_lowercase();
        let name = lower.strip_prefix("www.").map(str::to_owned).unwrap_or(lower);
        let not_offered = providers::not_offered(&name);
        let provider = providers::from_host(&name).map(|provider| provider.provider_type);
        Self { name, provider, not_offered, alias: None }
    }

    /// The host that ssh asks, given what its configuration says of a name.
    pub(super) fn of_ssh(text: &str, ssh_config: SshNames<'_>) -> Self {
        let plain = Self::of_network(text);
        let is_cloud = plain.provider.is_some_and(|provider| !providers::of(provider).needs_host);
        if is_cloud {
            return plain;
        }
        let aliased = |host: &str, source| {
            let alias = Some(Alias { name: text.to_owned(), source });
            Self { alias, ..Self::of_network(host) }
        };
        // the spelling counts: ssh tells `Work` from `work`
        let named = ssh_config(text).filter(|host| !host.eq_ignore_ascii_case(text));
        let named = named.map(|host| aliased(&host, AliasSource::SshConfig));
        if is_host(&plain.name) {
            // often the address of the very same server, which tells less than its name
            return named.filter(|host| host.provider.is_some() || host.not_offered.is_some()).unwrap_or(plain);
        }
        if let Some(host) = named {
            return host;
        }
        match cloud_in(&plain.name) {
            Some(host) => aliased(host, AliasSource::Spelling),
            None => Self { provider: None, not_offered: None, ..aliased(text, AliasSource::Unknown) },
        }
    }
}

impl Host {
    /// Where the host answers over https, when it's a server of one's own or doesn't tell.
    pub(super) fn server(&self, port: Option<u16>, source: ServerSource) -> Option<ServerAddress> {
        let cloud = self.provider.is_some_and(|provider| !providers::of(provider).needs_host);
        let unknown = self.alias.as_ref().is_some_and(|alias| alias.source == AliasSource::Unknown);
        if cloud || unknown || self.not_offered.is_some() {
            return None;
        }
        let host = match self.name.contains(':') && !self.name.starts_with('[') {
            true => format!("[{}]", self.name),
            false => self.name.clone(),
        };
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let below = if source == ServerSource::WebBelowPath { format!("/{GITLAB_PATH}") } else { String::new() };
        let endpoint = Endpoint::parse(&format!("https://{host}{port}{below}"));
        let endpoint = endpoint.or_else(|problem| problem.better().cloned().ok_or(problem)).ok()?;
        Some(ServerAddress { endpoint, source })
    }
}

/// Whether a name can be one of the network, outside of a company's own.
fn is_host(name: &str) -> bool {
    name.contains(':') || (name.contains('.') && providers::is_host_name(name))
}

/// The host of a provider's cloud that a name begins or ends with.
fn cloud_in(name: &str) -> Option<&'static str> {
    let clouds = providers::ALL.iter().flat_map(|provider| provider.cloud_hosts).copied();
    let marks = ['-', '_', '.'];
    let begins = |cloud: &str| name.strip_prefix(cloud).is_some_and(|rest| rest.starts_with(marks));
    let ends = |cloud: &str| name.strip_suffix(cloud).is_some_and(|rest| rest.ends_with(marks));
    clouds.filter(|cloud| begins(cloud) || ends(cloud)).max_by_key(|cloud| cloud.len())
}
