//! The kinds of things that networks consist of.

/// What there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Vpc,
    /// What only DescribeVpcAttribute tells of a VPC.
    VpcAttributes,
    Subnet,
    SecurityGroup,
    RouteTable,
    NetworkAcl,
    VpcEndpoint,
    VpcEndpointService,
    NatGateway,
    InternetGateway,
    /// An attachment as the owner of the transit gateway sees it.
    TransitGatewayAttachment,
    /// The same as the owner of the VPC sees it.
    TransitGatewayVpcAttachment,
    VpcPeeringConnection,
    VpnGateway,
    DhcpOptions,
    NetworkInterface,
    AvailabilityZone,
    ManagedPrefixList,
    /// What only GetManagedPrefixListEntries tells of a prefix list.
    PrefixListEntries,
}

impl Kind {
    /// The member that names each of them.
    pub(super) fn id_member(self) -> &'static str {
        match self {
            Self::Vpc | Self::VpcAttributes => "VpcId",
            Self::Subnet => "SubnetId",
            Self::SecurityGroup => "GroupId",
            Self::RouteTable => "RouteTableId",
            Self::NetworkAcl => "NetworkAclId",
            Self::VpcEndpoint => "VpcEndpointId",
            Self::VpcEndpointService => "ServiceName",
            Self::NatGateway => "NatGatewayId",
            Self::InternetGateway => "InternetGatewayId",
            Self::TransitGatewayAttachment | Self::TransitGatewayVpcAttachment => "TransitGatewayAttachmentId",
            Self::VpcPeeringConnection => "VpcPeeringConnectionId",
            Self::VpnGateway => "VpnGatewayId",
            Self::DhcpOptions => "DhcpOptionsId",
            Self::NetworkInterface => "NetworkInterfaceId",
            Self::AvailabilityZone => "ZoneName",
            Self::ManagedPrefixList | Self::PrefixListEntries => "PrefixListId",
        }
    }

    /// Where the VPC stands that they belong to, and with which they go; nowhere, where they belong to none.
    pub(super) fn vpc_members(self) -> &'static [&'static str] {
        match self {
            Self::InternetGateway => &["Attachments.VpcId"],
            Self::TransitGatewayAttachment => &["ResourceId"],
            Self::VpcPeeringConnection => &["RequesterVpcInfo.VpcId", "AccepterVpcInfo.VpcId"],
            Self::VpnGateway => &["VpcAttachments.VpcId"],
            Self::VpcEndpointService
            | Self::DhcpOptions
            | Self::AvailabilityZone
            | Self::ManagedPrefixList
            | Self::PrefixListEntries => &[],
            _ => &["VpcId"],
        }
    }
}
