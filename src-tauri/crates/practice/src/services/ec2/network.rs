//! All that a Region's networks consist of, each thing as EC2 shows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::filters::texts_at;
use super::kind::Kind;
use crate::services::read::Read as _;

/// A Region's networks, by kind, in the order in which they were made. A copy shares each kind until it changes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Network(BTreeMap<Kind, Arc<Vec<Value>>>);

impl Network {
    pub(super) fn add(&mut self, kind: Kind, one: Value) {
        Arc::make_mut(self.0.entry(kind).or_default()).push(one);
    }

    pub(super) fn all(&self, kind: Kind) -> &[Value] {
        self.0.get(&kind).map(|all| all.as_slice()).unwrap_or_default()
    }

    /// The one with this id.
    pub(super) fn find(&self, kind: Kind, id: &str) -> Option<&Value> {
        let member = kind.id_member();
        self.all(kind).iter().find(|one| one.text(member) == id)
    }

    /// Whether names of the VPC's own can be told in it.
    pub(super) fn has_private_dns(&self, vpc: &str) -> bool {
        let attributes = self.find(Kind::VpcAttributes, vpc);
        let is_on = |member: &str| attributes.is_some_and(|one| one.member(member).flag("Value"));
        is_on("EnableDnsSupport") && is_on("EnableDnsHostnames")
    }

    /// The one that belongs to this subnet: its route table, its network ACL. That of the VPC, where it has none of its own.
    pub(super) fn of_subnet(&self, kind: Kind, subnet: &Value) -> Option<&Value> {
        let id = subnet.text("SubnetId");
        let own =
            self.all(kind).iter().find(|one| texts_at(one, "Associations.SubnetId").iter().any(|text| text == id));
        let is_usual =
            |one: &&Value| one.flag("IsDefault") || texts_at(one, "Associations.Main").contains(&"true".to_owned());
        let of_vpc = || self.all(kind).iter().filter(|one| one.text("VpcId") == subnet.text("VpcId")).find(is_usual);
        own.or_else(of_vpc)
    }

    /// A network interface in the subnet has one of its addresses.
    pub(super) fn take_address(&mut self, subnet: &str) {
        let subnets = self.0.get_mut(&Kind::Subnet).map(Arc::make_mut).into_iter().flatten();
        for one in subnets.filter(|one| one.text("SubnetId") == subnet) {
            let free = one.number("AvailableIpAddressCount").unwrap_or_default();
            one["AvailableIpAddressCount"] = json!((free - 1).max(0));
        }
    }

    /// With everything in it.
    pub(super) fn remove_vpc(&mut self, vpc: &str) {
        for (kind, all) in &mut self.0 {
            let paths = kind.vpc_members();
            Arc::make_mut(all).retain(|one| !paths.iter().any(|path| texts_at(one, path).iter().any(|id| id == vpc)));
        }
    }

    /// The tags of what has this id; none when nothing has it.
    pub(super) fn tags(&self, id: &str) -> Option<&[Value]> {
        let tagged =
            self.0.iter().filter(|(kind, _)| **kind != Kind::VpcAttributes && **kind != Kind::PrefixListEntries);
        let found = tagged.flat_map(|(kind, all)| all.iter().filter(|one| one.text(kind.id_member()) == id));
        found.map(|one| if one.get("TagSet").is_some() { one.list("TagSet") } else { one.list("Tags") }).next()
    }

    pub(super) fn tag(&mut self, id: &str, tags: &BTreeMap<String, String>) {
        for (kind, all) in &mut self.0 {
            if matches!(kind, Kind::VpcAttributes | Kind::PrefixListEntries) {
                continue;
            }
            let member = kind.id_member();
            let Some(at) = all.iter().position(|one| one.text(member) == id) else { continue };
            let Some(one) = Arc::make_mut(all).get_mut(at) else { continue };
            let name = if *kind == Kind::NetworkInterface { "TagSet" } else { "Tags" };
            let mut all = one.list(name).to_vec();
            for (key, value) in tags {
                all.retain(|tag| tag.text("Key") != key);
                all.push(json!({ "Key": key, "Value": value }));
            }
            one[name] = Value::Array(all);
        }
    }
}
