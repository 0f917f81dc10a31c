//! A network of the practice account, as somebody chooses it from the account's lists.

use crate::http::exchange;

/// A good one: it leads to the company's servers.
pub const COMPANY: &str = "Company network";

/// Another good one.
pub const BRANCH: &str = "Branch network, over VPN";

/// What was chosen, by its ids.
#[derive(Clone, Debug)]
pub struct ChosenNetwork {
    /// The VPC.
    pub vpc: String,
    /// Two subnets of it, each in a zone of its own.
    pub subnets: Vec<String>,
    /// The group that was made for hosts.
    pub security_groups: Vec<String>,
}

/// Chooses the VPC with this name.
///
/// # Panics
/// When the practice account at this endpoint has none.
pub async fn chosen(endpoint: &str, region: &str, name: &str) -> ChosenNetwork {
    let filter = |name: &str, value: &str| format!("Filter.1.Name={name}&Filter.1.Value.1={value}");
    let vpcs = ask(endpoint, region, &format!("DescribeVpcs&{}", filter("tag:Name", &name.replace(' ', "+")))).await;
    let vpc = all(&vpcs, "vpcId").into_iter().next().unwrap_or_else(|| panic!("no VPC {name} in {region}: {vpcs}"));
    let inside = filter("vpc-id", &vpc);
    let mut subnets = all(&ask(endpoint, region, &format!("DescribeSubnets&{inside}")).await, "subnetId");
    subnets.truncate(2);
    let groups = format!("DescribeSecurityGroups&{inside}&Filter.2.Name=group-name&Filter.2.Value.1=git-host");
    let mut security_groups = all(&ask(endpoint, region, &groups).await, "groupId");
    security_groups.truncate(1);
    ChosenNetwork { vpc, subnets, security_groups }
}

async fn ask(endpoint: &str, region: &str, form: &str) -> String {
    let scope = format!("AWS4-HMAC-SHA256 Credential=K/20261120/{region}/ec2/aws4_request");
    let authorization = format!("{scope}, SignedHeaders=host, Signature=0");
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
    ];
    exchange(endpoint, "POST /", &headers, &format!("Action={form}&Version=2016-11-15")).await
}

/// What stands between these tags, each time.
fn all(answer: &str, tag: &str) -> Vec<String> {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let found = answer.split(&open).skip(1).filter_map(|rest| rest.split_once(&close));
    found.map(|(inner, _)| inner.to_owned()).collect()
}
