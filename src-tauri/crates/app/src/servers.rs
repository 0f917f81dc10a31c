//! Where a server is: its URL, the addresses that somebody types, and what this computer's DNS says.

use std::net::IpAddr;
use std::time::Duration;

use gangway_catalog::fault::Fault;
use gangway_network::server::Server;
use ipnet::IpNet;
use url::{Host, Url};

use crate::App;
use crate::views::*;

/// How long DNS may take: the person goes on without it.
const RESOLVES_WITHIN: Duration = Duration::from_secs(5);

/// HTTPS's own.
const USUAL_PORT: u16 = 443;

impl App {
    /// Where a server is, as this computer's DNS says.
    ///
    /// # Errors
    /// None: what can't be known is told as that.
    pub async fn locate_server(&self, question: LocateServer) -> Result<ServerLocation, Fault> {
        Ok(server(&question.endpoint, Vec::new()).await.0)
    }
}

/// Addresses and ranges in a text, with commas, semicolons or white space between, and what is none.
pub(crate) fn typed_ranges(text: Option<&str>) -> (Vec<IpNet>, Vec<String>) {
    let words = text.unwrap_or_default().split(|c: char| c.is_whitespace() || ",;、，；".contains(c));
    let (mut ranges, mut unreadable) = (Vec::new(), Vec::new());
    for word in words.filter(|word| !word.is_empty()) {
        let range = word.parse::<IpNet>().map(|range| range.trunc()).ok();
        match range.or_else(|| word.parse::<IpAddr>().ok().map(IpNet::from)) {
            Some(range) if !ranges.contains(&range) => ranges.push(range),
            Some(_) => {}
            None => unreadable.push(word.chars().take(64).collect()),
        }
    }
    (ranges, unreadable)
}

/// The server of a URL. What somebody typed counts; else the URL's own address; else what DNS says.
pub(crate) async fn server(endpoint: &str, typed: Vec<IpNet>) -> (ServerLocation, Server) {
    let url = Url::parse(endpoint.trim()).ok();
    let host = url.as_ref().and_then(Url::host).map(|host| host.to_owned());
    let port = url.as_ref().and_then(Url::port_or_known_default).unwrap_or(USUAL_PORT);
    let (source, addresses) = match &host {
        _ if !typed.is_empty() => (AddressSource::Typed, typed),
        None => (AddressSource::Unreadable, Vec::new()),
        Some(Host::Ipv4(address)) => (AddressSource::Url, vec![IpAddr::V4(*address).into()]),
        Some(Host::Ipv6(address)) => (AddressSource::Url, vec![IpAddr::V6(*address).into()]),
        Some(Host::Domain(name)) => resolved(name, port).await,
    };
    let location = ServerLocation {
        host: host.as_ref().map(ToString::to_string).unwrap_or_default(),
        port,
        addresses: addresses.iter().map(shown).collect(),
        source,
    };
    let certain = matches!(source, AddressSource::Typed | AddressSource::Url);
    let named = !matches!(host, Some(Host::Ipv4(_) | Host::Ipv6(_)));
    (location, Server { port, addresses, certain, named })
}

/// The system's own DNS, on a thread of its own.
async fn resolved(name: &str, port: u16) -> (AddressSource, Vec<IpNet>) {
    match tokio::time::timeout(RESOLVES_WITHIN, tokio::net::lookup_host((name, port))).await {
        Err(_) => (AddressSource::Late, Vec::new()),
        Ok(Err(_)) => (AddressSource::NotFound, Vec::new()),
        Ok(Ok(found)) => {
            let mut addresses: Vec<IpNet> = found.map(|address| IpNet::from(address.ip().to_canonical())).collect();
            addresses.sort();
            addresses.dedup();
            let source = if addresses.is_empty() { AddressSource::NotFound } else { AddressSource::Resolved };
            (source, addresses)
        }
    }
}

/// One address without the length of its prefix.
fn shown(range: &IpNet) -> String {
    if range.prefix_len() == range.max_prefix_len() { range.addr().to_string() } else { range.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> IpNet {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn addresses_are_typed_in_many_ways() {
        let (ranges, unreadable) = typed_ranges(Some(" 10.0.0.5, 10.1.0.7/16;fd00::1、10.0.0.5 git.corp 10.0.0.256"));
        assert_eq!(ranges, [range("10.0.0.5/32"), range("10.1.0.0/16"), range("fd00::1/128")]);
        assert_eq!(unreadable, ["git.corp", "10.0.0.256"]);
        assert_eq!(typed_ranges(None), (Vec::new(), Vec::new()));
    }

    #[tokio::test]
    async fn what_is_typed_or_in_the_url_is_certain() {
        for (endpoint, typed, source, addresses, port, named) in [
            ("https://10.0.0.5:8443/x", vec![], AddressSource::Url, vec!["10.0.0.5"], 8443, false),
            ("https://[fd00::5]", vec![], AddressSource::Url, vec!["fd00::5"], 443, false),
            (
                "https://git.corp.example",
                vec![range("10.0.0.0/24")],
                AddressSource::Typed,
                vec!["10.0.0.0/24"],
                443,
                true,
            ),
            ("git corp", vec![], AddressSource::Unreadable, vec![], 443, true),
            ("", vec![], AddressSource::Unreadable, vec![], 443, true),
        ] {
            let (location, server) = server(endpoint, typed).await;
            assert_eq!((location.source, location.port, server.named), (source, port, named), "{endpoint}");
            assert_eq!(location.addresses, addresses, "{endpoint}");
            assert_eq!(server.certain, source != AddressSource::Unreadable, "{endpoint}");
        }
    }

    /// The system's resolver knows this name without asking anybody.
    #[tokio::test]
    async fn what_dns_says_is_not_certain() {
        let (location, server) = server("https://localhost", Vec::new()).await;
        assert_eq!(location.source, AddressSource::Resolved);
        assert!(!server.certain && !server.addresses.is_empty());
    }
}
