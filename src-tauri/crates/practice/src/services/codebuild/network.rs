//! A build in a VPC: what the project says of it, and what its role must be allowed there.

use serde_json::Value;

use super::build::Build;
use super::errors::invalid;
use super::failure::Failure;
use crate::call::AwsError;
use crate::services::iam;
use crate::services::read::{Read as _, texts};
use crate::world::World;

/// Most subnets and security groups of a project.
const MOST: [(&str, usize); 2] = [("subnets", 16), ("securityGroupIds", 5)];

/// What CodeBuild looks at when a project is made or changed.
const LOOKED_AT: [&str; 3] = ["DescribeSecurityGroups", "DescribeSubnets", "DescribeVpcs"];

/// What it does when a build starts.
const DONE: [&str; 4] =
    ["CreateNetworkInterface", "DescribeDhcpOptions", "DescribeNetworkInterfaces", "DeleteNetworkInterface"];

/// Whether a project can have this VPC; one without any can.
pub(super) fn check(world: &World, role: &str, vpc: &Value) -> Result<(), AwsError> {
    if vpc.is_null() {
        return Ok(());
    }
    if vpc.text("vpcId").is_empty() || MOST.iter().any(|(member, _)| vpc.list(member).is_empty()) {
        return Err(invalid("Invalid vpc config: vpc id, subnets and security groups must all be specified"));
    }
    if let Some((member, most)) = MOST.iter().find(|(member, most)| vpc.list(member).len() > *most) {
        return Err(invalid(format!("Invalid vpc config: the maximum number of {member} is {most}")));
    }
    match LOOKED_AT.into_iter().find(|action| !may(world, role, action)) {
        Some(action) => Err(invalid(format!("Not authorized to perform {action}"))),
        None => Ok(()),
    }
}

/// Why a build can't have its network interfaces; none when it can, or needs none.
pub(super) fn refusal(world: &World, build: &Build) -> Option<Failure> {
    let (role, vpc) = (build.settings.text("serviceRole"), build.settings.member("vpcConfig"));
    let region = &build.region;
    let arn = |what: &str| format!("arn:aws:ec2:{region}:{}:{what}", world.account);
    let interfaces = arn("network-interface/*");
    let hands_over = |subnet: &String| {
        let subnet = arn(&format!("subnet/{subnet}"));
        let context = [("ec2:AuthorizedService", "codebuild.amazonaws.com"), ("ec2:Subnet", subnet.as_str())];
        iam::allowed(world, role, "ec2:CreateNetworkInterfacePermission", &interfaces, &context)
    };
    let may = LOOKED_AT.into_iter().chain(DONE).all(|action| may(world, role, action))
        && texts(vpc.list("subnets")).iter().all(hands_over);
    let refused = !vpc.is_null() && !may;
    refused.then(|| Failure::new("VPC_CLIENT_ERROR", "Unexpected EC2 error: UnauthorizedOperation"))
}

fn may(world: &World, role: &str, action: &str) -> bool {
    iam::allowed(world, role, &format!("ec2:{action}"), "*", &[])
}
