//! What routes and rules are for.

use ipnet::IpNet;

/// What a route or a rule is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A range of addresses.
    Cidr(IpNet),
    /// `pl-…`
    PrefixList(String),
}
