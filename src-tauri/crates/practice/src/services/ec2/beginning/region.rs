//! What every Region has, whoever lives there: zones, services with endpoints, AWS's prefix lists.

use serde_json::{Value, json};

use super::super::kind::Kind;
use super::super::network::Network;
use super::site::{Site, named};

/// The zones' letters.
const ZONES: [char; 4] = ['a', 'b', 'c', 'd'];

/// The zones in which an endpoint for webhooks can be: all but the last.
const ZONES_WITH_WEBHOOKS: [char; 3] = ['a', 'b', 'c'];

/// The DHCP options that a VPC has from the beginning.
pub(super) const USUAL_DHCP: &str = "usual";

/// Those that name DNS servers of the company's own.
pub(super) const OWN_DNS: &str = "own-dns";

pub(super) fn build(network: &mut Network, site: &Site) {
    zones(network, site);
    services(network, site);
    prefix_lists(network, site);
    let domain = match site.region {
        "us-east-1" => "ec2.internal".to_owned(),
        region => format!("{region}.compute.internal"),
    };
    dhcp(network, site, (USUAL_DHCP, json!([])), &domain, &["AmazonProvidedDNS"]);
    dhcp(network, site, (OWN_DNS, named("The company's DNS servers")), "corp.example", &["10.20.0.53", "10.20.1.53"]);
}

fn zones(network: &mut Network, site: &Site) {
    for letter in ZONES {
        let group = format!("{}-zg-1", site.region);
        network.add(
            Kind::AvailabilityZone,
            json!({
                "ZoneName": site.zone(letter), "ZoneId": site.zone_id(letter), "State": "available", "Messages": [],
                "RegionName": site.region, "GroupName": group, "NetworkBorderGroup": site.region,
                "OptInStatus": "opt-in-not-required", "ZoneType": "availability-zone",
            }),
        );
    }
}

fn services(network: &mut Network, site: &Site) {
    let region = site.region;
    let service = |name: &str, kind: &str, zones: &[char], policies: bool| {
        let zones: Vec<String> = zones.iter().map(|letter| site.zone(*letter)).collect();
        let mut service = json!({
            "ServiceName": format!("com.amazonaws.{region}.{name}"), "ServiceId": site.id("vpce-svc", name),
            "ServiceType": [{ "ServiceType": kind }], "ServiceRegion": region, "AvailabilityZones": zones,
            "Owner": "amazon", "BaseEndpointDnsNames": [format!("{name}.{region}.vpce.amazonaws.com")],
            "VpcEndpointPolicySupported": policies, "AcceptanceRequired": false, "ManagesVpcEndpoints": false, "Tags": [],
            "SupportedIpAddressTypes": ["ipv4"],
        });
        if kind == "Interface" {
            let private = format!("{}.{region}.amazonaws.com", name.replace('.', "-"));
            service["PrivateDnsName"] = json!(private);
            service["PrivateDnsNames"] = json!([{ "PrivateDnsName": private }]);
            service["PrivateDnsNameVerificationState"] = json!("verified");
        }
        service
    };
    for service in [
        service("codebuild", "Interface", &ZONES, true),
        service("codestar-connections.api", "Interface", &ZONES_WITH_WEBHOOKS, true),
        service("codestar-connections.webhooks", "Interface", &ZONES_WITH_WEBHOOKS, false),
        service("logs", "Interface", &ZONES, true),
        service("s3", "Gateway", &ZONES, true),
    ] {
        network.add(Kind::VpcEndpointService, service);
    }
}

fn prefix_lists(network: &mut Network, site: &Site) {
    // Ids of AWS's own lists are short.
    let s3 = format!("pl-{}", site.ids.named(&format!("ec2 {} pl s3", site.region), 8));
    let list = |id: &str, name: &str, owner: &str, most: Value, tags: Value| {
        json!({
            "PrefixListId": id, "PrefixListName": name, "AddressFamily": "IPv4", "State": "create-complete",
            "PrefixListArn": site.arn(if owner == "AWS" { "aws" } else { owner }, "prefix-list", id),
            "MaxEntries": most, "Version": 1, "OwnerId": owner, "Tags": tags,
        })
    };
    let s3_name = format!("com.amazonaws.{}.s3", site.region);
    network.add(Kind::ManagedPrefixList, list(&s3, &s3_name, "AWS", Value::Null, json!([])));
    network.add(
        Kind::PrefixListEntries,
        json!({ "PrefixListId": s3, "Entries": [{ "Cidr": "192.0.2.0/25" }, { "Cidr": "198.51.100.0/25" }] }),
    );
    let company = company_list(site);
    network.add(
        Kind::ManagedPrefixList,
        list(&company, "company-networks", site.account, json!(5), named("The company's own networks")),
    );
    network.add(
        Kind::PrefixListEntries,
        json!({ "PrefixListId": company, "Entries": [{ "Cidr": "10.20.0.0/16", "Description": "Where the servers are" }] }),
    );
}

/// The prefix list with the company's networks.
pub(super) fn company_list(site: &Site) -> String {
    site.id("pl", "company")
}

fn dhcp(network: &mut Network, site: &Site, (name, tags): (&str, Value), domain: &str, servers: &[&str]) {
    let servers: Vec<Value> = servers.iter().map(|server| json!({ "Value": server })).collect();
    network.add(
        Kind::DhcpOptions,
        json!({
            "DhcpOptionsId": site.id("dopt", name), "OwnerId": site.account, "Tags": tags,
            "DhcpConfigurations": [
                { "Key": "domain-name", "Values": [{ "Value": domain }] },
                { "Key": "domain-name-servers", "Values": servers },
            ],
        }),
    );
}
