//! Phase 1: the way to the repository.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::problem::{Problem, ProblemCode};

use crate::id::Id;
use crate::policy::{Reason, Statement};
use crate::resource::{Connection, Kind, Purpose, Resource};
use crate::text::{Parameter, Part, text};

pub(crate) fn resources(setup: &Setup, names: &Names) -> Result<Vec<Resource>, Problem> {
    let provider = setup.repository.provider;
    let provider = provider.ok_or_else(|| Problem::error("repository.provider", ProblemCode::Missing))?;
    Ok(vec![Resource {
        id: Id::of(&["connection"]),
        purpose: Purpose::of("connection"),
        kind: Kind::Connection(Connection {
            name: names.connection.clone(),
            provider,
            host: setup.needs_host().then(|| Parameter::HostArn.into()),
        }),
    }])
}

/// To make a connection and hand it on: also where one is chosen, which may be exchanged for a new one.
pub(crate) fn person_may() -> [Statement; 2] {
    [handshake(), connections()]
}

/// The browser's part can't be narrowed: it happens before there is a connection to name.
fn handshake() -> Statement {
    let actions = [
        "codeconnections:CreateConnection",
        "codeconnections:ListConnections",
        "codeconnections:GetIndividualAccessToken",
        "codeconnections:GetInstallationUrl",
        "codeconnections:ListInstallationTargets",
        "codeconnections:StartOAuthHandshake",
        "codestar-connections:CreateConnection",
        "codestar-connections:ListConnections",
        "codestar-connections:GetIndividualAccessToken",
        "codestar-connections:GetInstallationUrl",
        "codestar-connections:ListInstallationTargets",
        "codestar-connections:StartOAuthHandshake",
    ];
    Statement::allow("ConnectionHandshake", Reason::of("person-handshake"), &actions, vec![text!["*"]])
}

/// Connections are seen and handed on from every Region.
fn connections() -> Statement {
    let actions = [
        "codeconnections:GetConnection",
        "codeconnections:DeleteConnection",
        "codeconnections:UpdateConnectionInstallation",
        "codeconnections:UseConnection",
        "codeconnections:PassConnection",
        "codeconnections:TagResource",
        "codeconnections:UntagResource",
        "codeconnections:ListTagsForResource",
        "codestar-connections:GetConnection",
        "codestar-connections:DeleteConnection",
        "codestar-connections:UpdateConnectionInstallation",
        "codestar-connections:UseConnection",
        "codestar-connections:PassConnection",
        "codestar-connections:TagResource",
        "codestar-connections:UntagResource",
        "codestar-connections:ListTagsForResource",
    ];
    let resources = ["codeconnections", "codestar-connections"]
        .map(|service| text!["arn:", Part::Partition, format!(":{service}:*:"), Part::Account, ":connection/*"]);
    Statement::allow("Connections", Reason::of("person-connections"), &actions, resources.to_vec())
}
