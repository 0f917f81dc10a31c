//! What `ListHosts` says of a host whose network couldn't be set up. The service passes on what EC2 refused.

use super::{Cause, FailureMessage, message};

// sources: EC2's error codes and their messages (CreateVpcEndpoint, CreateNetworkInterface), AWS's page on troubleshooting
// hosts, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    message(
        Cause::HostVpcTaken,
        &["private-dns-enabled cannot be set", "conflicting dns domain"],
        "private-dns-enabled cannot be set because there is already a conflicting DNS domain for codestar-connections.webhooks.us-east-1.amazonaws.com in the VPC vpc-0a1b2c3d4e5f60718",
    ),
    message(
        Cause::HostVpcTaken,
        &["vpc", "already", "host"],
        "The VPC vpc-0a1b2c3d4e5f60718 is already used by another host.",
    ),
    message(
        Cause::HostDnsOff,
        &["enablednssupport", "enablednshostnames"],
        "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-0a1b2c3d4e5f60718",
    ),
    message(
        Cause::HostSubnetsInOneZone,
        &["another vpc endpoint subnet in the availability zone"],
        "Found another VPC endpoint subnet in the availability zone of subnet-0a1b2c3d4e5f60718",
    ),
    message(
        Cause::HostSubnetsInOneZone,
        &["subnets", "same availability zone"],
        "The subnets subnet-0a1b2c3d4e5f60718 and subnet-0b1c2d3e4f5061728 are in the same Availability Zone.",
    ),
    message(
        Cause::HostServiceNotInZone,
        &["does not support the availability zone"],
        "The VPC endpoint service com.amazonaws.us-east-1.codestar-connections.webhooks does not support the availability zone of the subnet: subnet-0a1b2c3d4e5f60718.",
    ),
    message(
        Cause::HostSubnetFull,
        &["insufficient free addresses"],
        "There are insufficient free addresses in the subnet subnet-0a1b2c3d4e5f60718.",
    ),
    message(
        Cause::HostSubnetFull,
        &["insufficientfreeaddressesinsubnet"],
        "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free IP addresses to satisfy the request.",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["securitygroup subnet validation failed"],
        "SecurityGroup subnet validation failed",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["security group", "does not exist in vpc"],
        "The security group 'sg-0a1b2c3d4e5f60718' does not exist in VPC 'vpc-0a1b2c3d4e5f60718'",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["different networks"],
        "Security group sg-0a1b2c3d4e5f60718 and subnet subnet-0a1b2c3d4e5f60718 belong to different networks.",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["subnet", "not in", "vpc"],
        "The subnet subnet-0a1b2c3d4e5f60718 is not in the VPC vpc-0a1b2c3d4e5f60718.",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["does not belong to vpc"],
        "Subnet subnet-0a1b2c3d4e5f60718 does not belong to VPC vpc-0a1b2c3d4e5f60718",
    ),
    message(
        Cause::HostNetworkMismatch,
        &["subnet", "belongs to account"],
        "Subnet subnet-0a1b2c3d4e5f60718 belongs to account 444455556666: subnets must be in the account that creates the host",
    ),
    message(
        Cause::HostSubnetsInOneZone,
        &["subnets must be in different availability zones"],
        "Subnets must be in different Availability Zones: there is more than one in us-east-1a",
    ),
    message(
        Cause::HostSubnetFull,
        &["does not have enough free addresses"],
        "Subnet subnet-0a1b2c3d4e5f60718 does not have enough free addresses",
    ),
    message(
        Cause::HostNetworkGone,
        &["the vpc id '", "does not exist"],
        "The vpc ID 'vpc-0a1b2c3d4e5f60718' does not exist",
    ),
    message(
        Cause::HostNetworkGone,
        &["the subnet id '", "does not exist"],
        "The subnet ID 'subnet-0a1b2c3d4e5f60718' does not exist",
    ),
    message(
        Cause::HostNetworkGone,
        &["the security group '", "does not exist"],
        "The security group 'sg-0a1b2c3d4e5f60718' does not exist",
    ),
    message(
        Cause::HostEndpointQuota,
        &["vpcendpointlimitexceeded"],
        "VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.",
    ),
    message(
        Cause::HostEndpointQuota,
        &["limit", "vpc endpoint"],
        "You have exceeded the limit of interface VPC endpoints per VPC",
    ),
    message(
        Cause::HostNetworkDenied,
        &["not authorized to perform", "ec2:"],
        "User: arn:aws:iam::111122223333:user/dev is not authorized to perform: ec2:CreateVpcEndpoint because no identity-based policy allows the ec2:CreateVpcEndpoint action",
    ),
    message(
        Cause::HostNetworkDenied,
        &["you are not authorized to perform this operation"],
        "UnauthorizedOperation: You are not authorized to perform this operation.",
    ),
];
