//! Pushes and pull requests: which pipelines they start.

use std::collections::BTreeMap;

use serde_json::Value;

use super::execution::Revision;
use super::{globs, starts};
use crate::services::codeconnections::reports;
use crate::services::read::{Read as _, texts};
use crate::world::World;
use crate::world::provider::{PullRequestEvent, PushEvent};

/// How many changed files of a push the service looks at.
const LOOKED_AT: usize = 100;

/// Starts the pipelines that listen to this push.
pub(super) fn on_push(world: &mut World, push: &PushEvent) {
    let matches = |action: &Value, trigger: Option<&Value>| match trigger {
        Some(trigger) => trigger.member("gitConfiguration").list("push").iter().any(|filter| push_fits(filter, push)),
        None => {
            let configuration = action.member("configuration");
            configuration.text("DetectChanges") != "false" && configuration.text("BranchName") == push.branch
        }
    };
    let repository = (push.provider.as_str(), push.repository.as_str());
    start(world, repository, (&push.branch, &push.commit), &BTreeMap::new(), matches);
}

/// Starts the pipelines that listen to this pull request: they build the commit that it brings.
pub(super) fn on_pull_request(world: &mut World, request: &PullRequestEvent) {
    let matches = |_: &Value, trigger: Option<&Value>| {
        let filters = trigger.map(|trigger| trigger.member("gitConfiguration").list("pullRequest")).unwrap_or_default();
        filters.iter().any(|filter| {
            let events = texts(filter.list("events"));
            (events.is_empty() || events.contains(&request.event))
                && fits(filter.member("branches"), [request.into.as_str()].into_iter())
                && fits(filter.member("filePaths"), request.changed.iter().take(LOOKED_AT).map(String::as_str))
        })
    };
    let variables = [
        ("PullRequestTitle", request.title.clone()),
        ("SourceBranchName", request.from.clone()),
        ("DestinationBranchName", request.into.clone()),
    ];
    let variables = variables.map(|(name, value)| (name.to_owned(), value)).into();
    let repository = (request.provider.as_str(), request.repository.as_str());
    start(world, repository, (&request.from, &request.commit), &variables, matches);
}

/// The provider tells the connections that may read the repository, and CodePipeline compares its name letter by letter.
fn start(
    world: &mut World,
    (provider, repository): (&str, &str),
    (branch, commit): (&str, &str),
    variables: &BTreeMap<String, String>,
    matches: impl Fn(&Value, Option<&Value>) -> bool,
) {
    let connections = &world.services.codeconnections;
    let hears = |action: &Value| {
        let connection = connections.find(action.member("configuration").text("ConnectionArn"));
        // A company's own server is heard through its host's network.
        let host = |connection| connections.host_of(connection);
        connection.is_some_and(|connection| {
            connection.sees(provider, repository) && host(connection).is_none_or(|host| reports(world, host))
        })
    };
    let mut started = Vec::new();
    for (place, pipeline) in world.services.codepipeline.pipelines.iter().filter(|(_, pipeline)| pipeline.listens) {
        let sources =
            pipeline.declaration.list("stages").first().map(|stage| stage.list("actions")).unwrap_or_default();
        let triggers = pipeline.declaration.list("triggers");
        let named = |action: &&Value| action.member("configuration").text("FullRepositoryId") == repository;
        for action in sources.iter().filter(named).filter(|action| hears(action)) {
            let name = action.text("name");
            let of = |trigger: &&Value| trigger.member("gitConfiguration").text("sourceActionName") == name;
            if matches(action, triggers.iter().find(of)) {
                let connection = action.member("configuration").text("ConnectionArn").to_owned();
                started.push((place.clone(), name.to_owned(), action.text("namespace").to_owned(), connection));
                break;
            }
        }
    }
    for (place, action, namespace, connection) in started {
        let revision = Revision { branch: branch.to_owned(), commit: commit.to_owned(), ..Revision::default() };
        let named = variables.iter().map(|(name, value)| (format!("{namespace}.{name}"), value.clone())).collect();
        let trigger = ("WebhookV2".to_owned(), connection);
        starts::start(world, &place, trigger, named, BTreeMap::from([(action, revision)]));
    }
}

fn push_fits(filter: &Value, push: &PushEvent) -> bool {
    let paths = filter.member("filePaths");
    // The first push of a branch has nothing to be compared with: a path filter doesn't start on it.
    filter.get("tags").is_none()
        && fits(filter.member("branches"), [push.branch.as_str()].into_iter())
        && (paths.is_null() || !push.new_branch)
        && fits(paths, push.changed.iter().take(LOOKED_AT).map(String::as_str))
}

/// Whether any of the names is included and not excluded; without a filter everything fits.
fn fits<'n>(filter: &Value, mut names: impl Iterator<Item = &'n str>) -> bool {
    if filter.is_null() {
        return true;
    }
    let (includes, excludes) = (texts(filter.list("includes")), texts(filter.list("excludes")));
    names.any(|name| {
        (includes.is_empty() || includes.iter().any(|pattern| globs::matches(pattern, name)))
            && !excludes.iter().any(|pattern| globs::matches(pattern, name))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(filter: &Value, branch: &str, changed: &[&str], new_branch: bool) -> bool {
        let push = PushEvent {
            provider: "GitHub".to_owned(),
            repository: "a/b".to_owned(),
            branch: branch.to_owned(),
            commit: "c".to_owned(),
            changed: changed.iter().map(|path| (*path).to_owned()).collect(),
            new_branch,
        };
        push_fits(filter, &push)
    }

    #[test]
    fn filters_are_globs_and_excludes_win() {
        let branches =
            json!({ "branches": { "includes": ["main", "release/**", "f/*"], "excludes": ["release/old/*"] } });
        for (branch, expected) in [
            ("main", true),
            ("release/1/x", true),
            ("release/old/1", false),
            ("f/a", true),
            ("f/a/b", false),
            ("other", false),
        ] {
            assert_eq!(check(&branches, branch, &["x"], false), expected, "{branch}");
        }
    }

    #[test]
    fn a_path_filter_needs_a_change_that_fits_on_a_known_branch() {
        let paths = json!({ "branches": { "includes": ["main"] }, "filePaths": { "includes": ["api/**"], "excludes": ["**/*.md"] } });
        assert!(check(&paths, "main", &["README.md", "api/a.js"], false));
        assert!(!check(&paths, "main", &["api/README.md"], false));
        assert!(!check(&paths, "main", &["api/a.js"], true));
    }

    #[test]
    fn tag_filters_are_not_for_branches() {
        assert!(!check(&json!({ "tags": { "includes": ["v*"] } }), "v1", &[], false));
    }
}
