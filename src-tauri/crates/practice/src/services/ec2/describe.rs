//! Showing what is there: by ids, by filters, in pages.

use serde_json::{Value, json};

use super::description::{self, Description};
use super::errors::{absent, invalid_value, malformed};
use super::filters::Filters;
use super::kind::Kind;
use super::network::Network;
use super::present;
use crate::call::{Answer, AwsError, Call};
use crate::services::read::{Read as _, paged, texts};
use crate::world::World;

/// Most things on one page (page "List and filter using the API" of the EC2 developer guide).
const LONGEST_PAGE: usize = 1000;

/// Answers the calls that only look; none for others.
pub(super) fn call(world: &World, call: &Call) -> Option<Answer> {
    let network = || present::networks(world, &call.region);
    match call.operation.as_str() {
        "DescribeVpcAttribute" => Some(attribute(&network(), call)),
        "GetManagedPrefixListEntries" => Some(entries(&network(), call)),
        operation => description::of(operation).map(|row| describe(&network(), row, &call.input)),
    }
}

fn describe(network: &Network, row: &Description, input: &Value) -> Answer {
    let ids = texts(input.list(row.ids));
    if !ids.is_empty() && input.number("MaxResults").is_some() {
        let message = format!("The parameter {} cannot be used with the parameter MaxResults", row.ids);
        return Err(AwsError::new("InvalidParameterCombination", message));
    }
    check_ids(network, row, &ids)?;
    let filters = Filters::read(input, row)?;
    let by_name = ByName::read(network, row, input)?;
    let id = row.kind.id_member();
    let wanted = |one: &&Value| {
        (ids.is_empty() || ids.iter().any(|wanted| one.text(id) == wanted)) && by_name.admits(one) && filters.admit(one)
    };
    let found: Vec<Value> = network.all(row.kind).iter().filter(wanted).cloned().collect();
    let bad = || AwsError::new("InvalidNextToken", "The token is not valid");
    let most = input.number("MaxResults").map(|most| most.min(i64::try_from(LONGEST_PAGE).unwrap_or(i64::MAX)));
    let token = ("NextToken", input.given("NextToken"));
    let mut answer = paged(row.list, found, token, most, LONGEST_PAGE).ok_or_else(bad)?;
    if row.kind == Kind::VpcEndpointService {
        let names: Vec<&str> = answer.list(row.list).iter().map(|one| one.text("ServiceName")).collect();
        answer["ServiceNames"] = json!(names);
    }
    Ok(answer)
}

/// First whether each could be an id, then whether there is such a thing: one that isn't is the answer to all of them.
pub(super) fn check_ids(network: &Network, row: &Description, ids: &[String]) -> Result<(), AwsError> {
    if let Some(id) = ids.iter().find(|id| !row.prefix.is_empty() && !is_id(row.prefix, id)) {
        return Err(malformed(row, id));
    }
    match ids.iter().find(|id| network.find(row.kind, id).is_none()) {
        Some(id) => Err(absent(row, id)),
        None => Ok(()),
    }
}

/// `PREFIX-` and 17 hexadecimal digits, or the 8 of old ones.
fn is_id(prefix: &str, id: &str) -> bool {
    let digits = id.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
    matches!(digits.len(), 8 | 17) && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// What two operations take beside ids: names of security groups, ids of zones, Regions of services.
struct ByName {
    member: &'static str,
    names: Vec<String>,
    /// Groups have names in the default VPC alone.
    vpc: Option<String>,
}

impl ByName {
    fn read(network: &Network, row: &Description, input: &Value) -> Result<Self, AwsError> {
        let (given, member) = match row.kind {
            Kind::SecurityGroup => ("GroupNames", "GroupName"),
            Kind::AvailabilityZone => ("ZoneIds", "ZoneId"),
            Kind::VpcEndpointService => ("ServiceRegions", "ServiceRegion"),
            _ => ("", ""),
        };
        let names = texts(input.list(given));
        let default_vpc = network.all(Kind::Vpc).iter().find(|vpc| vpc.flag("IsDefault"));
        let vpc = default_vpc.filter(|_| row.kind == Kind::SecurityGroup).map(|vpc| vpc.text("VpcId").to_owned());
        let by_name = Self { member, names, vpc };
        let is_there = |name: &String| {
            network.all(row.kind).iter().any(|one| one.text(member) == name && by_name.is_in_its_vpc(one))
        };
        match by_name.names.iter().find(|name| !is_there(name)) {
            Some(name) => Err(absent(row, name)),
            None => Ok(by_name),
        }
    }

    fn is_in_its_vpc(&self, one: &Value) -> bool {
        self.vpc.as_ref().is_none_or(|vpc| one.text("VpcId") == vpc)
    }

    fn admits(&self, one: &Value) -> bool {
        let named = || self.names.iter().any(|name| one.text(self.member) == name);
        self.names.is_empty() || (named() && self.is_in_its_vpc(one))
    }
}

/// One attribute of one VPC.
fn attribute(network: &Network, call: &Call) -> Answer {
    let id = call.input.text("VpcId");
    if let Some(row) = description::of_kind(Kind::Vpc) {
        check_ids(network, row, &[id.to_owned()])?;
    }
    let attributes = network.find(Kind::VpcAttributes, id).unwrap_or(&Value::Null);
    let member = match call.input.text("Attribute") {
        "enableDnsSupport" => "EnableDnsSupport",
        "enableDnsHostnames" => "EnableDnsHostnames",
        _ => "EnableNetworkAddressUsageMetrics",
    };
    Ok(json!({ "VpcId": id, member: attributes.member(member) }))
}

/// The addresses of a prefix list.
fn entries(network: &Network, call: &Call) -> Answer {
    let input = &call.input;
    let id = input.text("PrefixListId");
    if let Some(row) = description::of_kind(Kind::ManagedPrefixList) {
        check_ids(network, row, &[id.to_owned()])?;
    }
    let list = network.find(Kind::PrefixListEntries, id).unwrap_or(&Value::Null);
    let version = network.find(Kind::ManagedPrefixList, id).and_then(|list| list.number("Version"));
    if input.number("TargetVersion").is_some_and(|wanted| Some(wanted) != version) {
        return Err(invalid_value("The specified version does not exist"));
    }
    let token = ("NextToken", input.given("NextToken"));
    let bad = || AwsError::new("InvalidNextToken", "The token is not valid");
    paged("Entries", list.list("Entries").to_vec(), token, input.number("MaxResults"), 100).ok_or_else(bad)
}
