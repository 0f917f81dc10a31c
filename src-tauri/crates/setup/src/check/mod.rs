//! The rules of a setup. Checking never fails and never changes an answer.
//!
//! One file a subject, each with its rules in the order of the members. Start reading at [`check`].

mod build;
pub(crate) mod connection;
mod deploy;
mod dynamic_reference;
pub(crate) mod host;
mod measure;
mod name;
pub(crate) mod path;
mod pipeline;
mod planned;
mod region;
mod repository;
mod roles;
mod tags;
mod variables;

use std::collections::BTreeMap;

pub use connection::new_connection;
use gangway_catalog::providers::ProviderType;
pub use host::{new_host, successor};
pub(crate) use measure::shown;
use measure::{duplicate, entries, length, plain};

use crate::document::Setup;
use crate::problem::Problem;
use crate::target::HostNetwork;

/// What was learned from the account and the repository. Unknown means no problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Ids of the images of the Region, from `ListCuratedEnvironmentImages`.
    pub images: Option<Vec<String>>,
    /// Connections of the account.
    pub connections: Option<Vec<KnownConnection>>,
    /// The chosen Region.
    pub region: Option<String>,
    /// The partition that the credentials belong to, as they said in any Region.
    pub partition: Option<String>,
    /// The connection that was chosen or made.
    pub connection_arn: Option<String>,
    /// Hosts of the account in the Region.
    pub hosts: Option<Vec<KnownHost>>,
    /// The host that was chosen or made.
    pub host_arn: Option<String>,
    /// The VPC that was chosen; one without an id: nobody has chosen yet.
    pub network: Option<HostNetwork>,
    /// What the repository of this name told.
    pub repository: Option<KnownRepository>,
    /// The buildspecs that stand in the repository, as far as its clone was read: the text at each path, or that there is no
    /// such file.
    pub buildspecs: BTreeMap<String, Option<String>>,
}

/// What a clone or an address told of a repository.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownRepository {
    /// Its provider, when the host of its address tells.
    pub provider: Option<ProviderType>,
    /// Every branch that the clone knows; none without a clone.
    pub branches: Option<Vec<String>>,
}

/// A connection of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownConnection {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its provider; none for one that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
}

/// A host of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownHost {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The address of its server, as AWS has it.
    pub endpoint: String,
    /// Its provider; none for one that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `VPC_CONFIG_INITIALIZING`, or what AWS says.
    pub status: String,
    /// The VPC that it is in, if any.
    pub vpc: Option<String>,
}

/// The problems of a setup, in the order of its members. What is the target's stands at `region`
/// and, the VPC of the host, at `network`.
#[must_use]
pub fn check(setup: &Setup, facts: &Facts) -> Vec<Problem> {
    let mut problems = Vec::new();
    region::check(facts, &mut problems);
    name::setup(&setup.name, &mut problems);
    repository::check(&setup.repository, facts.repository.as_ref(), &mut problems);
    host::check(setup, facts, &mut problems);
    connection::check(setup, facts, &mut problems);
    roles::check(setup, &mut problems);
    build::check(setup, facts, &mut problems);
    pipeline::check(setup, &mut problems);
    deploy::check(setup, &mut problems);
    name::derived(setup, &mut problems);
    tags::check(&setup.tags, &mut problems);
    dynamic_reference::check(setup, &mut problems);
    planned::check(setup, &mut problems);
    problems
}

#[cfg(test)]
mod tests;
