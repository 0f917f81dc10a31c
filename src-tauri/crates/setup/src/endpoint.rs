//! The address of a server of one's own, as AWS asks for it: `https://server[:port]`, and for GitLab perhaps a path.

use std::fmt;
use std::net::IpAddr;

use gangway_catalog::providers;
use url::{Host, Url};

/// Port of https.
pub const HTTPS: u16 = 443;

/// An address that AWS takes. Written as a browser would: lower case, without the port that goes without saying, without a
/// slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    host: String,
    ip: Option<IpAddr>,
    port: u16,
    path: String,
}

/// Why a text isn't such an address. None of them holds what may be a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointProblem {
    /// White space, control characters, or a backslash.
    #[error("characters")]
    Characters,
    /// Something before an `@`.
    #[error("credentials")]
    Credentials,
    /// `http://`, which AWS doesn't ask; as it would be with https.
    #[error("http")]
    Http(Option<Endpoint>),
    /// Another scheme, or none; as it would be with https.
    #[error("scheme")]
    Scheme(Option<Endpoint>),
    /// Something behind `?` or `#`.
    #[error("query")]
    Query,
    /// No port of TCP.
    #[error("port")]
    Port,
    /// No name that a host can have.
    #[error("host")]
    Host,
    /// A name in other letters than ASCII's; as the network spells it.
    #[error("unicode")]
    Unicode(Endpoint),
    /// A dot behind the name; without it.
    #[error("trailing-dot")]
    TrailingDot(Endpoint),
    /// The computer itself, or an address that nobody has.
    #[error("local")]
    Local,
    /// A path that isn't plain.
    #[error("path")]
    Path(Endpoint),
}

impl EndpointProblem {
    /// What should stand there instead, where that is known.
    #[must_use]
    pub fn better(&self) -> Option<&Endpoint> {
        match self {
            Self::Http(better) | Self::Scheme(better) => better.as_ref(),
            Self::Unicode(better) | Self::TrailingDot(better) | Self::Path(better) => Some(better),
            Self::Characters | Self::Credentials | Self::Query | Self::Port | Self::Host | Self::Local => None,
        }
    }
}

impl Endpoint {
    /// Reads an address.
    ///
    /// # Errors
    /// The first [`EndpointProblem`], in the order of reading.
    pub fn parse(text: &str) -> Result<Self, EndpointProblem> {
        if text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
            return Err(EndpointProblem::Characters);
        }
        if text.contains('@') {
            return Err(EndpointProblem::Credentials);
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(EndpointProblem::Scheme(Self::over_https(text)));
        };
        if scheme.eq_ignore_ascii_case("http") {
            return Err(EndpointProblem::Http(Self::over_https(rest)));
        }
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(EndpointProblem::Scheme(None));
        }
        if text.contains(['?', '#']) {
            return Err(EndpointProblem::Query);
        }
        let url = Url::parse(text).map_err(|problem| match problem {
            url::ParseError::InvalidPort => EndpointProblem::Port,
            _ => EndpointProblem::Host,
        })?;
        Self::of_url(&url, rest)
    }

    fn over_https(rest: &str) -> Option<Self> {
        Self::parse(&format!("https://{rest}")).ok()
    }

    fn of_url(url: &Url, typed: &str) -> Result<Self, EndpointProblem> {
        let (host, ip) = match url.host() {
            Some(Host::Domain(name)) => (name.to_owned(), None),
            Some(Host::Ipv4(ip)) => (ip.to_string(), Some(IpAddr::V4(ip))),
            Some(Host::Ipv6(ip)) => (format!("[{ip}]"), Some(IpAddr::V6(ip))),
            None => return Err(EndpointProblem::Host),
        };
        let port = url.port().unwrap_or(HTTPS);
        if port == 0 {
            return Err(EndpointProblem::Port);
        }
        let plain = host.trim_end_matches('.').to_owned();
        if ip.is_none() && (!providers::is_host_name(&plain) || host.len() - plain.len() > 1) {
            return Err(EndpointProblem::Host);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        let endpoint = Self { host: plain, ip, port, path };
        if endpoint.is_local() {
            return Err(EndpointProblem::Local);
        }
        if !typed.split('/').next().unwrap_or_default().is_ascii() {
            return Err(EndpointProblem::Unicode(endpoint));
        }
        if host.ends_with('.') {
            return Err(EndpointProblem::TrailingDot(endpoint));
        }
        let plain_part = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
        if !endpoint.path.split('/').skip(1).all(|part| !part.is_empty() && plain_part(part)) {
            return Err(EndpointProblem::Path(endpoint.at_root()));
        }
        Ok(endpoint)
    }

    /// The name or address of the server; an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The address, where it stands in the place of a name.
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        self.ip
    }

    /// Where the server listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Below which the server answers, e.g. `/gitlab`; empty: at its root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same server without the path.
    #[must_use]
    pub fn at_root(&self) -> Self {
        Self { path: String::new(), ..self.clone() }
    }

    /// With another path; an empty one: none.
    pub(crate) fn below(&self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self.clone() }
    }

    /// Whether its name or address is one that only a network of one's own knows.
    #[must_use]
    pub fn looks_private(&self) -> bool {
        // RFC 1918, RFC 4193; RFC 6762, RFC 8375, and what companies use
        const ENDINGS: &[&str] = &["local", "internal", "intranet", "corp", "lan", "private", "home", "arpa", "test"];
        match self.ip {
            Some(IpAddr::V4(ip)) => ip.is_private() || ip.is_link_local(),
            Some(IpAddr::V6(ip)) => ip.is_unique_local() || ip.is_unicast_link_local(),
            None => self.host.rsplit_once('.').is_none_or(|(_, last)| ENDINGS.contains(&last)),
        }
    }

    fn is_local(&self) -> bool {
        match self.ip {
            Some(ip) => ip.is_loopback() || ip.is_unspecified() || ip.is_multicast(),
            None => self.host == "localhost" || self.host.ends_with(".localhost"),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, path, .. } = self;
        match *port {
            HTTPS => write!(f, "https://{host}{path}"),
            port => write!(f, "https://{host}:{port}{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        match Endpoint::parse(text) {
            Ok(endpoint) => endpoint.to_string(),
            Err(problem) => match problem.better() {
                Some(better) => format!("{problem}: {better}"),
                None => problem.to_string(),
            },
        }
    }

    #[test]
    fn addresses_that_aws_takes() {
        for (text, written) in [
            ("https://gitlab.corp.example", "https://gitlab.corp.example"),
            ("https://gitlab.corp.example/", "https://gitlab.corp.example"),
            ("HTTPS://GitLab.Corp.Example:443", "https://gitlab.corp.example"),
            ("https://gitlab.corp.example:8443/", "https://gitlab.corp.example:8443"),
            ("https://corp.example/gitlab/", "https://corp.example/gitlab"),
            ("https://corp.example/tools/gitlab", "https://corp.example/tools/gitlab"),
            ("https://gitlab", "https://gitlab"),
            ("https://10.0.4.7:8443", "https://10.0.4.7:8443"),
            ("https://[fd00::7]", "https://[fd00::7]"),
            ("https://xn--r8jz45g.jp", "https://xn--r8jz45g.jp"),
        ] {
            assert_eq!(read(text), written, "{text}");
        }
    }

    #[test]
    fn addresses_that_it_does_not_take() {
        for (text, said) in [
            ("gitlab.corp.example", "scheme: https://gitlab.corp.example"),
            ("http://gitlab.corp.example:8080/x", "http: https://gitlab.corp.example:8080/x"),
            ("ssh://gitlab.corp.example/a/b.git", "scheme"),
            ("git@gitlab.corp.example:a/b.git", "credentials"),
            ("https://ada:hunter2@gitlab.corp.example", "credentials"),
            ("https://ada:hun/ter2@gitlab.corp.example", "credentials"),
            ("http://token@gitlab.corp.example", "credentials"),
            ("https://例え.jp:8443", "unicode: https://xn--r8jz45g.jp:8443"),
            ("https://gitlab.corp.example.", "trailing-dot: https://gitlab.corp.example"),
            ("https://gitlab.corp.example..", "host"),
            ("https://gitlab.corp.example?private_token=x", "query"),
            ("https://gitlab.corp.example/#a", "query"),
            ("https://gitlab.corp.example:0", "port"),
            ("https://gitlab.corp.example:70000", "port"),
            ("https://gitlab.corp.example:ssh", "port"),
            ("https://git lab.example", "characters"),
            ("https:\\\\gitlab.example", "characters"),
            ("https://gitlab.example\n", "characters"),
            ("https://", "host"),
            ("https://git_lab.example", "host"),
            ("https://localhost:8080", "local"),
            ("https://127.0.0.1", "local"),
            ("https://0x7f.1", "local"),
            ("https://[::1]", "local"),
            ("https://corp.example/a//b", "path: https://corp.example"),
            ("https://corp.example/a%20b", "path: https://corp.example"),
        ] {
            assert_eq!(read(text), said, "{text}");
        }
    }

    #[test]
    fn names_of_a_network_of_ones_own() {
        for (text, private) in [
            ("https://gitlab", true),
            ("https://gitlab.corp.internal", true),
            ("https://10.1.2.3", true),
            ("https://[fd00::7]", true),
            ("https://gitlab.example.com", false),
            ("https://8.8.8.8", false),
        ] {
            assert_eq!(Endpoint::parse(text).unwrap().looks_private(), private, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_read_back(text in "(https?://)?[a-z0-9.@:/\\[\\]-]{0,30}|.{0,20}") {
            if let Ok(endpoint) = Endpoint::parse(&text) {
                prop_assert_eq!(Endpoint::parse(&endpoint.to_string()), Ok(endpoint));
            }
        }
    }
}
