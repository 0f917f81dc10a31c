//! The hosts in addresses.

use std::net::IpAddr;

/// Whether an address leads to this computer.
pub(crate) fn is_loopback(address: &str) -> bool {
    if let Some(ip) = ip(address) {
        return ip.to_canonical().is_loopback();
    }
    let host = host(address).trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}

/// `127.0.0.1:4100` of `http://127.0.0.1:4100/path`, without a name and password before it.
pub(crate) fn host_and_port(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

/// The host of an address; one of IPv6 without its brackets.
pub(super) fn host(address: &str) -> &str {
    let host = host_and_port(address);
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// The number that stands in an address instead of a name.
pub(super) fn ip(address: &str) -> Option<IpAddr> {
    host(address).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_for_this_computer_is_known_by_its_host() {
        for (address, expected) in [
            ("http://127.0.0.1:4100/", true),
            ("http://127.9.9.9", true),
            ("http://localhost:80/x?y", true),
            ("http://LOCALHOST./", true),
            ("http://s3.localhost:4566/bucket", true),
            ("http://[::1]:4100/", true),
            ("http://[::ffff:127.0.0.1]/", true),
            ("https://127.0.0.1.example.com/", false),
            ("https://sts.eu-central-1.amazonaws.com/?x=http://127.0.0.1", false),
            ("http://10.0.0.1/", false),
            ("http://notlocalhost/", false),
            ("http://localhost.example.com/", false),
        ] {
            assert_eq!(is_loopback(address), expected, "{address}");
        }
    }

    #[test]
    fn a_host_is_shown_without_what_stands_before_it() {
        assert_eq!(host_and_port("http://user:secret@10.0.0.1:80/x@y"), "10.0.0.1:80");
        assert_eq!(host("http://[::1]:4100/"), "::1");
        assert_eq!(host("127.0.0.1:4100"), "127.0.0.1");
        assert_eq!(host(""), "");
    }
}
