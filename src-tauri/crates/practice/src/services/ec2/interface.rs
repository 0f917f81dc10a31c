//! Network interfaces, as EC2 shows them.

use serde_json::{Value, json};

use super::cidr::Cidr;
use crate::services::read::Read as _;

/// The account of AWS's own that makes interfaces for its services.
pub(super) const REQUESTER: &str = "727180483921";

/// The first address of a subnet that is given out: those before it are AWS's, and what stands there for longer.
const FIRST: u32 = 16;

/// An interface that is to be.
pub(super) struct Interface<'a> {
    pub(super) id: String,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    pub(super) subnet: &'a Value,
    /// As EC2 shows them.
    pub(super) groups: &'a [Value],
    /// `interface`, `vpc_endpoint`, `aws_codestar_connections_managed`.
    pub(super) kind: &'a str,
    pub(super) description: String,
    /// How many addresses of the subnet are given out already.
    pub(super) taken: usize,
    /// A service of AWS's made it, and it goes with what it was made for.
    pub(super) is_managed: bool,
    pub(super) tags: Value,
}

impl Interface<'_> {
    pub(super) fn shown(&self) -> Value {
        let subnet = self.subnet;
        let address = Cidr::read(subnet.text("CidrBlock"))
            .map(|block| block.address(FIRST.saturating_add(u32::try_from(self.taken).unwrap_or_default())).to_string())
            .unwrap_or_default();
        let dns = format!("ip-{}.{}.compute.internal", address.replace('.', "-"), self.region);
        let digits: Vec<char> = self.id.chars().rev().take(10).collect();
        let mac: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
        json!({
            "NetworkInterfaceId": self.id, "OwnerId": self.account, "SubnetId": subnet.text("SubnetId"),
            "VpcId": subnet.text("VpcId"), "AvailabilityZone": subnet.text("AvailabilityZone"),
            "AvailabilityZoneId": subnet.text("AvailabilityZoneId"), "Description": self.description,
            "InterfaceType": self.kind, "MacAddress": format!("02:{}", mac.join(":")), "PrivateIpAddress": address,
            "PrivateDnsName": dns, "Groups": group_names(self.groups), "Ipv6Addresses": [], "SourceDestCheck": true,
            "PrivateIpAddresses": [{ "Primary": true, "PrivateIpAddress": address, "PrivateDnsName": dns }],
            "RequesterManaged": self.is_managed, "TagSet": self.tags,
            "RequesterId": if self.is_managed { REQUESTER } else { "AIDAPRACTICE000000000" },
            "Status": if self.is_managed { "in-use" } else { "pending" },
        })
    }
}

/// Id and name alone.
pub(super) fn group_names(groups: &[Value]) -> Vec<Value> {
    let named = |group: &Value| json!({ "GroupId": group.text("GroupId"), "GroupName": group.text("GroupName") });
    groups.iter().map(named).collect()
}
