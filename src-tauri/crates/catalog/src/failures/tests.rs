use std::collections::HashSet;

use gangway_words::{Language, Words};
use strum::VariantArray;

use super::*;

fn all() -> impl Iterator<Item = (MessagePlace, &'static FailureMessage)> {
    MessagePlace::ALL.iter().flat_map(|place| place.messages().map(|row| (*place, row)))
}

/// Causes that no message tells: a status and a time do, what another call answers, or the person's own clone.
const WITHOUT_MESSAGE: &[Cause] = &[
    Cause::BuildTimedOut,
    Cause::ApprovalExpired,
    Cause::BucketNameYours,
    Cause::ChangeRefused,
    Cause::BranchAbsent,
    Cause::BranchNotPushed,
    Cause::BranchMisspelled,
    Cause::BranchHidden,
    Cause::RepositoryMisspelled,
    Cause::RepositoryElsewhere,
];

#[test]
fn each_message_is_found_by_its_own_row() {
    for (place, row) in all() {
        let found = place.find(row.code, row.sample);
        assert!(found.is_some_and(|it| std::ptr::eq(it, row)), "{place:?} {row:?} is found as {found:?}");
    }
}

#[test]
fn each_cause_is_met_and_has_its_sentences() {
    let met: HashSet<Cause> = all().map(|(_, row)| row.cause).collect();
    for cause in Cause::VARIANTS {
        assert!(met.contains(cause) || WITHOUT_MESSAGE.contains(cause), "{cause:?} is met nowhere");
        for language in [Language::En, Language::Ja] {
            let words = Words::new(language);
            let id = format!("cause-{}", cause.name());
            assert!(words.has(&id), "{id} has no sentence");
            let next = words.say_attribute(&id, "next", &[("known", "main".into())]);
            assert!(!next.contains('⟦'), "{id} doesn't say what to do: {next}");
        }
    }
}

#[test]
fn pieces_are_lower_case() {
    for (_, row) in all() {
        assert!(row.pieces.iter().all(|piece| **piece == piece.to_ascii_lowercase()), "{row:?}");
    }
}

#[test]
fn what_looks_alike_is_told_apart() {
    use MessagePlace::{BuildLog, BuildPhase, BuildStart, Source, Stack};
    let table = [
        (
            Source,
            "",
            "[Bitbucket] Upload to S3 failed with the following error: Access Denied",
            Cause::ArtifactBucketDenied,
        ),
        (Source, "", "[GitLab] Upload to S3 failed: not authorized to perform: kms:Decrypt", Cause::ArtifactKeyDenied),
        (Source, "", "[GitLab] No Branch [release/1] found for FullRepositoryName [a/b/c]", Cause::BranchUnreadable),
        (BuildStart, "", "Cannot have more than 0 builds in queue for the account", Cause::BuildQuotaZero),
        (BuildStart, "", "Cannot have more than 10 builds in queue for the account", Cause::BuildQueueFull),
        (BuildStart, "", "Cannot have more than 20 active builds for the account", Cause::BuildQueueFull),
        (
            BuildPhase,
            "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
            "Unable to pull customer's container image. manifest unknown",
            Cause::ImageDenied,
        ),
        (
            BuildPhase,
            "CLIENT_ERROR",
            "authorization failed for primary source and source version arn:aws:s3:::b",
            Cause::ConnectionDenied,
        ),
        (BuildPhase, "YAML_FILE_ERROR", "something that nobody has seen yet", Cause::BuildspecRefused),
        (
            BuildPhase,
            "COMMAND_EXECUTION_ERROR",
            "Error while executing command: a. Reason: exit status 127",
            Cause::CommandNotFound,
        ),
        (
            BuildLog,
            "",
            "Your bundle only supports platforms [\"x\"] but your local platform is y.",
            Cause::LockFilePlatform,
        ),
        (Stack, "", "shop-artifacts already exists (Service: S3, Status Code: 409)", Cause::NameTaken),
        (
            Stack,
            "",
            "CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::1:role/r",
            Cause::RoleUnassumable,
        ),
        (Stack, "", "User: a is not authorized to perform: iam:PassRole on resource: r", Cause::PermissionMissing),
    ];
    for (place, code, text, cause) in table {
        assert_eq!(place.find(code, text).map(|row| row.cause), Some(cause), "{text}");
    }
}

#[test]
fn what_nobody_knows_means_nothing() {
    use MessagePlace::{BuildLog, BuildPhase, BuildStart, Source, Stack};
    let table = [
        (Source, "", "Something else"),
        (Source, "", ""),
        (BuildStart, "JobFailed", "The build could not be started"),
        (BuildPhase, "COMMAND_EXECUTION_ERROR", "Error while executing command: npm test. Reason: exit status 1"),
        (BuildPhase, "CLIENT_ERROR", "no such thing"),
        (BuildLog, "", "npm warn deprecated inflight@1.0.6: This module is not supported"),
        (BuildLog, "", "  5 passing, 0 errors; permission denied is what this test is about"),
        (BuildLog, "", "added 1 package in 400ms"),
        (Stack, "", "Resource creation cancelled"),
        (Stack, "", "Error occurred during operation 'CREATE'."),
    ];
    for (place, code, text) in table {
        assert_eq!(place.find(code, text), None, "{text}");
    }
}
