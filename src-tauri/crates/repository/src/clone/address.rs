//! Which remote counts, and the repository that it leads to.

use gangway_setup::remote::{self, Remote};

use crate::clone::config::{Config, ConfiguredRemote, Rewrite};
use crate::reason::Reason;
use crate::shown::{harmless, remote_name};
use crate::ssh_config::SshConfig;
use crate::{Suggestion, take_remote};

/// The remote that was taken.
pub(super) struct TakenRemote {
    pub(super) name: String,
    /// Whether all its branches are fetched.
    pub(super) is_whole: bool,
}

/// Reads the repository into a suggestion.
pub(super) fn read(
    config: &Config,
    current: Option<&str>,
    ssh: &SshConfig<'_>,
    suggestion: &mut Suggestion,
) -> Option<TakenRemote> {
    let Some(chosen) = choose(config, current) else {
        suggestion.say(Reason::NoRemote, []);
        return None;
    };
    let shown = remote_name(&chosen.name);
    let name = shown.as_str();
    let fetched = Config::rewritten(&config.instead, &chosen.url);
    let (url, rewrite) = fetched.map_or((chosen.url.clone(), None), |(url, rewrite)| (url, Some(rewrite)));
    let pushed = push_url(config, &chosen).and_then(|url| repository(&url, ssh));
    // Of two addresses that lead to different places, the source is fetched from this one.
    match repository(&url, ssh).or_else(|| pushed.clone()) {
        Some(repository) => {
            suggestion.say(Reason::Remote, [("remote", name.into()), ("name", repository.name.as_str().into())]);
            if let Some(Rewrite { begin, base }) = rewrite {
                let (from, to) = (harmless(begin), remote_name(base));
                suggestion.say(Reason::RemoteRewritten, [("from", from.into()), ("to", to.into())]);
            }
            if let Some(pushed) = pushed.filter(|pushed| !is_same(pushed, &repository)) {
                let address = pushed.address.unwrap_or(pushed.name);
                suggestion.say(Reason::PushesElsewhere, [("address", address.into()), ("remote", name.into())]);
            }
            take_remote(suggestion, repository);
        }
        None => suggestion.say(Reason::RemoteNotUnderstood, [("remote", name.into())]),
    }
    let count = config.remotes.len();
    if count > 1 {
        suggestion.say(Reason::SeveralRemotes, [("remote", name.into()), ("count", count.into())]);
    }
    Some(TakenRemote { name: chosen.name, is_whole: chosen.is_whole })
}

/// The remote to take: `origin`, else the one that the current branch follows, else the first. A branch may also follow an
/// address.
fn choose(config: &Config, current: Option<&str>) -> Option<ConfiguredRemote> {
    let known = || config.remotes.iter().filter(|remote| !remote.url.is_empty());
    let named = |name: &str| known().find(|remote| remote.name == name);
    // the last one counts, as everywhere in a configuration
    let followed = config.follows.iter().rev().find(|(branch, _)| Some(branch.as_str()) == current);
    let followed = followed.map(|(_, remote)| remote.as_str());
    let found = named("origin").or_else(|| followed.and_then(named)).or_else(|| known().next());
    found.cloned().or_else(|| {
        let url = followed.filter(|url| *url != ".")?.to_owned();
        Some(ConfiguredRemote { name: url.clone(), url, ..ConfiguredRemote::default() })
    })
}

/// Where pushes go, when that is another address.
fn push_url(config: &Config, remote: &ConfiguredRemote) -> Option<String> {
    match &remote.push_url {
        Some(url) => Some(Config::rewritten(&config.instead, url).map_or_else(|| url.clone(), |(url, _)| url)),
        None => Config::rewritten(&config.push_instead, &remote.url).map(|(url, _)| url),
    }
}

/// The repository behind an address. Without a host it is a path on this machine, whatever it looks like.
fn repository(url: &str, ssh: &SshConfig<'_>) -> Option<Remote> {
    remote::parse(url, &|alias| ssh.host_of(alias)).ok().filter(|remote| remote.host.is_some())
}

/// Whether two addresses lead to the same repository, as far as they tell: ssh and https often have hosts of their own.
fn is_same(a: &Remote, b: &Remote) -> bool {
    let place = |remote: &Remote| match remote.provider {
        Some(provider) => Ok(provider),
        None => Err(remote.host.clone()),
    };
    a.name == b.name && place(a) == place(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(remotes: &[(&str, &str)], follows: &[(&str, &str)]) -> Config {
        let owned = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
        let remote = |pair| {
            let (name, url) = owned(pair);
            ConfiguredRemote { name, url, ..ConfiguredRemote::default() }
        };
        let mut config = Config::default();
        config.remotes.extend(remotes.iter().map(remote));
        config.follows.extend(follows.iter().map(owned));
        config
    }

    #[test]
    fn origin_counts_else_the_followed_remote_else_the_first() {
        let two = [("a", "x"), ("b", "y")];
        for (remotes, follows, current, expected) in [
            (&[("up", "x"), ("origin", "y")][..], &[("main", "up")][..], Some("main"), Some("origin")),
            (&two[..], &[("dev", "b")], Some("dev"), Some("b")),
            (&two[..], &[("dev", "b")], Some("main"), Some("a")),
            (&two[..], &[("dev", "b")], None, Some("a")),
            (&two[..], &[("dev", "a"), ("dev", "b")], Some("dev"), Some("b")),
            (&[("origin", ""), ("b", "y")], &[], None, Some("b")),
            (&[], &[("main", "https://github.com/o/n")], Some("main"), Some("https://github.com/o/n")),
            (&[], &[("main", ".")], Some("main"), None),
            (&[], &[], Some("main"), None),
        ] {
            let config = config(remotes, follows);
            let chosen = choose(&config, current).map(|remote| remote.name);
            assert_eq!(chosen.as_deref(), expected, "{remotes:?} {follows:?} {current:?}");
        }
    }
}
