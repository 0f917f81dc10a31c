//! AWS::CodeConnections::Host.

use gangway_blueprint::resource::{Host, Vpc};

use crate::tree::Member;

pub(super) fn properties(host: &Host) -> Vec<Member> {
    let mut members = vec![
        Member::of("Name", &host.name),
        Member::of("ProviderType", host.provider.api_name()),
        Member::of("ProviderEndpoint", &host.endpoint),
    ];
    if let Some(Vpc { id, subnets, security_groups }) = &host.vpc {
        let mut vpc = vec![
            Member::of("VpcId", id),
            Member::of("SubnetIds", subnets),
            Member::of("SecurityGroupIds", security_groups),
        ];
        vpc.extend(host.certificate.as_ref().map(|certificate| Member::of("TlsCertificate", certificate)));
        members.push(Member::of("VpcConfiguration", vpc));
    }
    members
}
