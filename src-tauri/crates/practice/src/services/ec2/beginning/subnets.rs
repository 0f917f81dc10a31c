//! Subnets, as EC2 shows them.

use serde_json::{Value, json};

use super::site::Site;

/// A subnet that is to be.
pub(super) struct SubnetPlan<'a> {
    pub(super) id: String,
    pub(super) cidr: String,
    pub(super) letter: char,
    pub(super) free: u32,
    pub(super) public: bool,
    pub(super) vpc: &'a str,
    pub(super) owner: &'a str,
    pub(super) is_default: bool,
    pub(super) tags: Value,
}

impl SubnetPlan<'_> {
    pub(super) fn shown(&self, site: &Site) -> Value {
        json!({
            "SubnetId": self.id, "SubnetArn": site.arn(self.owner, "subnet", &self.id), "VpcId": self.vpc,
            "OwnerId": self.owner, "CidrBlock": self.cidr, "State": "available", "AvailableIpAddressCount": self.free,
            "AvailabilityZone": site.zone(self.letter), "AvailabilityZoneId": site.zone_id(self.letter),
            "DefaultForAz": self.is_default, "MapPublicIpOnLaunch": self.public, "AssignIpv6AddressOnCreation": false,
            "Ipv6CidrBlockAssociationSet": [], "EnableDns64": false, "Ipv6Native": false,
            "MapCustomerOwnedIpOnLaunch": false, "Tags": self.tags,
            "PrivateDnsNameOptionsOnLaunch": {
                "HostnameType": "ip-name", "EnableResourceNameDnsARecord": false,
                "EnableResourceNameDnsAAAARecord": false,
            },
            "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" },
        })
    }
}
