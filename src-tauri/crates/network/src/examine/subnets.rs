//! The chosen subnets: their zones, their free addresses, and whether the endpoint for webhooks can be in each.

use std::collections::BTreeMap;

use super::examined::{Examined, joined, needed};
use crate::finding::{Finding, FindingCode, NetworkCheck};

/// AWS's page says so, alone.
const SOURCE: &str = "Developer Tools console user guide, Network and VPC configuration for hosts";

/// How many it takes of each subnet, no page says.
const AT_LEAST_ONE: &str = "what an interface endpoint takes of each subnet";

const OF_ENDPOINTS: &str = "AWS PrivateLink guide, zones of an endpoint service";

/// What the name of the service for webhooks is in a Region.
pub(super) const WEBHOOKS_SERVICE: &str = "codestar-connections.webhooks";

pub(super) fn zones(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let mut by_zone: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for subnet in examined.subnets() {
        by_zone.entry(&subnet.zone).or_default().push(&subnet.id);
    }
    for (zone, subnets) in by_zone.into_iter().filter(|(_, subnets)| subnets.len() > 1) {
        let finding = Finding::warns(NetworkCheck::Zones, FindingCode::SubnetsInOneZone, SOURCE);
        findings.push(finding.with("zone", zone).with("subnets", joined(subnets)));
    }
}

pub(super) fn free_addresses(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    for subnet in examined.subnets().filter(|subnet| subnet.free_addresses == 0) {
        let finding = Finding::warns(NetworkCheck::FreeAddresses, FindingCode::NoFreeAddress, AT_LEAST_ONE);
        findings.push(finding.on(&subnet.id).with("cidr", joined(subnet.cidrs.iter().map(ToString::to_string))));
    }
}

pub(super) fn endpoint_service(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let check = NetworkCheck::EndpointService;
    let Some(service) = needed(&examined.reading.webhooks_service, check, "ec2:DescribeVpcEndpointServices", findings)
    else {
        return;
    };
    let Some(service) = service else {
        let finding = Finding::warns(check, FindingCode::ServiceNotInRegion, OF_ENDPOINTS);
        findings.push(finding.with("service", WEBHOOKS_SERVICE));
        return;
    };
    for subnet in examined.subnets().filter(|subnet| !service.zones.contains(&subnet.zone)) {
        let finding = Finding::warns(check, FindingCode::ServiceNotInZone, OF_ENDPOINTS).on(&subnet.id);
        findings.push(finding.with("zone", subnet.zone.as_str()).with("service", service.name.as_str()));
    }
}
