//! What a VPC lets through: security groups and network ACLs.

use serde_json::{Value, json};

use super::super::kind::Kind;
use super::super::network::Network;
use super::plans::{Flaw, VpcPlan};
use super::site::Site;
use crate::services::read::Read as _;

pub(super) fn build(network: &mut Network, site: &Site, plan: &VpcPlan) {
    if plan.flaw != Some(Flaw::Shared) {
        // Whoever is let into another account's VPC doesn't see its groups, and has their own.
        network.add(Kind::SecurityGroup, default_group(site, plan));
    }
    network.add(Kind::SecurityGroup, group_for_hosts(site, plan));
    let subnets = network.all(Kind::Subnet).iter().filter(|one| one.text("VpcId") == plan.id(site));
    let subnets: Vec<String> = subnets.map(|one| one.text("SubnetId").to_owned()).collect();
    network.add(Kind::NetworkAcl, acl(site, plan, &subnets));
}

/// The group that was made for hosts.
pub(super) fn host_group(site: &Site, plan: &VpcPlan) -> String {
    site.id("sg", &format!("{} host", plan.key))
}

/// A security group that is to be.
pub(super) struct GroupPlan<'a> {
    pub(super) id: String,
    pub(super) name: &'a str,
    pub(super) description: &'a str,
    pub(super) vpc: &'a str,
    pub(super) inbound: Vec<Value>,
    pub(super) outbound: Vec<Value>,
    pub(super) tags: Value,
}

impl GroupPlan<'_> {
    pub(super) fn shown(&self, site: &Site) -> Value {
        json!({
            "GroupId": self.id, "GroupName": self.name, "Description": self.description, "VpcId": self.vpc,
            "OwnerId": site.account, "SecurityGroupArn": site.arn(site.account, "security-group", &self.id),
            "IpPermissions": self.inbound, "IpPermissionsEgress": self.outbound, "Tags": self.tags,
        })
    }
}

/// As it is made with the VPC: everything out, and in whatever belongs to the group itself.
pub(super) fn default_rules(site: &Site, id: &str) -> (Vec<Value>, Vec<Value>) {
    let itself = json!({
        "IpProtocol": "-1", "IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": [],
        "UserIdGroupPairs": [{ "GroupId": id, "UserId": site.account }],
    });
    (vec![itself], vec![to("-1", None, "0.0.0.0/0", "")])
}

fn default_group(site: &Site, plan: &VpcPlan) -> Value {
    let id = site.id("sg", &format!("{} default", plan.key));
    let (inbound, outbound) = default_rules(site, &id);
    let group = GroupPlan {
        id,
        name: "default",
        description: "default VPC security group",
        vpc: &plan.id(site),
        inbound,
        outbound,
        tags: json!([]),
    };
    group.shown(site)
}

fn group_for_hosts(site: &Site, plan: &VpcPlan) -> Value {
    let webhooks = || vec![to("tcp", Some(443), "10.0.0.0/8", "Webhooks from the server")];
    let server = || vec![to("tcp", Some(443), "0.0.0.0/0", "The server")];
    let group = GroupPlan {
        id: host_group(site, plan),
        name: "git-host",
        description: "For the host of the Git server",
        vpc: &plan.id(site),
        inbound: if plan.flaw == Some(Flaw::NothingIn) { vec![] } else { webhooks() },
        outbound: if plan.flaw == Some(Flaw::NothingOut) { vec![] } else { server() },
        tags: plan.tags("security group for hosts"),
    };
    group.shown(site)
}

fn to(protocol: &str, port: Option<u16>, cidr: &str, description: &str) -> Value {
    let range = match description {
        "" => json!({ "CidrIp": cidr }),
        description => json!({ "CidrIp": cidr, "Description": description }),
    };
    let mut rule = json!({
        "IpProtocol": protocol, "IpRanges": [range], "Ipv6Ranges": [], "PrefixListIds": [], "UserIdGroupPairs": [],
    });
    if let Some(port) = port {
        (rule["FromPort"], rule["ToPort"]) = (json!(port), json!(port));
    }
    rule
}

/// One for all subnets, which lets everything through where that isn't what is wrong.
fn acl(site: &Site, plan: &VpcPlan, subnets: &[String]) -> Value {
    let id = site.id("acl", plan.key);
    let mut entries = match plan.flaw {
        Some(Flaw::AclBlocks) => vec![tcp(90, "deny", true, 443, 443)],
        // The answers come to the port from which was asked.
        Some(Flaw::AclBlocksAnswers) => vec![tcp(90, "deny", false, 1024, 65535)],
        _ => vec![],
    };
    entries.extend(usual_entries());
    let acl = AclPlan { id, vpc: &plan.id(site), owner: plan.owner(site), is_default: true, entries, subnets };
    acl.shown(site)
}

/// A network ACL that is to be.
pub(super) struct AclPlan<'a> {
    pub(super) id: String,
    pub(super) vpc: &'a str,
    pub(super) owner: &'a str,
    pub(super) is_default: bool,
    pub(super) entries: Vec<Value>,
    pub(super) subnets: &'a [String],
}

impl AclPlan<'_> {
    pub(super) fn shown(&self, site: &Site) -> Value {
        let association = |subnet: &String| {
            let id = site.id("aclassoc", subnet);
            json!({ "NetworkAclAssociationId": id, "NetworkAclId": self.id, "SubnetId": subnet })
        };
        json!({
            "NetworkAclId": self.id, "VpcId": self.vpc, "OwnerId": self.owner, "IsDefault": self.is_default,
            "Entries": self.entries, "Tags": [],
            "Associations": self.subnets.iter().map(association).collect::<Vec<_>>(),
        })
    }
}

/// What an ACL begins with: everything passes, and the rule behind all others refuses.
pub(super) fn usual_entries() -> Vec<Value> {
    let rules = |egress| [everything(100, "allow", egress), everything(32767, "deny", egress)];
    [true, false].into_iter().flat_map(rules).collect()
}

fn tcp(number: u32, action: &str, egress: bool, from: u16, last: u16) -> Value {
    json!({
        "RuleNumber": number, "RuleAction": action, "Egress": egress, "Protocol": "6", "CidrBlock": "0.0.0.0/0",
        "PortRange": { "From": from, "To": last },
    })
}

fn everything(number: u32, action: &str, egress: bool) -> Value {
    json!({
        "RuleNumber": number, "RuleAction": action, "Egress": egress, "Protocol": "-1", "CidrBlock": "0.0.0.0/0",
    })
}
