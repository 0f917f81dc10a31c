//! What the account lets somebody do: the permissions that making a host in a VPC takes, and one host more.

use gangway_catalog::quotas::HOSTS;

use super::examined::{Examined, needed, not_read};
use crate::finding::{Finding, FindingCode, NetworkCheck};
use crate::reading::Part;

/// Without these, nothing comes to be in the VPC. The others are on AWS's list too, and a policy may grant them only
/// together with what they are for.
const ESSENTIAL: &[&str] = &["ec2:CreateNetworkInterface", "ec2:CreateVpcEndpoint"];

const SOURCE: &str = "Developer Tools console user guide, Permissions reference";

pub(super) fn permissions(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let check = NetworkCheck::Permissions;
    for permission in &examined.reading.permissions {
        let found = match &permission.allowed {
            Part::Read(true) => continue,
            Part::Read(false) if ESSENTIAL.contains(&permission.action) => {
                Finding::blocks(check, FindingCode::PermissionMissing)
            }
            Part::Read(false) => Finding::warns(check, FindingCode::PermissionMissing, SOURCE),
            Part::NotRead(why) => not_read(check, permission.action, *why),
        };
        findings.push(found.with("action", permission.action));
    }
}

pub(super) fn quota(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    if examined.choice.host.is_some() {
        return;
    }
    let check = NetworkCheck::Quota;
    let Some(hosts) = needed(&examined.reading.hosts, check, "codeconnections:ListHosts", findings) else { return };
    if hosts.len() >= HOSTS.most {
        findings.push(Finding::blocks(check, FindingCode::HostQuotaReached).with("limit", HOSTS.most));
    }
}
