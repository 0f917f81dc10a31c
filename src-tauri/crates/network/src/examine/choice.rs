//! What was chosen: a VPC that is there, and 1..10 subnets and security groups of it.

use gangway_catalog::quotas::{HOST_SECURITY_GROUPS, HOST_SUBNETS, Limit};

use super::examined::{Examined, needed, not_read};
use crate::finding::{Finding, FindingCode, NetworkCheck};
use crate::reading::Part;

const CHECK: NetworkCheck = NetworkCheck::Choice;

pub(super) fn check(examined: &Examined<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let chosen = examined.choice.vpc;
    if chosen.is_empty() {
        return vec![Finding::blocks(CHECK, FindingCode::VpcMissing)];
    }
    match &examined.reading.vpc {
        Part::NotRead(why) => findings.push(not_read(CHECK, "ec2:DescribeVpcs", *why).on(chosen)),
        Part::Read(None) => return vec![Finding::blocks(CHECK, FindingCode::VpcGone).on(chosen)],
        Part::Read(Some(vpc)) if vpc.state != "available" => {
            let finding = Finding::blocks(CHECK, FindingCode::VpcNotAvailable).on(chosen);
            findings.push(finding.with("state", vpc.state.as_str()));
        }
        Part::Read(Some(_)) => {}
    }
    subnets(examined, &mut findings);
    security_groups(examined, &mut findings);
    findings
}

fn subnets(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    count(examined.choice.subnets.len(), HOST_SUBNETS, "subnets", findings);
    let Some(known) = needed(&examined.reading.subnets, CHECK, "ec2:DescribeSubnets", findings) else { return };
    for id in examined.choice.subnets {
        match known.iter().find(|one| one.id == *id) {
            None => findings.push(Finding::blocks(CHECK, FindingCode::SubnetGone).on(id)),
            Some(one) if one.vpc != examined.choice.vpc => {
                let finding = Finding::blocks(CHECK, FindingCode::SubnetOfOtherVpc).on(id);
                findings.push(finding.with("vpc", one.vpc.as_str()));
            }
            Some(_) => {}
        }
    }
}

fn security_groups(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    count(examined.choice.security_groups.len(), HOST_SECURITY_GROUPS, "security-groups", findings);
    let Some(known) = needed(&examined.reading.security_groups, CHECK, "ec2:DescribeSecurityGroups", findings) else {
        return;
    };
    for id in examined.choice.security_groups {
        match known.iter().find(|one| one.id == *id) {
            None => findings.push(Finding::blocks(CHECK, FindingCode::SecurityGroupGone).on(id)),
            Some(one) if one.vpc != examined.choice.vpc => {
                let finding = Finding::blocks(CHECK, FindingCode::SecurityGroupOfOtherVpc).on(id);
                findings.push(finding.with("vpc", one.vpc.as_str()));
            }
            Some(_) => {}
        }
    }
}

fn count(count: usize, limit: Limit, part: &str, findings: &mut Vec<Finding>) {
    if count < limit.least {
        findings.push(Finding::blocks(CHECK, FindingCode::TooFew).with("part", part).with("least", limit.least));
    } else if count > limit.most {
        findings.push(Finding::blocks(CHECK, FindingCode::TooMany).with("part", part).with("most", limit.most));
    }
}
