//! The server that a host is for, as far as a network cares.

use ipnet::IpNet;

/// Where the server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The port of its URL.
    pub port: u16,
    /// Its addresses or ranges of them; empty: unknown.
    pub addresses: Vec<IpNet>,
    /// Somebody said so who knows. Else another computer's DNS did: within the VPC the name may lead elsewhere.
    pub certain: bool,
    /// The URL holds a name, and no address.
    pub named: bool,
}

/// Whether a range is one that the internet doesn't route.
pub(crate) fn is_private(range: &IpNet) -> bool {
    const PRIVATE: &[&str] = &[
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "127.0.0.0/8",
        "fc00::/7",
        "fe80::/10",
        "::1/128",
    ];
    PRIVATE.iter().filter_map(|range| range.parse::<IpNet>().ok()).any(|private| private.contains(range))
}

/// Whether all addresses of a range lie in some of these.
pub(crate) fn all_within(range: &IpNet, ranges: &[IpNet]) -> bool {
    IpNet::aggregate(&ranges.to_vec()).iter().any(|one| one.contains(range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_make_a_whole() {
        let range = |text: &str| text.parse::<IpNet>().unwrap();
        let halves = [range("10.0.0.0/25"), range("10.0.0.128/25")];
        assert!(all_within(&range("10.0.0.0/24"), &halves));
        assert!(!all_within(&range("10.0.0.0/24"), &halves[..1]));
        assert!(!all_within(&range("fd00::/64"), &halves));
    }

    #[test]
    fn what_the_internet_does_not_route_is_private() {
        for (text, expected) in [
            ("10.1.2.3/32", true),
            ("172.31.0.0/16", true),
            ("172.32.0.0/16", false),
            ("100.64.1.1/32", true),
            ("8.8.8.8/32", false),
            ("0.0.0.0/0", false),
            ("fd00::1/128", true),
            ("2001:db8::1/128", false),
        ] {
            assert_eq!(is_private(&text.parse().unwrap()), expected, "{text}");
        }
    }
}
