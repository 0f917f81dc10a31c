//! Phase 0: the host of a server of one's own, and the VPC through which hosts and builds reach a private one.

use gangway_setup::document::{ServerNetwork, Setup};
use gangway_setup::endpoint::Endpoint;
use gangway_setup::names::Names;

use crate::policy::{Reason, Statement};
use crate::resource::{Host, Kind, Purpose, Resource, Vpc};
use crate::text::{Parameter, Text, text};
use crate::{arn, id};

/// None for a provider in the cloud, and where no host is wished for: then one that exists is used.
pub(crate) fn resources(setup: &Setup, names: &Names) -> Vec<Resource> {
    let Some((provider, wish)) = setup.repository.provider.filter(|_| setup.needs_host()).zip(setup.host.as_ref())
    else {
        return Vec::new();
    };
    let endpoint = Endpoint::parse(&wish.endpoint).map_or_else(|_| wish.endpoint.clone(), |read| read.to_string());
    let certificate = wish.certificate.clone().filter(|text| !text.trim().is_empty());
    let host = Host {
        name: names.host.clone(),
        provider,
        endpoint,
        vpc: setup.is_private().then(Vpc::of_parameters),
        certificate: certificate.filter(|_| wish.network == ServerNetwork::Private),
    };
    vec![Resource { id: id::host(), purpose: Purpose::of("host"), kind: Kind::Host(host) }]
}

/// So that a build has network interfaces in the VPC, and gives them to CodeBuild alone.
pub(crate) fn build_may() -> [Statement; 2] {
    let interfaces = [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
    ];
    let all = Statement::allow("VpcInterfaces", Reason::of("vpc-interfaces"), &interfaces, vec![text!["*"]]);
    let interface = arn::here("ec2", ["network-interface/*".into()]);
    let permission = Statement::allow(
        "VpcInterfacePermission",
        Reason::of("vpc-interface-permission"),
        &["ec2:CreateNetworkInterfacePermission"],
        vec![interface],
    );
    // No function of CloudFormation puts account and Region into each entry of a list: the ids alone are unique. The owner
    // of a subnet may be another account, too.
    let subnets = text!["arn:*:ec2:*:*:subnet/", Parameter::SubnetIds];
    let service = vec![text!["codebuild.amazonaws.com"]];
    let permission = permission.when("StringEquals", "ec2:AuthorizedService", service);
    [all, permission.when("ArnLike", "ec2:Subnet", vec![subnets])]
}

/// To make a host, to set it up in the browser, and to look at the network that it is to be in.
pub(crate) fn person_may(setup: &Setup) -> Vec<Statement> {
    if !setup.needs_host() {
        return Vec::new();
    }
    let mut statements = vec![registration(), hosts()];
    statements.extend(readers());
    // while nobody has said otherwise, the server may be a private one
    if setup.host.as_ref().is_none_or(|host| host.network == ServerNetwork::Private) {
        statements.extend([network(), network_checks()]);
    }
    statements
}

/// The browser's part comes before the server knows of the host.
fn registration() -> Statement {
    let actions = [
        "codeconnections:CreateHost",
        "codeconnections:ListHosts",
        "codeconnections:StartAppRegistrationHandshake",
        "codeconnections:RegisterAppCode",
        "codestar-connections:CreateHost",
        "codestar-connections:ListHosts",
        "codestar-connections:StartAppRegistrationHandshake",
        "codestar-connections:RegisterAppCode",
    ];
    Statement::allow("HostRegistration", Reason::of("person-host-registration"), &actions, vec![text!["*"]])
}

fn hosts() -> Statement {
    let actions = [
        "codeconnections:GetHost",
        "codeconnections:UpdateHost",
        "codeconnections:DeleteHost",
        "codeconnections:TagResource",
        "codeconnections:UntagResource",
        "codeconnections:ListTagsForResource",
        "codestar-connections:GetHost",
        "codestar-connections:UpdateHost",
        "codestar-connections:DeleteHost",
        "codestar-connections:TagResource",
        "codestar-connections:UntagResource",
        "codestar-connections:ListTagsForResource",
    ];
    let resources = ["codeconnections", "codestar-connections"].map(|service| arn::here(service, ["host/*".into()]));
    Statement::allow("Hosts", Reason::of("person-hosts"), &actions, resources.to_vec())
}

/// Which pipelines read through a host, before it is replaced: also those that aren't of this setup.
fn readers() -> [Statement; 2] {
    let why = || Reason::of("person-host-readers");
    let list = Statement::allow("PipelineList", why(), &["codepipeline:ListPipelines"], vec![text!["*"]]);
    let pipelines = vec![arn::here("codepipeline", ["*".into()])];
    [list, Statement::allow("HostReaders", why(), &["codepipeline:GetPipeline"], pipelines)]
}

/// AWS's own list for whoever makes a host in a VPC (developer tools guide, "Permissions for CreateHost"): the service makes
/// the interfaces and the endpoint with the rights of the person. The last one is the type's handler's, for a change.
fn network() -> Statement {
    let actions = [
        "ec2:CreateNetworkInterface",
        "ec2:CreateTags",
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeVpcs",
        "ec2:CreateVpcEndpoint",
        "ec2:DeleteVpcEndpoints",
        "ec2:DescribeVpcEndpoints",
        "ec2:ModifyVpcEndpoint",
    ];
    Statement::allow("HostNetwork", Reason::of("person-host-network"), &actions, vec![text!["*"]])
}

/// What is read of a network before anything is made in it.
fn network_checks() -> Statement {
    let actions = [
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNatGateways",
        "ec2:DescribeNetworkAcls",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeTransitGatewayVpcAttachments",
        "ec2:DescribeVpcAttribute",
        "ec2:DescribeVpcEndpointServices",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpnGateways",
        "ec2:GetManagedPrefixListEntries",
    ];
    Statement::allow("NetworkChecks", Reason::of("person-network-checks"), &actions, vec![text!["*"]])
}

impl Vpc {
    /// As it is said when the phase is deployed.
    pub(crate) fn of_parameters() -> Self {
        let [id, subnets, security_groups] =
            [Parameter::VpcId, Parameter::SubnetIds, Parameter::SecurityGroupIds].map(Text::from);
        Self { id, subnets, security_groups }
    }
}
