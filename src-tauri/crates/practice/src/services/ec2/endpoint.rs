//! Endpoints of a VPC, as EC2 shows them, each with an interface in each of its subnets.

use serde_json::{Value, json};

use super::interface::{Interface, group_names};
use crate::moment::Moment;
use crate::services::read::Read as _;

/// 2026-10-01T00:00:00Z: when those of the beginning were made, in milliseconds since 1970.
const LONG_AGO: Moment = Moment(1_790_812_800_000);

/// The name of the service to which a host's endpoint leads (page "VPC endpoints" of the Developer Tools console guide).
pub(super) fn webhooks(region: &str) -> String {
    format!("com.amazonaws.{region}.codestar-connections.webhooks")
}

/// An interface endpoint that is to be.
pub(super) struct Endpoint<'a> {
    pub(super) id: String,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    pub(super) vpc: &'a str,
    pub(super) service: &'a str,
    /// Subnets and groups as EC2 shows them.
    pub(super) subnets: &'a [Value],
    pub(super) groups: &'a [Value],
    /// Ids of its interfaces, one for each subnet.
    pub(super) interfaces: &'a [String],
    /// How many addresses are given out already in each of the subnets.
    pub(super) taken: usize,
    /// A service of AWS's made it.
    pub(super) is_managed: bool,
    /// None: before the world began.
    pub(super) created: Option<Moment>,
    pub(super) tags: Value,
}

impl Endpoint<'_> {
    pub(super) fn shown(&self) -> Value {
        let subnets: Vec<&str> = self.subnets.iter().map(|subnet| subnet.text("SubnetId")).collect();
        let service = self.service.rsplit("amazonaws.").next().unwrap_or_default();
        let name = service.split_once('.').map_or(service, |(_, name)| name);
        let digits: String = self.id.chars().rev().take(8).collect();
        json!({
            "VpcEndpointId": self.id, "VpcEndpointType": "Interface", "VpcId": self.vpc, "ServiceName": self.service,
            // The model lists Available; EC2 says available.
            "State": "available", "RouteTableIds": [], "SubnetIds": subnets, "Groups": group_names(self.groups),
            "IpAddressType": "ipv4", "DnsOptions": { "DnsRecordIpType": "ipv4" }, "PrivateDnsEnabled": true,
            "RequesterManaged": self.is_managed, "NetworkInterfaceIds": self.interfaces, "OwnerId": self.account,
            "CreationTimestamp": self.created.unwrap_or(LONG_AGO).seconds(), "Tags": self.tags,
            "DnsEntries": [{
                "DnsName": format!("{}-{digits}.{name}.{}.vpce.amazonaws.com", self.id, self.region),
                "HostedZoneId": format!("Z{}", digits.to_uppercase()),
            }],
        })
    }

    /// Its interfaces.
    pub(super) fn interfaces_shown(&self) -> Vec<Value> {
        let interface = |(id, subnet): (&String, &Value)| {
            let interface = Interface {
                id: id.clone(),
                account: self.account,
                region: self.region,
                subnet,
                groups: self.groups,
                kind: "vpc_endpoint",
                description: format!("VPC Endpoint Interface {}", self.id),
                taken: self.taken,
                is_managed: true,
                tags: json!([]),
            };
            interface.shown()
        };
        self.interfaces.iter().zip(self.subnets).map(interface).collect()
    }
}
