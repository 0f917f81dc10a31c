//! Where each page is.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::visit::Visit;
use crate::services::codeconnections::{Connection, Host};

/// For one part of a path or one value of a query.
pub(super) fn encoded(text: &str) -> String {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The page of a pipeline.
pub(super) fn pipeline(name: &str, region: &str) -> String {
    format!("/codesuite/codepipeline/pipelines/{}/view?region={}", encoded(name), encoded(region))
}

/// The page of connections and hosts.
pub(super) fn connections(region: &str) -> String {
    format!("/codesuite/settings/connections?region={}", encoded(region))
}

/// The page of a host.
pub(super) fn host(host: &Host) -> String {
    let mut parts = host.arn.split(':').skip(2);
    let service = parts.next().unwrap_or_default();
    let (region, account) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    format!("/codesuite/settings/{account}/{region}/{service}/hosts/{}?region={region}", encoded(host.id()))
}

/// The page of a connection.
pub(super) fn connection(connection: &Connection) -> String {
    let mut parts = connection.arn.split(':').skip(2);
    let service = parts.next().unwrap_or_default();
    let (region, account) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let id = connection.id();
    format!("/codesuite/settings/{account}/{region}/{service}/connections/{id}?region={region}")
}

/// The connection's page, saying what happened.
pub(super) fn with_outcome(page: &str, outcome: &str) -> String {
    format!("{page}&outcome={outcome}")
}

/// The page of a build.
pub(super) fn build(visit: &Visit, project: &str, id: &str) -> String {
    let account = visit.account_id();
    let region = encoded(visit.region());
    format!("/codesuite/codebuild/{account}/projects/{}/build/{}?region={region}", encoded(project), encoded(id))
}

/// The page of the build that an action started; none when its id isn't a build's.
pub(super) fn build_of(visit: &Visit, id: &str) -> Option<String> {
    let (project, _) = id.split_once(':').filter(|(project, build)| !project.is_empty() && !build.contains(':'))?;
    Some(build(visit, project, id))
}

/// The page of a project with its builds.
pub(super) fn builds(visit: &Visit, project: &str) -> String {
    let account = visit.account_id();
    format!("/codesuite/codebuild/{account}/projects/{}/history?region={}", encoded(project), encoded(visit.region()))
}
