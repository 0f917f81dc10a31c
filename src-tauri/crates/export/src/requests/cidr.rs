//! Addresses as rules of security groups take them.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// An address, or a network of them: `10.0.4.7/32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    address: IpAddr,
    prefix: u8,
}

impl Cidr {
    /// Whether it's one of IPv6, which rules name apart.
    #[must_use]
    pub fn is_v6(&self) -> bool {
        self.address.is_ipv6()
    }
}

impl From<IpAddr> for Cidr {
    fn from(address: IpAddr) -> Self {
        Self { address, prefix: if address.is_ipv4() { 32 } else { 128 } }
    }
}

/// That a text is neither an address nor a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither an address nor a network")]
pub struct NoCidr;

impl FromStr for Cidr {
    type Err = NoCidr;

    fn from_str(text: &str) -> Result<Self, NoCidr> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let whole = Self::from(address.parse::<IpAddr>().map_err(|_| NoCidr)?);
        let Some(prefix) = prefix else { return Ok(whole) };
        let prefix = prefix.parse().map_err(|_| NoCidr)?;
        if prefix > whole.prefix { Err(NoCidr) } else { Ok(Self { prefix, ..whole }) }
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_networks() {
        let read = |text: &str| text.parse::<Cidr>().map(|cidr| cidr.to_string()).ok();
        for (text, written) in [
            ("10.0.4.7", Some("10.0.4.7/32")),
            ("10.0.0.0/8", Some("10.0.0.0/8")),
            ("fd00::7", Some("fd00::7/128")),
            ("fd00::/8", Some("fd00::/8")),
            ("10.0.0.0/33", None),
            ("10.0.0", None),
            ("gitlab.corp.example", None),
            ("10.0.0.0/", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), written, "{text}");
        }
    }
}
