//! The way from each chosen subnet to the server: the most specific route of its table, and whether what the route leads
//! to is alive.

use gangway_catalog::fault::FaultCode;
use ipnet::IpNet;

use super::examined::{Choice, Examined, not_read, not_understood, shown};
use crate::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck};
use crate::reading::{Attachment, Destination, NetworkReading, Part, Route, RouteTable, RouteTarget, Subnet};
use crate::server::{Server, all_within, is_private};

const CHECK: NetworkCheck = NetworkCheck::Route;

/// No page says that a host's interfaces get none.
const NO_PUBLIC_ADDRESS: &str = "an interface that a service makes has no public address";

/// The way from a subnet to the server, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// `subnet-…`
    pub subnet: String,
    /// `rtb-…`; none: unknown.
    pub route_table: Option<String>,
    /// The first thing on the way; none: no route, or unknown.
    pub target: Option<String>,
    /// Whether it leads to all addresses of the server; none: not checked.
    pub leads: Option<bool>,
}

/// What is wrong with a way.
enum Obstacle {
    /// It doesn't lead there.
    Stops(Finding),
    /// It may not lead there.
    Doubtful(Finding),
    /// Nobody knows.
    Unknown(Finding),
}

impl Obstacle {
    fn into_finding(self) -> Finding {
        match self {
            Self::Stops(finding) | Self::Doubtful(finding) | Self::Unknown(finding) => finding,
        }
    }
}

pub(super) fn check(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    if let Part::NotRead(why) = examined.reading.route_tables {
        findings.push(not_read(CHECK, "ec2:DescribeRouteTables", why));
        return;
    }
    for subnet in examined.subnets() {
        findings.extend(first_obstacle(examined, subnet).map(Obstacle::into_finding));
    }
}

/// The ways of the chosen subnets, in the order of the choice.
#[must_use]
pub fn ways(choice: Choice<'_>, reading: &NetworkReading, server: &Server) -> Vec<Way> {
    let examined = Examined { choice, reading, server };
    let way = |subnet: &Subnet| {
        let table = table_of(reading, &subnet.id);
        let first = server.addresses.first();
        let target = table.zip(first).and_then(|(table, address)| {
            pieces(reading, table, address).ok().and_then(|pieces| pieces.first().and_then(|(_, route)| *route))
        });
        let leads = match (server.addresses.is_empty(), &reading.route_tables) {
            (true, _) | (_, Part::NotRead(_)) => None,
            _ => match first_obstacle(&examined, subnet) {
                None => Some(true),
                Some(Obstacle::Stops(_)) => Some(false),
                Some(Obstacle::Doubtful(_) | Obstacle::Unknown(_)) => None,
            },
        };
        Way {
            subnet: subnet.id.clone(),
            route_table: table.map(|table| table.id.clone()),
            target: target.map(|route| route.target.id().to_owned()),
            leads,
        }
    };
    examined.subnets().map(way).collect()
}

/// The table of a subnet: its own, else the VPC's main one.
fn table_of<'a>(reading: &'a NetworkReading, subnet: &str) -> Option<&'a RouteTable> {
    let tables = reading.route_tables.get()?;
    let own = tables.iter().find(|table| table.subnets.iter().any(|one| one == subnet));
    own.or_else(|| tables.iter().find(|table| table.main))
}

fn first_obstacle(examined: &Examined<'_>, subnet: &Subnet) -> Option<Obstacle> {
    let Some(table) = table_of(examined.reading, &subnet.id) else {
        let finding = not_understood(CHECK, "ec2:DescribeRouteTables", &subnet.id).on(&subnet.id);
        return Some(Obstacle::Unknown(finding));
    };
    let looks = Looks { examined, subnet, table };
    let mut obstacles: Vec<Obstacle> =
        examined.server.addresses.iter().filter_map(|address| looks.towards(address)).collect();
    obstacles.sort_by_key(|obstacle| match obstacle {
        Obstacle::Stops(_) => 0,
        Obstacle::Doubtful(_) => 1,
        Obstacle::Unknown(_) => 2,
    });
    obstacles.into_iter().next()
}

type Piece<'a> = (IpNet, Option<&'a Route>);

/// The routes that traffic to a range takes: the most specific one for each part of it; none where no route fits. The
/// whole range comes first.
///
/// # Errors
/// A prefix list that a route is for couldn't be read: it may hold a part of the range.
fn pieces<'a>(
    reading: &NetworkReading,
    table: &'a RouteTable,
    address: &IpNet,
) -> Result<Vec<Piece<'a>>, (&'static str, FaultCode)> {
    let mut fitting: Vec<(IpNet, &Route)> = Vec::new();
    for route in &table.routes {
        match &route.destination {
            Destination::Cidr(cidr) => fitting.push((*cidr, route)),
            Destination::PrefixList(id) => match reading.prefix_lists.get(id) {
                Some(Part::Read(cidrs)) => fitting.extend(cidrs.iter().map(|cidr| (*cidr, route))),
                Some(Part::NotRead(why)) => return Err(("ec2:GetManagedPrefixListEntries", *why)),
                None => return Err(("ec2:GetManagedPrefixListEntries", FaultCode::NotFound)),
            },
        }
    }
    let around = fitting.iter().filter(|(cidr, _)| cidr.contains(address));
    // Of two that are equally specific, AWS takes the local one.
    let whole = around.max_by_key(|(cidr, route)| (cidr.prefix_len(), route.target == RouteTarget::Local));
    let within: Vec<(IpNet, &Route)> =
        fitting.iter().filter(|(cidr, _)| address.contains(cidr) && cidr != address).copied().collect();
    let covered: Vec<IpNet> = within.iter().map(|(cidr, _)| *cidr).collect();
    let mut pieces = Vec::new();
    if !all_within(address, &covered) {
        pieces.push((*address, whole.map(|(_, route)| *route)));
    }
    pieces.extend(within.into_iter().map(|(cidr, route)| (cidr, Some(route))));
    Ok(pieces)
}

/// One subnet's look at the world.
struct Looks<'a> {
    examined: &'a Examined<'a>,
    subnet: &'a Subnet,
    table: &'a RouteTable,
}

impl Looks<'_> {
    fn towards(&self, address: &IpNet) -> Option<Obstacle> {
        match pieces(self.examined.reading, self.table, address) {
            Err((part, why)) => Some(Obstacle::Unknown(not_read(CHECK, part, why).on(&self.subnet.id))),
            Ok(pieces) => pieces.iter().find_map(|(piece, route)| self.along(piece, *route)),
        }
    }

    fn along(&self, address: &IpNet, route: Option<&Route>) -> Option<Obstacle> {
        let Some(route) = route else { return self.stops(FindingCode::NoRoute, address, None, "") };
        if route.blackhole {
            return self.stops(FindingCode::RouteIsBlackhole, address, Some(&route.target), "");
        }
        match &route.target {
            RouteTarget::Local => None,
            RouteTarget::NatGateway(id) => self.through_nat(address, route, id),
            RouteTarget::InternetGateway(_) => self.over_the_internet(address, route).or_else(|| {
                let finding = Finding::warns(CHECK, FindingCode::NoPublicAddress, NO_PUBLIC_ADDRESS);
                Some(Obstacle::Doubtful(self.told(finding, address, Some(&route.target), "")))
            }),
            _ => self.over_private_ways(address, route),
        }
    }

    fn through_nat(&self, address: &IpNet, route: &Route, id: &str) -> Option<Obstacle> {
        let reading = self.examined.reading;
        let gateways = match &reading.nat_gateways {
            Part::Read(gateways) => gateways,
            Part::NotRead(why) => return self.unknown("ec2:DescribeNatGateways", *why),
        };
        let target = Some(&route.target);
        let Some(gateway) = gateways.iter().find(|one| one.id == id) else {
            return self.stops(FindingCode::NatNotAvailable, address, target, "deleted");
        };
        if gateway.state != "available" {
            return self.stops(FindingCode::NatNotAvailable, address, target, &gateway.state);
        }
        // From its own subnet the gateway goes on as everybody there does.
        let Some(table) = table_of(reading, &gateway.subnet) else {
            return self.unknown("ec2:DescribeRouteTables", FaultCode::NotFound);
        };
        let onward = match pieces(reading, table, address) {
            Ok(pieces) => pieces,
            Err((part, why)) => return self.unknown(part, why),
        };
        onward.iter().find_map(|(piece, next)| match next {
            Some(next) if next.blackhole => self.stops(FindingCode::NatWithoutInternet, piece, target, ""),
            None | Some(Route { target: RouteTarget::NatGateway(_), .. }) => {
                self.stops(FindingCode::NatWithoutInternet, piece, target, "")
            }
            Some(Route { target: RouteTarget::InternetGateway(_), .. }) if !gateway.public => {
                self.stops(FindingCode::NatWithoutInternet, piece, target, "")
            }
            Some(next @ Route { target: RouteTarget::InternetGateway(_), .. }) => self.over_the_internet(piece, next),
            Some(next) => self.over_private_ways(piece, next),
        })
    }

    /// Through an internet gateway, by whoever has a public address.
    fn over_the_internet(&self, address: &IpNet, route: &Route) -> Option<Obstacle> {
        if is_private(address) {
            return self.stops(FindingCode::PrivateAddressByInternet, address, Some(&route.target), "");
        }
        match &self.examined.reading.internet_gateways {
            Part::NotRead(why) => self.unknown("ec2:DescribeInternetGateways", *why),
            Part::Read(known) => {
                let attached = |one: &Attachment| {
                    one.id == route.target.id() && matches!(one.state.as_str(), "available" | "attached")
                };
                if known.iter().any(attached) {
                    return None;
                }
                self.stops(FindingCode::InternetGatewayDetached, address, Some(&route.target), "")
            }
        }
    }

    fn over_private_ways(&self, address: &IpNet, route: &Route) -> Option<Obstacle> {
        let reading = self.examined.reading;
        let target = Some(&route.target);
        match &route.target {
            RouteTarget::Local | RouteTarget::NatGateway(_) | RouteTarget::InternetGateway(_) => None,
            RouteTarget::TransitGateway(id) => {
                let attachments = match &reading.transit_attachments {
                    Part::Read(attachments) => attachments,
                    Part::NotRead(why) => return self.unknown("ec2:DescribeTransitGatewayVpcAttachments", *why),
                };
                let mut of_gateway = attachments.iter().filter(|one| one.gateway == *id);
                let Some(attachment) =
                    of_gateway.clone().find(|one| one.state == "available").or_else(|| of_gateway.next())
                else {
                    return self.stops(FindingCode::TransitNotAvailable, address, target, "deleted");
                };
                if attachment.state != "available" {
                    return self.stops(FindingCode::TransitNotAvailable, address, target, &attachment.state);
                }
                let subnets = reading.subnets.get().into_iter().flatten();
                let serves =
                    |zone: &str| subnets.clone().any(|one| one.zone == zone && attachment.subnets.contains(&one.id));
                if serves(&self.subnet.zone) {
                    return None;
                }
                self.stops(FindingCode::TransitNotInZone, address, target, "")
            }
            RouteTarget::VpnGateway(id) => {
                let known = match &reading.vpn_gateways {
                    Part::Read(known) => known,
                    Part::NotRead(why) => return self.unknown("ec2:DescribeVpnGateways", *why),
                };
                match known.iter().find(|one| one.id == *id) {
                    Some(one) if one.state == "attached" => None,
                    other => {
                        let state = other.map_or("detached", |one| &one.state);
                        self.stops(FindingCode::VpnNotAttached, address, target, state)
                    }
                }
            }
            RouteTarget::Peering(id) => {
                let known = match &reading.peerings {
                    Part::Read(known) => known,
                    Part::NotRead(why) => return self.unknown("ec2:DescribeVpcPeeringConnections", *why),
                };
                match known.iter().find(|one| one.id == *id) {
                    None => self.stops(FindingCode::PeeringNotActive, address, target, "deleted"),
                    Some(one) if one.state != "active" => {
                        self.stops(FindingCode::PeeringNotActive, address, target, &one.state)
                    }
                    // A peering leads into the other VPC, and not on from there.
                    Some(one) if !one.other_cidrs.is_empty() && !all_within(address, &one.other_cidrs) => {
                        self.stops(FindingCode::PeeringElsewhere, address, target, "")
                    }
                    Some(_) => None,
                }
            }
            RouteTarget::Appliance(_) => {
                let finding = Finding::new(CHECK, FindingCode::RouteThroughAppliance, FindingSeverity::NotChecked);
                Some(Obstacle::Unknown(self.told(finding, address, target, "")))
            }
        }
    }

    fn unknown(&self, part: &str, why: FaultCode) -> Option<Obstacle> {
        Some(Obstacle::Unknown(not_read(CHECK, part, why).on(&self.subnet.id)))
    }

    fn stops(&self, code: FindingCode, address: &IpNet, target: Option<&RouteTarget>, state: &str) -> Option<Obstacle> {
        Some(Obstacle::Stops(self.told(self.examined.about_server(CHECK, code), address, target, state)))
    }

    /// The facts that every sentence about a way may name. `state`: of the target, where it isn't as it should be.
    fn told(&self, finding: Finding, address: &IpNet, target: Option<&RouteTarget>, state: &str) -> Finding {
        let finding = finding.on(&self.subnet.id).with("address", shown(address)).with("state", state);
        let finding = finding.with("target", target.map_or("", RouteTarget::id));
        finding.with("zone", self.subnet.zone.as_str()).with("routeTable", self.table.id.as_str())
    }
}
