//! What is in an account's networks, from Amazon EC2. Looks only; a dry run asks whether something would be allowed.
//!
//! EC2 is asked by its query protocol, with the SDK's own signing, retries and time limits. Its crate isn't used: the
//! manifest says why.

#[cfg(test)]
mod tests;

use aws_config::SdkConfig;
use aws_credential_types::provider::SharedCredentialsProvider;
use gangway_catalog::fault::FaultCode;
use gangway_network::reading::*;
use gangway_network::rules::*;
use ipnet::IpNet;

use crate::ec2_query::{Query, own_address, query};
use crate::errors::{CallError, CallTarget};
use crate::xml::Element;

/// Entries of a page: EC2 takes no more for most operations.
const PAGE: &str = "1000";

/// The same of route tables and prefix lists.
const SMALL_PAGE: &str = "100";

const VERSION: &str = "2016-11-15";

/// Some of what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// In EC2's order.
    pub found: Vec<T>,
    /// What leads to the next page; none: this was the last.
    pub next: Option<String>,
}

/// Calls to EC2 about networks. [`crate::errors`] says how each of them fails.
#[derive(Clone, Debug)]
pub struct Networks {
    query: Query,
    target: CallTarget,
}

/// What a call is about: `[("VpcId.1", …)]`.
type Inputs<'a> = &'a [(&'a str, &'a str)];

impl Networks {
    pub(crate) fn new(config: &SdkConfig, credentials: &SharedCredentialsProvider, target: CallTarget) -> Self {
        let address = config.endpoint_url().map_or_else(|| own_address(config, &target), str::to_owned);
        Self { query: query(config, credentials, &address), target }
    }

    /// VPCs of the account, and those shared with it.
    pub async fn vpcs(&self, from: Option<&str>) -> Result<Page<Vpc>, CallError> {
        self.page("DescribeVpcs", &[], PAGE, from, "vpcSet", vpc).await
    }

    /// One VPC; none: it isn't there.
    pub async fn vpc(&self, id: &str) -> Result<Option<Vpc>, CallError> {
        match self.call("DescribeVpcs", &[("VpcId.1", id)]).await {
            Err(error) if error.not_found() || error.code() == "InvalidVpcID.Malformed" => Ok(None),
            answer => Ok(answer?.items("vpcSet").map(vpc).next()),
        }
    }

    /// DNS support and DNS host names of a VPC: one call each.
    pub async fn dns(&self, vpc: &str) -> Result<DnsAttributes, CallError> {
        let (support, host_names) =
            tokio::try_join!(self.attribute(vpc, "enableDnsSupport"), self.attribute(vpc, "enableDnsHostnames"))?;
        Ok(DnsAttributes { support, host_names })
    }

    async fn attribute(&self, vpc: &str, name: &str) -> Result<bool, CallError> {
        let answer = self.call("DescribeVpcAttribute", &[("VpcId", vpc), ("Attribute", name)]).await?;
        let value = answer.child(name).and_then(|attribute| attribute.child("value"));
        value.map(|value| value.text == "true").ok_or_else(|| CallError::empty_answer("ec2:DescribeVpcAttribute"))
    }

    /// Subnets of a VPC.
    pub async fn subnets(&self, vpc: &str, from: Option<&str>) -> Result<Page<Subnet>, CallError> {
        self.page("DescribeSubnets", &filter("vpc-id", &[vpc]), PAGE, from, "subnetSet", subnet).await
    }

    /// Those of these subnets that are there, of whichever VPC.
    pub async fn subnets_named(&self, ids: &[&str]) -> Result<Vec<Subnet>, CallError> {
        self.all("DescribeSubnets", &filter("subnet-id", ids), PAGE, "subnetSet", subnet).await
    }

    /// Security groups of a VPC.
    pub async fn security_groups(&self, vpc: &str, from: Option<&str>) -> Result<Page<SecurityGroup>, CallError> {
        let filter = filter("vpc-id", &[vpc]);
        self.page("DescribeSecurityGroups", &filter, PAGE, from, "securityGroupInfo", security_group).await
    }

    /// Those of these security groups that are there, of whichever VPC.
    pub async fn security_groups_named(&self, ids: &[&str]) -> Result<Vec<SecurityGroup>, CallError> {
        let filter = filter("group-id", ids);
        self.all("DescribeSecurityGroups", &filter, PAGE, "securityGroupInfo", security_group).await
    }

    /// Route tables of a VPC.
    pub async fn route_tables(&self, vpc: &str) -> Result<Vec<RouteTable>, CallError> {
        self.all("DescribeRouteTables", &filter("vpc-id", &[vpc]), SMALL_PAGE, "routeTableSet", route_table).await
    }

    /// Network ACLs of a VPC.
    pub async fn network_acls(&self, vpc: &str) -> Result<Vec<NetworkAcl>, CallError> {
        self.all("DescribeNetworkAcls", &filter("vpc-id", &[vpc]), PAGE, "networkAclSet", network_acl).await
    }

    /// Endpoints in a VPC.
    pub async fn endpoints(&self, vpc: &str) -> Result<Vec<VpcEndpoint>, CallError> {
        let endpoint = |item: &Element| VpcEndpoint {
            id: item.text_of("vpcEndpointId"),
            service: item.text_of("serviceName"),
            state: item.text_of("state"),
        };
        self.all("DescribeVpcEndpoints", &filter("vpc-id", &[vpc]), PAGE, "vpcEndpointSet", endpoint).await
    }

    /// The service that a host's endpoint for webhooks leads to; none: this Region doesn't have it.
    pub async fn webhooks_service(&self) -> Result<Option<EndpointService>, CallError> {
        let name = self.webhooks_service_name();
        let answer = self.call("DescribeVpcEndpointServices", &[("ServiceName.1", &name)]).await;
        let answer = match answer {
            Err(error) if error.not_found() || error.code() == "InvalidServiceName" => return Ok(None),
            answer => answer?,
        };
        let service = |item: &Element| EndpointService {
            name: item.text_of("serviceName"),
            zones: item.items("availabilityZoneSet").map(|zone| zone.text.clone()).collect(),
        };
        Ok(answer.items("serviceDetailSet").map(service).find(|service| service.name == name))
    }

    fn webhooks_service_name(&self) -> String {
        format!("com.amazonaws.{}.codestar-connections.webhooks", self.target.region)
    }

    /// NAT gateways of a VPC.
    pub async fn nat_gateways(&self, vpc: &str) -> Result<Vec<NatGateway>, CallError> {
        let gateway = |item: &Element| NatGateway {
            id: item.text_of("natGatewayId"),
            subnet: item.text_of("subnetId"),
            public: item.text_of("connectivityType") != "private",
            state: item.text_of("state"),
        };
        self.all("DescribeNatGateways", &filter("vpc-id", &[vpc]), PAGE, "natGatewaySet", gateway).await
    }

    /// Internet gateways attached to a VPC.
    pub async fn internet_gateways(&self, vpc: &str) -> Result<Vec<Attachment>, CallError> {
        let gateway = |item: &Element| attachment(item, "internetGatewayId", "attachmentSet", vpc);
        let filter = filter("attachment.vpc-id", &[vpc]);
        self.all("DescribeInternetGateways", &filter, PAGE, "internetGatewaySet", gateway).await
    }

    /// How transit gateways are attached to a VPC.
    pub async fn transit_attachments(&self, vpc: &str) -> Result<Vec<TransitAttachment>, CallError> {
        let operation = "DescribeTransitGatewayVpcAttachments";
        let attachment = |item: &Element| TransitAttachment {
            gateway: item.text_of("transitGatewayId"),
            state: item.text_of("state"),
            subnets: item.items("subnetIds").map(|subnet| subnet.text.clone()).collect(),
        };
        self.all(operation, &filter("vpc-id", &[vpc]), PAGE, "transitGatewayVpcAttachments", attachment).await
    }

    /// VPN gateways attached to a VPC. EC2 gives them all at once.
    pub async fn vpn_gateways(&self, vpc: &str) -> Result<Vec<Attachment>, CallError> {
        let filter = filter("attachment.vpc-id", &[vpc]);
        let answer = self.call("DescribeVpnGateways", &borrowed(&filter)).await?;
        let gateway = |item: &Element| attachment(item, "vpnGatewayId", "attachments", vpc);
        Ok(answer.items("vpnGatewaySet").map(gateway).collect())
    }

    /// Peerings of a VPC, whichever side asked for them.
    pub async fn peerings(&self, vpc: &str) -> Result<Vec<Peering>, CallError> {
        let of_side = async |own: &str, other: &str| {
            let filter = filter(&format!("{own}-vpc-info.vpc-id"), &[vpc]);
            let other = format!("{other}VpcInfo");
            let peering = |item: &Element| Peering {
                id: item.text_of("vpcPeeringConnectionId"),
                state: item.child("status").map(|status| status.text_of("code")).unwrap_or_default(),
                other_cidrs: item.child(&other).map(peered_cidrs).unwrap_or_default(),
            };
            self.all("DescribeVpcPeeringConnections", &filter, PAGE, "vpcPeeringConnectionSet", peering).await
        };
        let (asked, accepted) = tokio::try_join!(of_side("requester", "accepter"), of_side("accepter", "requester"))?;
        Ok(asked.into_iter().chain(accepted).collect())
    }

    /// The DNS servers of DHCP options.
    pub async fn dns_servers(&self, options: &str) -> Result<Vec<String>, CallError> {
        let answer = self.call("DescribeDhcpOptions", &[("DhcpOptionsId.1", options)]).await?;
        let configurations = answer.items("dhcpOptionsSet").flat_map(|options| options.items("dhcpConfigurationSet"));
        let servers = configurations.filter(|one| one.text_of("key") == "domain-name-servers");
        Ok(servers.flat_map(|one| one.items("valueSet")).map(|value| value.text_of("value")).collect())
    }

    /// The ranges of a prefix list.
    pub async fn prefix_list(&self, id: &str) -> Result<Vec<IpNet>, CallError> {
        let id = [("PrefixListId".to_owned(), id.to_owned())];
        let range = |item: &Element| item.range("cidr");
        let found = self.all("GetManagedPrefixListEntries", &id, SMALL_PAGE, "entrySet", range).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The addresses of all interfaces that have a security group.
    pub async fn group_members(&self, group: &str) -> Result<Vec<IpNet>, CallError> {
        let addresses = |item: &Element| {
            let v4 = item.items("privateIpAddressesSet").filter_map(|one| one.address("privateIpAddress"));
            let v6 = item.items("ipv6AddressesSet").filter_map(|one| one.address("ipv6Address"));
            v4.chain(v6).collect::<Vec<_>>()
        };
        let filter = filter("group-id", &[group]);
        let found = self.all("DescribeNetworkInterfaces", &filter, PAGE, "networkInterfaceSet", addresses).await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// What a host takes in a VPC, asked by dry runs: nothing is made.
    pub async fn permissions(&self, vpc: &str, subnet: &str, groups: &[String]) -> Vec<Permission> {
        let service = self.webhooks_service_name();
        let mut interface = vec![("SubnetId".to_owned(), subnet.to_owned())];
        let mut endpoint = vec![
            ("VpcEndpointType".to_owned(), "Interface".to_owned()),
            ("VpcId".to_owned(), vpc.to_owned()),
            ("ServiceName".to_owned(), service),
            ("SubnetId.1".to_owned(), subnet.to_owned()),
        ];
        for (number, group) in (1..).zip(groups) {
            interface.push((format!("SecurityGroupId.{number}"), group.clone()));
            endpoint.push((format!("SecurityGroupId.{number}"), group.clone()));
        }
        let tags = [("ResourceId.1", subnet), ("Tag.1.Key", "gangway:asks"), ("Tag.1.Value", "")];
        let (interface, endpoint) = (borrowed(&interface), borrowed(&endpoint));
        let (interface, endpoint, tags, interfaces) = tokio::join!(
            self.dry_run("CreateNetworkInterface", &interface),
            self.dry_run("CreateVpcEndpoint", &endpoint),
            self.dry_run("CreateTags", &tags),
            self.dry_run("DescribeNetworkInterfaces", &[]),
        );
        let of = |action, allowed| Permission { action, allowed };
        vec![
            of("ec2:CreateNetworkInterface", interface),
            of("ec2:CreateVpcEndpoint", endpoint),
            of("ec2:CreateTags", tags),
            of("ec2:DescribeNetworkInterfaces", interfaces),
        ]
    }

    /// EC2 refuses every dry run: with a code of its own where the call would have been allowed.
    async fn dry_run(&self, operation: &'static str, inputs: Inputs<'_>) -> Part<bool> {
        let inputs: Vec<(&str, &str)> = inputs.iter().copied().chain([("DryRun", "true")]).collect();
        match self.call(operation, &inputs).await {
            Ok(_) => Part::NotRead(FaultCode::AnswerUnreadable),
            Err(error) if error.code() == "DryRunOperation" => Part::Read(true),
            Err(error) => match error.fault().code {
                FaultCode::AccessDenied | FaultCode::DeniedByOrganization => Part::Read(false),
                other => Part::NotRead(other),
            },
        }
    }

    /// One call. Dropped before its answer is there, it is broken off.
    async fn call(&self, operation: &str, inputs: Inputs<'_>) -> Result<Element, CallError> {
        let name = format!("ec2:{operation}");
        let answer =
            self.query.invoke(form(operation, inputs)).await.map_err(|error| self.target.failed(&name, error))?;
        Element::read(&answer)
            .filter(|root| root.name == format!("{operation}Response"))
            .ok_or_else(|| CallError::empty_answer(&name))
    }

    async fn page<T>(
        &self,
        operation: &str,
        inputs: &[(String, String)],
        size: &str,
        from: Option<&str>,
        list: &str,
        read: impl Fn(&Element) -> T,
    ) -> Result<Page<T>, CallError> {
        let mut asked = borrowed(inputs);
        asked.push(("MaxResults", size));
        asked.extend(from.map(|token| ("NextToken", token)));
        let answer = self.call(operation, &asked).await?;
        // an answer without a list isn't one of none
        answer.child(list).ok_or_else(|| CallError::empty_answer(&format!("ec2:{operation}")))?;
        let next = Some(answer.text_of("nextToken")).filter(|token| !token.is_empty());
        Ok(Page { found: answer.items(list).map(read).collect(), next })
    }

    /// All pages, one after another.
    async fn all<T>(
        &self,
        operation: &str,
        inputs: &[(String, String)],
        size: &str,
        list: &str,
        read: impl Fn(&Element) -> T,
    ) -> Result<Vec<T>, CallError> {
        let mut found = Vec::new();
        let mut from: Option<String> = None;
        loop {
            let page = self.page(operation, inputs, size, from.as_deref(), list, &read).await?;
            found.extend(page.found);
            match page.next {
                None => return Ok(found),
                Some(next) if from.as_ref() == Some(&next) => {
                    return Err(CallError::empty_answer(&format!("ec2:{operation}")));
                }
                next => from = next,
            }
        }
    }
}

/// A call, as EC2's query protocol writes it.
fn form(operation: &str, inputs: Inputs<'_>) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("Action", operation).append_pair("Version", VERSION).extend_pairs(inputs);
    body.finish()
}

fn filter(name: &str, values: &[&str]) -> Vec<(String, String)> {
    let name = ("Filter.1.Name".to_owned(), name.to_owned());
    let values = (1..).zip(values).map(|(number, value)| (format!("Filter.1.Value.{number}"), (*value).to_owned()));
    [name].into_iter().chain(values).collect()
}

fn borrowed(inputs: &[(String, String)]) -> Vec<(&str, &str)> {
    inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

// the shapes of EC2's answers

fn name_tag(item: &Element) -> Option<String> {
    let tag = item.items("tagSet").find(|tag| tag.text_of("key") == "Name")?;
    Some(tag.text_of("value")).filter(|name| !name.is_empty())
}

/// Ranges of a VPC that count: those that were taken away stay in the answer for a while.
fn associated(item: &Element, list: &str, cidr: &str, state: &str) -> Vec<IpNet> {
    let counts = |one: &&Element| one.child(state).is_none_or(|state| state.text_of("state") == "associated");
    item.items(list).filter(counts).filter_map(|one| one.range(cidr)).collect()
}

fn vpc(item: &Element) -> Vpc {
    let mut cidrs: Vec<IpNet> = item.range("cidrBlock").into_iter().collect();
    cidrs.extend(associated(item, "cidrBlockAssociationSet", "cidrBlock", "cidrBlockState"));
    cidrs.extend(associated(item, "ipv6CidrBlockAssociationSet", "ipv6CidrBlock", "ipv6CidrBlockState"));
    let mut seen = Vec::new();
    cidrs.retain(|cidr| {
        !seen.contains(cidr) && {
            seen.push(*cidr);
            true
        }
    });
    Vpc {
        id: item.text_of("vpcId"),
        name: name_tag(item),
        cidrs,
        default: item.text_of("isDefault") == "true",
        owner: item.text_of("ownerId"),
        state: item.text_of("state"),
        dhcp_options: Some(item.text_of("dhcpOptionsId")).filter(|id| !id.is_empty()),
    }
}

fn subnet(item: &Element) -> Subnet {
    let mut cidrs: Vec<IpNet> = item.range("cidrBlock").into_iter().collect();
    cidrs.extend(associated(item, "ipv6CidrBlockAssociationSet", "ipv6CidrBlock", "ipv6CidrBlockState"));
    Subnet {
        id: item.text_of("subnetId"),
        vpc: item.text_of("vpcId"),
        name: name_tag(item),
        zone: item.text_of("availabilityZone"),
        cidrs,
        free_addresses: item.number("availableIpAddressCount").unwrap_or_default(),
        owner: item.text_of("ownerId"),
        state: item.text_of("state"),
    }
}

fn security_group(item: &Element) -> SecurityGroup {
    SecurityGroup {
        id: item.text_of("groupId"),
        vpc: item.text_of("vpcId"),
        name: name_tag(item),
        group_name: item.text_of("groupName"),
        description: item.text_of("groupDescription"),
        ingress: item.items("ipPermissions").map(group_rule).collect(),
        egress: item.items("ipPermissionsEgress").map(group_rule).collect(),
    }
}

fn group_rule(item: &Element) -> GroupRule {
    let ranges = |list: &str, cidr: &str| -> Vec<Peer> {
        let ranges = item.items(list).filter_map(|one| one.range(cidr));
        ranges.map(|range| Peer::Addresses(Destination::Cidr(range))).collect()
    };
    let lists = item.items("prefixListIds").map(|one| one.text_of("prefixListId"));
    let groups = item.items("groups").map(|one| Peer::Group(one.text_of("groupId")));
    let mut peers = ranges("ipRanges", "cidrIp");
    peers.extend(ranges("ipv6Ranges", "cidrIpv6"));
    peers.extend(lists.map(|id| Peer::Addresses(Destination::PrefixList(id))));
    peers.extend(groups);
    GroupRule { protocol: Protocol::read(&item.text_of("ipProtocol")), ports: ports(item, "fromPort", "toPort"), peers }
}

/// A range of ports; none for all. `-1` and a range of no port at all stand for those of other protocols.
fn ports(item: &Element, from: &str, to: &str) -> Option<(u16, u16)> {
    Some((item.number(from)?, item.number(to)?))
}

fn route_table(item: &Element) -> RouteTable {
    let associations = || item.items("associationSet");
    RouteTable {
        id: item.text_of("routeTableId"),
        main: associations().any(|one| one.text_of("main") == "true"),
        subnets: associations().map(|one| one.text_of("subnetId")).filter(|id| !id.is_empty()).collect(),
        routes: item.items("routeSet").filter_map(route).collect(),
    }
}

fn route(item: &Element) -> Option<Route> {
    let range = || item.range("destinationCidrBlock").or_else(|| item.range("destinationIpv6CidrBlock"));
    let list = Some(item.text_of("destinationPrefixListId")).filter(|id| !id.is_empty());
    let destination = list.map(Destination::PrefixList).or_else(|| range().map(Destination::Cidr))?;
    Some(Route { destination, target: route_target(item), blackhole: item.text_of("state") == "blackhole" })
}

fn route_target(item: &Element) -> RouteTarget {
    let of = |name: &str| Some(item.text_of(name)).filter(|id| !id.is_empty());
    let gateway = of("gatewayId").map(|id| match id.split('-').next().unwrap_or_default() {
        "local" => RouteTarget::Local,
        "igw" => RouteTarget::InternetGateway(id),
        "vgw" => RouteTarget::VpnGateway(id),
        _ => RouteTarget::Appliance(id),
    });
    gateway
        .or_else(|| of("natGatewayId").map(RouteTarget::NatGateway))
        .or_else(|| of("transitGatewayId").map(RouteTarget::TransitGateway))
        .or_else(|| of("vpcPeeringConnectionId").map(RouteTarget::Peering))
        .or_else(|| of("egressOnlyInternetGatewayId").map(RouteTarget::Appliance))
        .or_else(|| of("instanceId").or_else(|| of("networkInterfaceId")).map(RouteTarget::Appliance))
        .or_else(|| of("localGatewayId").or_else(|| of("carrierGatewayId")).map(RouteTarget::Appliance))
        .unwrap_or_else(|| RouteTarget::Appliance(of("coreNetworkArn").unwrap_or_default()))
}

fn network_acl(item: &Element) -> NetworkAcl {
    NetworkAcl {
        id: item.text_of("networkAclId"),
        default: item.text_of("default") == "true",
        subnets: item.items("associationSet").map(|one| one.text_of("subnetId")).collect(),
        entries: item.items("entrySet").filter_map(acl_entry).collect(),
    }
}

fn acl_entry(item: &Element) -> Option<AclEntry> {
    Some(AclEntry {
        number: item.number("ruleNumber")?,
        egress: item.text_of("egress") == "true",
        allow: item.text_of("ruleAction") == "allow",
        protocol: Protocol::read(&item.text_of("protocol")),
        cidr: item.range("cidrBlock").or_else(|| item.range("ipv6CidrBlock"))?,
        ports: item.child("portRange").and_then(|range| ports(range, "from", "to")),
    })
}

fn attachment(item: &Element, id: &str, list: &str, vpc: &str) -> Attachment {
    let of_vpc = item.items(list).find(|one| one.text_of("vpcId") == vpc);
    Attachment { id: item.text_of(id), state: of_vpc.map(|one| one.text_of("state")).unwrap_or_default() }
}

fn peered_cidrs(info: &Element) -> Vec<IpNet> {
    let v4 = info.items("cidrBlockSet").filter_map(|one| one.range("cidrBlock"));
    let v6 = info.items("ipv6CidrBlockSet").filter_map(|one| one.range("ipv6CidrBlock"));
    v4.chain(info.range("cidrBlock")).chain(v6).collect()
}
