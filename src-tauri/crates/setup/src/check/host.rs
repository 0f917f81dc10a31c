//! The host of a server of one's own: the wish for one, the one that was chosen, and the VPC that either is in.

use std::collections::BTreeSet;

use gangway_catalog::providers::{self, Provider, ProviderType};
use gangway_catalog::quotas::{self, Limit};
use gangway_catalog::{arn, regions};

use super::{Facts, KnownHost, duplicate, entries, length, plain, shown};
use crate::document::{HostWish, ServerNetwork, Setup};
use crate::endpoint::{Endpoint, EndpointProblem};
use crate::problem::{Problem, ProblemCode, Severity};
use crate::secrets;
use crate::target::HostNetwork;

pub(super) fn check(setup: &Setup, facts: &Facts, problems: &mut Vec<Problem>) {
    match setup.repository.provider.map(providers::of) {
        Some(provider) if provider.needs_host => of_server(setup, provider, facts, problems),
        Some(provider) if setup.host.is_some() => {
            problems.push(Problem::error("host", ProblemCode::HostNotNeeded).with("provider", provider.id));
        }
        _ => {}
    }
}

fn of_server(setup: &Setup, provider: &Provider, facts: &Facts, problems: &mut Vec<Problem>) {
    let known = |arn: &Option<String>| arn.clone().filter(|arn| !arn.is_empty());
    let (host, connection) = (known(&facts.host_arn), known(&facts.connection_arn));
    if let Some(host) = host.as_deref().filter(|_| connection.is_none()) {
        chosen(setup, provider, host, facts, problems);
    }
    // Nothing is made of a wish beside a host, or beside a connection, which has one: then nothing is in its way.
    let made = host.is_some() || connection.is_some();
    let wished = new_host(setup, facts).into_iter();
    if made {
        let moot = |code| matches!(code, ProblemCode::Missing | ProblemCode::HostMissing | ProblemCode::EndpointTaken);
        problems.extend(wished.filter(|problem| !moot(problem.code)).map(weakened));
    } else {
        problems.extend(wished);
    }
    let builds = setup.builds.iter().any(|build| setup.runs_in_vpc(build));
    if let Some(chosen) = facts.network.as_ref().filter(|_| builds || (setup.is_private() && !made)) {
        network(chosen, builds, problems);
    }
}

/// What is wrong with the host that is wished for, whatever is chosen; with a server of one's own.
#[must_use]
pub fn new_host(setup: &Setup, facts: &Facts) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(provider) = setup.repository.provider.map(providers::of).filter(|provider| provider.needs_host) else {
        return problems;
    };
    let Some(wish) = &setup.host else {
        problems.push(Problem::error("host", ProblemCode::HostMissing).with("provider", provider.id));
        return problems;
    };
    named(&wish.name, &mut problems);
    endpoint(wish, &setup.repository.name, provider, facts, &mut problems);
    certificate(wish, &mut problems);
    problems
}

/// What is wrong with the host that is to take the place of another one of this provider. `network`: the VPC that was chosen
/// for it; `others`: the hosts of the Region beside the one that goes.
#[must_use]
pub fn successor(
    provider: ProviderType,
    wish: &HostWish,
    network: Option<&HostNetwork>,
    others: Vec<KnownHost>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    named(&wish.name, &mut problems);
    let facts = Facts { hosts: Some(others), ..Facts::default() };
    endpoint(wish, "", providers::of(provider), &facts, &mut problems);
    certificate(wish, &mut problems);
    if let Some(network) = network {
        self::network(network, false, &mut problems);
    }
    problems
}

/// Whether a new host may be named so.
pub(crate) fn is_name(name: &str) -> bool {
    let mut problems = Vec::new();
    named(name, &mut problems);
    problems.is_empty()
}

/// A name stands in the host's ARN, too: hence what a connection's may hold.
fn named(name: &str, problems: &mut Vec<Problem>) {
    let field = "host.name";
    if length(field, name, &quotas::HOST_NAME, problems) {
        plain(field, name, problems);
    }
}

fn endpoint(wish: &HostWish, repository: &str, provider: &Provider, facts: &Facts, problems: &mut Vec<Problem>) {
    let field = "host.endpoint";
    if !length(field, &wish.endpoint, &quotas::HOST_ENDPOINT, problems) {
        return;
    }
    let endpoint = match Endpoint::parse(&wish.endpoint) {
        Ok(endpoint) => endpoint,
        Err(problem) => return problems.push(unreadable(field, &problem)),
    };
    let bad_path = |detail, better: Endpoint| {
        let problem = Problem::error(field, ProblemCode::EndpointForm).with("detail", detail);
        problem.with("value", shown(&better.to_string()))
    };
    let page = endpoint.path().strip_suffix(".git").unwrap_or(endpoint.path());
    let below = page.strip_suffix(repository).and_then(|below| below.strip_suffix('/'));
    if let Some(below) = below.filter(|_| !repository.is_empty()) {
        problems.push(bad_path("repository", endpoint.below(below)));
    } else if !endpoint.path().is_empty() && !provider.below_a_path {
        problems.push(bad_path("path", endpoint.at_root()));
    }
    if endpoint.ip().is_some() {
        problems.push(
            Problem::warning(field, ProblemCode::EndpointForm).with("detail", "ip-address").with("value", "none"),
        );
    }
    whose(field, &endpoint, provider, problems);
    if let Some(there) = facts.hosts.iter().flatten().find(|host| host.leads_to(&endpoint) && !host.is_going()) {
        // one of AWS's pages says so, and nobody has tried
        let problem = Problem::warning(field, ProblemCode::EndpointTaken);
        problems.push(problem.with("name", shown(&there.name)));
    }
}

fn unreadable(field: &str, problem: &EndpointProblem) -> Problem {
    let better = problem.better().map_or_else(|| "none".to_owned(), |better| shown(&better.to_string()));
    Problem::error(field, ProblemCode::EndpointForm).with("detail", problem.to_string()).with("value", better)
}

/// What the name of a server tells: a provider's cloud, which needs no host, or something else than what was chosen.
fn whose(field: &str, endpoint: &Endpoint, provider: &Provider, problems: &mut Vec<Problem>) {
    match (providers::not_offered(endpoint.host()), providers::from_host(endpoint.host())) {
        (Some(providers::GHE_COM), _) => problems.push(Problem::error(field, ProblemCode::ProviderNotOffered)),
        // by its first part only
        (Some(_), _) => problems.push(Problem::warning(field, ProblemCode::ProviderNotOffered)),
        (None, Some(told)) if !told.needs_host => {
            problems.push(Problem::error(field, ProblemCode::EndpointOfCloud).with("provider", told.id));
        }
        (None, Some(told)) if told.id != provider.id => {
            problems.push(Problem::warning(field, ProblemCode::ProviderNotOfAddress).with("provider", told.id));
        }
        _ => {}
    }
}

/// By its head alone: who reads all of it is asked for by the step that takes it.
fn certificate(wish: &HostWish, problems: &mut Vec<Problem>) {
    let field = "host.certificate";
    let Some(text) = wish.certificate.as_deref().filter(|text| !text.trim().is_empty()) else { return };
    if secrets::holds_private_key(text) {
        problems.push(Problem::error(field, ProblemCode::CertificateKey));
    } else if text.chars().count() > quotas::HOST_CERTIFICATE.most {
        let problem = Problem::error(field, ProblemCode::TooLong);
        problems.push(problem.with("limit", quotas::HOST_CERTIFICATE.most));
    } else if !text.trim_start().starts_with("-----BEGIN CERTIFICATE-----") || !text.is_ascii() {
        problems.push(Problem::error(field, ProblemCode::CertificateForm));
    } else if wish.network == ServerNetwork::Public {
        // CreateHost has no other place for it than the VPC's settings
        problems.push(Problem::error(field, ProblemCode::Combination).with("detail", "certificate-public"));
    }
}

fn chosen(setup: &Setup, provider: &Provider, host_arn: &str, facts: &Facts, problems: &mut Vec<Problem>) {
    let field = "host";
    let Some(parsed) = arn::host(host_arn) else {
        problems.push(Problem::error(field, ProblemCode::Unknown).with("value", shown(host_arn)));
        return;
    };
    if let Some(region) = facts.region.as_deref().filter(|region| *region != parsed.region) {
        // the connection is made in the Region of its host
        let region = regions::of(region).map_or(region, |known| known.id);
        let problem = Problem::error(field, ProblemCode::NotInRegion).with("value", shown(host_arn));
        problems.push(problem.with("region", shown(region)));
    }
    match (known(host_arn, facts), &facts.hosts) {
        (None, Some(_)) => {
            problems.push(Problem::warning(field, ProblemCode::DanglingReference).with("name", shown(host_arn)));
        }
        (Some(host), _) if host.provider != Some(provider.provider_type) => {
            let there = host.provider.map_or("unknown", |there| providers::of(there).id);
            problems.push(Problem::error(field, ProblemCode::HostProvider).with("provider", there));
        }
        (Some(host), _) if other_server(setup, host) => {
            let problem = Problem::warning(field, ProblemCode::HostOfOtherServer);
            problems.push(problem.with("value", shown(&secrets::without_credentials(&host.endpoint))));
        }
        (Some(host), _) if setup.is_private() && host.vpc.is_none() => {
            problems.push(Problem::warning(field, ProblemCode::HostWithoutVpc).with("name", shown(&host.name)));
        }
        _ => {}
    }
}

/// Whether a host leads to another server than the setup names.
fn other_server(setup: &Setup, host: &KnownHost) -> bool {
    let endpoint = setup.host.as_ref().and_then(|wish| Endpoint::parse(&wish.endpoint).ok());
    endpoint.is_some_and(|endpoint| !host.leads_to(&endpoint))
}

fn known<'f>(host_arn: &str, facts: &'f Facts) -> Option<&'f KnownHost> {
    facts.hosts.iter().flatten().find(|host| host.arn == host_arn)
}

impl KnownHost {
    /// Whether it leads to a server. An address that AWS took, and that can't be read here, leads to none of ours.
    fn leads_to(&self, endpoint: &Endpoint) -> bool {
        Endpoint::parse(&self.endpoint).is_ok_and(|there| there == *endpoint)
    }

    /// AWS has two spellings of the state, and both have this word in them.
    fn is_going(&self) -> bool {
        self.status.contains("DELETING")
    }
}

/// The VPC and what is chosen of it. `builds`: some run there, which have limits of their own.
fn network(network: &HostNetwork, builds: bool, problems: &mut Vec<Problem>) {
    if network.vpc.is_empty() {
        problems.push(Problem::error("network.vpc", ProblemCode::Missing));
        return;
    }
    id("network.vpc", "vpc", &network.vpc, problems);
    let lists = [
        ("network.subnets", "subnet", &network.subnets, &quotas::HOST_SUBNETS),
        ("network.securityGroups", "sg", &network.security_groups, &quotas::HOST_SECURITY_GROUPS),
    ];
    for (field, kind, ids, limit) in lists {
        entries(field, ids.len(), limit, problems);
        let mut taken = BTreeSet::new();
        for (index, one) in ids.iter().enumerate() {
            let field = format!("{field}.{index}");
            if !taken.insert(one) {
                problems.push(duplicate(field, one));
            } else {
                id(&field, kind, one, problems);
            }
        }
    }
    let Limit { most, .. } = quotas::BUILD_SECURITY_GROUPS;
    if builds && network.security_groups.len() > most {
        problems.push(Problem::error("network.securityGroups", ProblemCode::TooManyForBuilds).with("limit", most));
    }
}

/// `vpc-` and eight hexadecimal digits, or seventeen (`codeconnections` 2023-12-01, `VpcId`, `SubnetId`, `SecurityGroupId`).
fn id(field: &str, kind: &str, text: &str, problems: &mut Vec<Problem>) {
    let digits = text.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-'));
    let good = digits.is_some_and(|digits| {
        matches!(digits.len(), 8 | 17) && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if !good {
        problems.push(Problem::error(field, ProblemCode::Unknown).with("value", shown(text)));
    }
}

fn weakened(problem: Problem) -> Problem {
    // a key is none of what may be kept, whatever is made of it
    let severity = if problem.code == ProblemCode::CertificateKey { Severity::Error } else { Severity::Warning };
    Problem { severity, ..problem }
}
