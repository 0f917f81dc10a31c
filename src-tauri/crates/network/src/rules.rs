//! Rules of security groups and of network ACLs: what they let through.

use ipnet::IpNet;

use crate::destination::Destination;

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityGroup {
    /// `sg-…`
    pub id: String,
    /// The VPC that it is of.
    pub vpc: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// The name that it was made with.
    pub group_name: String,
    /// What its maker says of it.
    pub description: String,
    /// What may come in.
    pub ingress: Vec<GroupRule>,
    /// What may go out.
    pub egress: Vec<GroupRule>,
}

/// A rule of a security group. Rules only allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRule {
    /// Of which protocol.
    pub protocol: Protocol,
    /// Which ports; none: all of them.
    pub ports: Option<(u16, u16)>,
    /// The other side.
    pub peers: Vec<Peer>,
}

/// The other side of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peer {
    /// A range of addresses, or those of a prefix list.
    Addresses(Destination),
    /// All interfaces that have this security group.
    Group(String),
}

/// The protocol of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// Every protocol, and so every port.
    All,
    /// TCP.
    Tcp,
    /// Another one: it carries no HTTPS.
    Other,
}

impl Protocol {
    /// As EC2 writes it: `-1`, `tcp`, or a number.
    #[must_use]
    pub fn read(text: &str) -> Self {
        match text {
            "-1" | "all" => Self::All,
            "tcp" | "6" => Self::Tcp,
            _ => Self::Other,
        }
    }
}

impl GroupRule {
    /// Whether TCP to a port may pass, whoever the other side is.
    pub(crate) fn takes_tcp(&self, port: u16) -> bool {
        match self.protocol {
            Protocol::All => true,
            Protocol::Tcp => self.ports.is_none_or(|(from, to)| (from..=to).contains(&port)),
            Protocol::Other => false,
        }
    }
}

/// An entry of a network ACL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AclEntry {
    /// The entry with the lowest number that fits decides; 32767 is the last one, which denies.
    pub number: u32,
    /// For what goes out of the subnet; else for what comes in.
    pub egress: bool,
    /// Lets through; else stops.
    pub allow: bool,
    /// Of which protocol.
    pub protocol: Protocol,
    /// The other side's addresses.
    pub cidr: IpNet,
    /// Which ports; none: all of them.
    pub ports: Option<(u16, u16)>,
}

impl AclEntry {
    /// Whether TCP to all of these ports, with some address of the range on the other side, meets this entry.
    fn meets(&self, address: &IpNet, (from, to): (u16, u16)) -> bool {
        let ports = match self.protocol {
            Protocol::All => true,
            Protocol::Tcp => self.ports.is_none_or(|(first, last)| first <= to && from <= last),
            Protocol::Other => false,
        };
        ports && (self.cidr.contains(address) || address.contains(&self.cidr))
    }

    /// Whether all of it meets this entry.
    fn covers(&self, address: &IpNet, (from, to): (u16, u16)) -> bool {
        let whole =
            self.protocol == Protocol::All || self.ports.is_none_or(|(first, last)| first <= from && to <= last);
        whole && self.cidr.contains(address)
    }
}

/// What a network ACL does with TCP of one direction to all of the ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All of it passes.
    Passes,
    /// Some or all of it is stopped, by the entry of this number.
    Stopped {
        /// The entry that stops it; 32767 where none allows it.
        by: u32,
    },
}

/// The number of the entry that every network ACL ends with.
const LAST_ENTRY: u32 = 32_767;

/// Goes through the entries of a direction in their order, as AWS does.
pub(crate) fn verdict(entries: &[AclEntry], egress: bool, address: &IpNet, ports: (u16, u16)) -> Verdict {
    let mut ordered: Vec<&AclEntry> = entries.iter().filter(|entry| entry.egress == egress).collect();
    ordered.sort_by_key(|entry| entry.number);
    // What is still undecided: ports and addresses are cut up by the entries, so they are followed apart.
    let mut left = vec![(*address, ports)];
    for entry in ordered {
        let mut rest = Vec::new();
        for (address, ports) in left {
            if !entry.meets(&address, ports) {
                rest.push((address, ports));
            } else if !entry.allow {
                return Verdict::Stopped { by: entry.number };
            } else if !entry.covers(&address, ports) {
                rest.extend(without(&address, ports, entry));
            }
        }
        left = rest;
        if left.is_empty() {
            return Verdict::Passes;
        }
    }
    Verdict::Stopped { by: LAST_ENTRY }
}

/// What an entry that allows leaves undecided of a range of addresses and of ports.
fn without(address: &IpNet, (from, to): (u16, u16), entry: &AclEntry) -> Vec<(IpNet, (u16, u16))> {
    let mut rest = Vec::new();
    let (first, last) = match (entry.protocol, entry.ports) {
        (Protocol::All, _) | (_, None) => (from, to),
        (_, Some((first, last))) => (first.max(from), last.min(to)),
    };
    if from < first {
        rest.push((*address, (from, first - 1)));
    }
    if last < to {
        rest.push((*address, (last + 1, to)));
    }
    // Halves of the range, until each lies within the entry's or outside it.
    let mut halves = vec![*address];
    while let Some(half) = halves.pop() {
        if entry.cidr.contains(&half) {
            continue;
        }
        if !half.contains(&entry.cidr) {
            rest.push((half, (first, last)));
            continue;
        }
        match half.subnets(half.prefix_len() + 1) {
            Ok(smaller) => halves.extend(smaller),
            Err(_) => rest.push((half, (first, last))),
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u32, allow: bool, cidr: &str, ports: Option<(u16, u16)>) -> AclEntry {
        let cidr = cidr.parse().unwrap();
        AclEntry { number, egress: true, allow, protocol: Protocol::Tcp, cidr, ports }
    }

    fn check(entries: &[AclEntry], address: &str, ports: (u16, u16), expected: Verdict) {
        assert_eq!(verdict(entries, true, &address.parse().unwrap(), ports), expected, "{entries:?}");
    }

    #[test]
    fn the_lowest_number_decides() {
        let allow = entry(200, true, "0.0.0.0/0", None);
        let deny = |number| entry(number, false, "10.0.0.0/8", Some((443, 443)));
        check(&[allow.clone(), deny(100)], "10.1.2.3/32", (443, 443), Verdict::Stopped { by: 100 });
        check(&[allow.clone(), deny(300)], "10.1.2.3/32", (443, 443), Verdict::Passes);
        check(&[allow.clone(), deny(100)], "11.1.2.3/32", (443, 443), Verdict::Passes);
        check(&[allow, deny(100)], "10.1.2.3/32", (80, 80), Verdict::Passes);
        check(&[], "10.1.2.3/32", (443, 443), Verdict::Stopped { by: LAST_ENTRY });
    }

    /// All ports have to pass: an answer may come to any of them.
    #[test]
    fn half_of_the_ports_are_not_enough() {
        let low = entry(100, true, "0.0.0.0/0", Some((1024, 32_767)));
        let high = entry(110, true, "0.0.0.0/0", Some((32_768, 65_535)));
        check(std::slice::from_ref(&low), "10.0.0.1/32", (1024, 65_535), Verdict::Stopped { by: LAST_ENTRY });
        check(&[low, high], "10.0.0.1/32", (1024, 65_535), Verdict::Passes);
    }

    /// Of a range, all addresses have to pass.
    #[test]
    fn half_of_the_addresses_are_not_enough() {
        let one = entry(100, true, "10.0.0.0/25", None);
        let other = entry(110, true, "10.0.0.128/25", None);
        check(std::slice::from_ref(&one), "10.0.0.0/24", (443, 443), Verdict::Stopped { by: LAST_ENTRY });
        check(&[one, other], "10.0.0.0/24", (443, 443), Verdict::Passes);
    }
}
