//! Blocks of IPv4 addresses.

use std::net::Ipv4Addr;

/// A block, e.g. `10.64.0.0/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cidr {
    first: u32,
    bits: u32,
}

impl Cidr {
    /// Reads `ADDRESS/BITS`; none when it isn't that.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/')?;
        let bits = bits.parse().ok().filter(|bits| *bits <= 32)?;
        let address: Ipv4Addr = address.parse().ok()?;
        Some(Self { first: u32::from(address) & mask(bits), bits })
    }

    pub(super) fn contains(self, address: Ipv4Addr) -> bool {
        u32::from(address) & mask(self.bits) == self.first
    }

    /// How narrow it is: of several routes, the narrowest is taken.
    pub(super) fn bits(self) -> u32 {
        self.bits
    }

    /// The address at this place, the first being 0. One beyond the end begins anew.
    pub(super) fn address(self, at: u32) -> Ipv4Addr {
        Ipv4Addr::from(self.first | (at & !mask(self.bits)))
    }
}

fn mask(bits: u32) -> u32 {
    u32::MAX.checked_shl(32 - bits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_knows_its_addresses() {
        let block = Cidr::read("10.64.1.7/24").expect("a block");
        assert_eq!(block.address(10), Ipv4Addr::new(10, 64, 1, 10));
        assert!(block.contains(Ipv4Addr::new(10, 64, 1, 255)) && !block.contains(Ipv4Addr::new(10, 64, 2, 0)));
        assert!(Cidr::read("0.0.0.0/0").is_some_and(|all| all.contains(Ipv4Addr::BROADCAST)));
        for wrong in ["", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "::/0"] {
            assert_eq!(Cidr::read(wrong), None, "{wrong}");
        }
    }
}
