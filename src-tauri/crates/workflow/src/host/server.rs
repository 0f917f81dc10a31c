//! Which of the account's hosts is one for a server.

use gangway_aws::hosts::{Host, HostVpc};
use gangway_catalog::hosts::{HostStatus, is_same_server};

/// A server that a host is wanted for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Server<'a> {
    /// The provider, as the API spells it.
    pub(crate) provider: &'a str,
    /// URL of the server.
    pub(crate) endpoint: &'a str,
}

impl Server<'_> {
    pub(crate) fn is_of(self, host: &Host) -> bool {
        host.provider == self.provider && is_same_server(&host.endpoint, self.endpoint)
    }

    /// The host to use: the one that the person chose, else the one that is nearest to AVAILABLE, else one whose network
    /// failed, which can be mended. None: there is none of use, and another one has to be made.
    pub(crate) fn best(self, hosts: Vec<Host>, chosen: Option<&str>) -> Option<Host> {
        let mut of_use: Vec<Host> = hosts.into_iter().filter(|host| self.is_of(host) && rank(host).is_some()).collect();
        of_use.sort_by_cached_key(|host| (Some(host.arn.as_str()) != chosen, rank(host), host.arn.clone()));
        of_use.into_iter().next()
    }
}

/// The nearer to AVAILABLE, the lower; none: of no use.
fn rank(host: &Host) -> Option<u8> {
    match host.state() {
        HostStatus::Available => Some(0),
        HostStatus::Pending => Some(1),
        HostStatus::Preparing => Some(2),
        HostStatus::Other => Some(3),
        HostStatus::Failed => Some(4),
        HostStatus::Deleting | HostStatus::Error => None,
    }
}

/// What differs between a host and what it is to be, by CloudFormation's names. Without a VPC, AWS leaves it where it is.
pub(crate) fn differences(host: &Host, endpoint: &str, vpc: Option<&HostVpc>) -> Vec<String> {
    let mut names = Vec::new();
    if !is_same_server(&host.endpoint, endpoint) {
        names.push("ProviderEndpoint".to_owned());
    }
    if vpc.is_some_and(|vpc| host.vpc.as_ref().is_none_or(|is| sorted(is) != sorted(vpc))) {
        names.push("VpcConfiguration".to_owned());
    }
    names
}

/// What differs between a host and the one that is to take its place, by CloudFormation's names. Without a VPC, the new one
/// is in none.
pub(crate) fn new_properties(old: &Host, name: &str, endpoint: &str, vpc: Option<&HostVpc>) -> Vec<String> {
    let (was, is) = (old.vpc.as_ref().map(sorted), vpc.map(sorted));
    let part = |differs: fn(&HostVpc, &HostVpc) -> bool| {
        was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| differs(was, is))
    };
    let differing = [
        ("Name", old.name != name),
        ("ProviderEndpoint", !is_same_server(&old.endpoint, endpoint)),
        ("VpcConfiguration", was.is_some() != is.is_some()),
        ("VpcConfiguration.VpcId", part(|was, is| was.vpc != is.vpc)),
        ("VpcConfiguration.SubnetIds", part(|was, is| was.subnets != is.subnets)),
        ("VpcConfiguration.SecurityGroupIds", part(|was, is| was.security_groups != is.security_groups)),
        ("VpcConfiguration.TlsCertificate", part(|was, is| was.certificate != is.certificate)),
    ];
    differing.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
}

/// The same subnets in another order are the same.
fn sorted(vpc: &HostVpc) -> HostVpc {
    let mut vpc = vpc.clone();
    vpc.subnets.sort();
    vpc.security_groups.sort();
    vpc.certificate = vpc.certificate.map(|text| text.trim().to_owned());
    vpc
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Server<'_> = Server { provider: "GitLabSelfManaged", endpoint: "https://git.example.com" };

    fn host(arn: &str, status: &str) -> Host {
        Host {
            name: "git".to_owned(),
            arn: arn.to_owned(),
            provider: SERVER.provider.to_owned(),
            endpoint: "https://git.example.com/".to_owned(),
            status: status.to_owned(),
            message: None,
            vpc: None,
        }
    }

    fn check(hosts: &[(&str, &str)], chosen: Option<&str>, expected: Option<&str>) {
        let found = SERVER.best(hosts.iter().map(|(arn, status)| host(arn, status)).collect(), chosen);
        assert_eq!(found.map(|host| host.arn).as_deref(), expected, "{hosts:?} {chosen:?}");
    }

    #[test]
    fn the_host_that_is_nearest_to_available_is_used() {
        let all = [
            ("a", "VPC_CONFIG_FAILED_INITIALIZATION"),
            ("b", "VPC_CONFIG_INITIALIZING"),
            ("c", "PENDING"),
            ("d", "AVAILABLE"),
            ("e", "AVAILABLE"),
        ];
        check(&all, None, Some("d"));
        check(&all, Some("e"), Some("e"));
        check(&all, Some("a"), Some("a"));
        check(&all[..3], None, Some("c"));
        check(&all[..2], None, Some("b"));
        check(&all[..1], None, Some("a"));
        check(&[("a", "ERROR"), ("b", "VPC_CONFIG_DELETING")], Some("a"), None);
        check(&[], None, None);
    }

    #[test]
    fn a_host_of_another_server_or_provider_is_none_for_this_one() {
        for other in [
            Host { endpoint: "https://git.example.com:8443".to_owned(), ..host("a", "AVAILABLE") },
            Host { provider: "GitHubEnterpriseServer".to_owned(), ..host("a", "AVAILABLE") },
        ] {
            assert_eq!(SERVER.best(vec![other], Some("a")), None);
        }
    }

    #[test]
    fn only_what_differs_is_changed() {
        let vpc = |subnets: [&str; 2]| HostVpc {
            vpc: "vpc-1".to_owned(),
            subnets: subnets.map(str::to_owned).into(),
            security_groups: vec!["sg-1".to_owned()],
            certificate: None,
        };
        let there = Host { vpc: Some(vpc(["subnet-1", "subnet-2"])), ..host("a", "PENDING") };
        let named = |endpoint: &str, vpc: Option<&HostVpc>| differences(&there, endpoint, vpc);
        assert!(named("https://git.example.com:443", Some(&vpc(["subnet-2", "subnet-1"]))).is_empty());
        assert!(named("https://git.example.com", None).is_empty());
        assert_eq!(named("https://git.example.com:8443", None), ["ProviderEndpoint"]);
        assert_eq!(named("https://git.example.com", Some(&vpc(["subnet-1", "subnet-3"]))), ["VpcConfiguration"]);
        let public = host("a", "PENDING");
        assert_eq!(differences(&public, &public.endpoint, Some(&vpc(["a", "b"]))), ["VpcConfiguration"]);
    }
    #[test]
    fn what_a_new_host_has_that_the_old_one_had_not_is_named_part_by_part() {
        let vpc = |id: &str, certificate: Option<&str>| HostVpc {
            vpc: id.to_owned(),
            subnets: vec!["subnet-1".to_owned(), "subnet-2".to_owned()],
            security_groups: vec!["sg-1".to_owned()],
            certificate: certificate.map(str::to_owned),
        };
        let old = Host { vpc: Some(vpc("vpc-1", Some("-----A-----\n"))), ..host("a", "AVAILABLE") };
        let named = |name: &str, vpc: Option<&HostVpc>| new_properties(&old, name, &old.endpoint, vpc);
        assert!(named("git", Some(&vpc("vpc-1", Some("-----A-----")))).is_empty());
        assert_eq!(named("git", Some(&vpc("vpc-1", Some("-----B-----")))), ["VpcConfiguration.TlsCertificate"]);
        assert_eq!(
            named("new", Some(&vpc("vpc-2", None))),
            ["Name", "VpcConfiguration.VpcId", "VpcConfiguration.TlsCertificate"]
        );
        assert_eq!(named("git", None), ["VpcConfiguration"]);
        let moved = new_properties(&old, "git", "https://git.example.com:8443", old.vpc.as_ref());
        assert_eq!(moved, ["ProviderEndpoint"]);
    }
}
