//! Why an action of a run failed, from what CodePipeline and CodeBuild say of it. The messages aren't
//! part of any contract: fragments are compared without regard to case, and what isn't recognised is passed on as text.

use gangway_catalog::fault::{Fault, FaultCode};

use crate::builds::Phase;
use crate::causes::any;
use crate::errors::shorten;

/// A failed action, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct FailedAction<'a> {
    /// Name of the stage.
    pub stage: &'a str,
    /// Name of the action.
    pub action: &'a str,
    /// `Source`, `Build`, `Approval`, …
    pub category: &'a str,
    /// CodePipeline's `errorDetails.code`, may be empty.
    pub code: &'a str,
    /// CodePipeline's error message, or what the other service said.
    pub message: &'a str,
    /// What a source reads: repository and branch.
    pub source: Option<(&'a str, &'a str)>,
    /// ARN of the connection through which a source reads.
    pub connection: Option<&'a str>,
    /// The build's phases, for a build.
    pub phases: &'a [Phase],
}

/// Says why, and of which action of which stage.
pub fn diagnose(failed: &FailedAction<'_>) -> Fault {
    let why = match failed.category {
        _ if role_is_not_assumable(failed.message) => said(FaultCode::RoleNotAssumable, failed.message),
        "Source" => source(failed),
        "Approval" => Fault::new(FaultCode::ApprovalRejected),
        "Build" | "Test" => build(failed),
        _ => other(failed),
    };
    why.with("stage", failed.stage).with("action", failed.action)
}

/// Whether a service couldn't take a role on: nothing of what the role may do was looked at yet.
fn role_is_not_assumable(message: &str) -> bool {
    any(message, &["sts:assumerole", "not authorized to perform assumerole", "role cannot be assumed"])
}

fn said(code: FaultCode, message: &str) -> Fault {
    Fault::new(code).with("detail", shorten(message))
}

/// Whether the source couldn't use the connection as it is: not yet AVAILABLE, no longer so, or gone. Which of them it
/// is, the connection itself says.
pub(crate) fn connection_is_unusable(message: &str) -> bool {
    any(message, &["connection"])
        && any(message, &["not available", "not in available", "pending", "is not ready", "not found"])
}

fn source(failed: &FailedAction<'_>) -> Fault {
    let message = failed.message;
    const UNREADABLE: &[&str] = &[
        "no branch",
        "repository id must be",
        "unauthorized to access this repository",
        "could not find repository",
        "repository not found",
    ];
    const FORBIDDEN: &[&str] = &[
        "sufficient permissions",
        "not authorized to perform",
        "access denied to connection",
        "failed to get access token",
    ];
    if let (true, Some((repository, branch))) = (any(message, UNREADABLE), failed.source) {
        return Fault::new(FaultCode::SourceNotFound).with("repository", repository).with("branch", branch);
    }
    if let (true, Some(connection)) = (connection_is_unusable(message), failed.connection) {
        return Fault::new(FaultCode::ConnectionNotAvailable).with("status", "PENDING").with("name", connection);
    }
    if any(message, FORBIDDEN) {
        return Fault::new(FaultCode::SourcePermission);
    }
    other(failed)
}

fn build(failed: &FailedAction<'_>) -> Fault {
    if any(failed.message, &["builds in queue", "accountlimitexceeded"]) || any(failed.code, &["accountlimitexceeded"])
    {
        return Fault::new(FaultCode::BuildQueueFull);
    }
    // The first phase that went wrong is the cause; later ones follow from it.
    let phase = failed.phases.iter().find(|phase| wrong(phase));
    let Some(phase) = phase else { return other(failed) };
    let message = phase.contexts.iter().map(|(_, message)| message.as_str()).collect::<Vec<_>>().join("; ");
    let coded = |code: &str| phase.contexts.iter().any(|(it, _)| it == code);
    if role_is_not_assumable(&message) {
        return said(FaultCode::RoleNotAssumable, &message);
    }
    if any(
        &message,
        &["access denied to connection", "failed to get access token", "authorization failed for primary source"],
    ) {
        return Fault::new(FaultCode::SourcePermission);
    }
    if coded("YAML_FILE_ERROR") {
        return if any(&message, &["does not exist", "no such file", "not found"]) {
            Fault::new(FaultCode::BuildspecMissing).with("path", named_file(&message))
        } else {
            said(FaultCode::BuildspecInvalid, &message)
        };
    }
    if phase.name == "UPLOAD_ARTIFACTS"
        && any(&message, &["no matching artifact", "no matching base directory", "no matching files"])
    {
        return said(FaultCode::ArtifactsMissing, &message);
    }
    let message = if message.is_empty() { phase.status.as_str() } else { &message };
    said(FaultCode::BuildFailed, message).with("phase", phase.name.as_str())
}

fn wrong(phase: &Phase) -> bool {
    matches!(phase.status.as_str(), "FAILED" | "FAULT" | "TIMED_OUT" | "CLIENT_ERROR")
}

/// The file that a message names, e.g. "stat /codebuild/output/src1/src/buildspec.yml: no such file": its end, for the
/// person knows it from their repository.
fn named_file(message: &str) -> String {
    let word = message
        .split(|c: char| c.is_whitespace() || c == '"' || c == '\'')
        .map(|word| word.trim_end_matches([':', ',', '.', ';']))
        .find(|word| word.ends_with(".yml") || word.ends_with(".yaml"));
    let path = word.unwrap_or("buildspec.yml");
    shorten(path.rsplit_once("/src/").map_or(path, |(_, inner)| inner))
}

fn other(failed: &FailedAction<'_>) -> Fault {
    let detail = match (failed.code, failed.message) {
        // AWS gave no reason: its word for it is all there is.
        ("", "") => "Failed".to_owned(),
        (code, "") => code.to_owned(),
        ("", message) => message.to_owned(),
        (code, message) => format!("{code}: {message}"),
    };
    said(FaultCode::ActionFailed, &detail)
}

#[cfg(test)]
mod tests {
    use gangway_catalog::fact::Fact;

    use super::*;

    fn source_says(message: &str) -> Fault {
        let failed = FailedAction {
            stage: "Source",
            action: "Source",
            category: "Source",
            message,
            source: Some(("acme/app", "main")),
            connection: Some("arn:…"),
            ..FailedAction::default()
        };
        diagnose(&failed)
    }

    fn build_says(name: &str, code: &str, message: &str) -> Fault {
        let before = Phase { name: "QUEUED".to_owned(), status: "SUCCEEDED".to_owned(), ..Phase::default() };
        let phase = Phase {
            name: name.to_owned(),
            status: "FAILED".to_owned(),
            seconds: None,
            contexts: vec![(code.to_owned(), message.to_owned())],
        };
        let phases = [before, phase];
        diagnose(&FailedAction {
            stage: "Build",
            action: "Build",
            category: "Build",
            phases: &phases,
            ..FailedAction::default()
        })
    }

    #[test]
    fn sources() {
        let table = [
            (
                "Unable to use Connection: arn:… The provided role does not have sufficient permissions.",
                FaultCode::SourcePermission,
            ),
            ("[GitHub] No Branch [main] found for FullRepositoryName [acme/app]", FaultCode::SourceNotFound),
            ("repository Id must be in the format <account>/<repository-name>", FaultCode::SourceNotFound),
            // a repository that was renamed, moved, deleted, or taken out of what the app may read
            ("[GitHub] No Branch [main] found for FullRepositoryName [old-team/shop]", FaultCode::SourceNotFound),
            ("Could not find repository: old-team/shop", FaultCode::SourceNotFound),
            ("[Bitbucket] Repository not found: old-team/shop", FaultCode::SourceNotFound),
            ("[GitLab] Repository Not Found", FaultCode::SourceNotFound),
            ("Unauthorized to access this repository: old-team/shop", FaultCode::SourceNotFound),
            ("The connection is not available", FaultCode::ConnectionNotAvailable),
            ("Connection arn:… is in PENDING state", FaultCode::ConnectionNotAvailable),
            ("Connection arn:… not found", FaultCode::ConnectionNotAvailable),
            (
                "The role cannot be assumed: it is not authorized to perform: sts:AssumeRole",
                FaultCode::RoleNotAssumable,
            ),
            (
                "CodePipeline is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/shop",
                FaultCode::RoleNotAssumable,
            ),
            ("Something else", FaultCode::ActionFailed),
            ("", FaultCode::ActionFailed),
        ];
        for (message, expected) in table {
            assert_eq!(source_says(message).code, expected, "{message}");
        }
        assert_eq!(source_says("no branch").facts.get("branch"), Some(&Fact::from("main")));
    }

    #[test]
    fn builds() {
        let table = [
            ("DOWNLOAD_SOURCE", "YAML_FILE_ERROR", "YAML file does not exist", FaultCode::BuildspecMissing),
            (
                "DOWNLOAD_SOURCE",
                "YAML_FILE_ERROR",
                "stat /codebuild/output/src1/src/ci/b.yml: no such file or directory",
                FaultCode::BuildspecMissing,
            ),
            (
                "DOWNLOAD_SOURCE",
                "YAML_FILE_ERROR",
                "Unknown runtime version named '3.1' of python.",
                FaultCode::BuildspecInvalid,
            ),
            ("DOWNLOAD_SOURCE", "CLIENT_ERROR", "Access denied to connection arn:…", FaultCode::SourcePermission),
            (
                "BUILD",
                "COMMAND_EXECUTION_ERROR",
                "Error while executing command: npm test. Reason: exit status 1",
                FaultCode::BuildFailed,
            ),
            (
                "QUEUED",
                "ACCESS_DENIED",
                "CodeBuild is not authorized to perform: sts:AssumeRole on service role.",
                FaultCode::RoleNotAssumable,
            ),
            ("UPLOAD_ARTIFACTS", "CLIENT_ERROR", "no matching artifact paths found", FaultCode::ArtifactsMissing),
        ];
        for (phase, code, message, expected) in table {
            assert_eq!(build_says(phase, code, message).code, expected, "{message}");
        }
        let path = |message| build_says("DOWNLOAD_SOURCE", "YAML_FILE_ERROR", message).facts.get("path").cloned();
        assert_eq!(path("stat /codebuild/output/src1/src/ci/b.yml: no such file"), Some(Fact::from("ci/b.yml")));
        assert_eq!(path("YAML file does not exist"), Some(Fact::from("buildspec.yml")));
    }

    #[test]
    fn every_failure_names_its_stage_and_action() {
        let phase = Phase { name: "BUILD".to_owned(), status: "FAILED".to_owned(), ..Phase::default() };
        for category in ["Source", "Build", "Test", "Approval", "Deploy", "Invoke"] {
            for message in ["", "no branch", "not authorized to perform: sts:AssumeRole", "access denied to connection"]
            {
                for phases in [&[][..], std::slice::from_ref(&phase)] {
                    let failed = FailedAction {
                        stage: "Release",
                        action: "Copy",
                        category,
                        message,
                        phases,
                        ..FailedAction::default()
                    };
                    let fault = diagnose(&failed);
                    let named = |name: &str| fault.facts.get(name).cloned();
                    assert_eq!(named("stage"), Some(Fact::from("Release")), "{category} {message}");
                    assert_eq!(named("action"), Some(Fact::from("Copy")), "{category} {message}");
                }
            }
        }
    }

    #[test]
    fn approvals_and_all_others() {
        let failed = |category| FailedAction { category, code: "JobFailed", message: "x", ..FailedAction::default() };
        assert_eq!(diagnose(&failed("Approval")).code, FaultCode::ApprovalRejected);
        assert_eq!(diagnose(&failed("Deploy")).facts.get("detail"), Some(&Fact::from("JobFailed: x")));
        let queue = FailedAction {
            category: "Build",
            message: "Cannot have more than 1 builds in queue",
            ..FailedAction::default()
        };
        assert_eq!(diagnose(&queue).code, FaultCode::BuildQueueFull);
    }

    /// Every fact ends up in a sentence; an empty one leaves a hole in it.
    fn without_holes(fault: &Fault) -> bool {
        fault.facts.values().all(|fact| *fact != Fact::from(""))
    }

    #[test]
    fn where_aws_says_nothing_no_sentence_has_a_hole() {
        let phase = Phase { name: "BUILD".to_owned(), status: "TIMED_OUT".to_owned(), ..Phase::default() };
        for category in ["Source", "Build", "Deploy", "Approval"] {
            for message in ["", "no branch", "connection pending"] {
                for phases in [&[][..], std::slice::from_ref(&phase)] {
                    let fault = diagnose(&FailedAction {
                        stage: "S",
                        action: "A",
                        category,
                        message,
                        phases,
                        ..FailedAction::default()
                    });
                    assert!(without_holes(&fault), "{category} {message}: {fault}");
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_a_fault(category: String, code: String, message: String, phase: String) {
            let phases = [Phase { name: phase, status: "FAILED".to_owned(), seconds: None, contexts: vec![(code.clone(), message.clone())] }];
            let _ = diagnose(&FailedAction { category: &category, code: &code, message: &message, phases: &phases, ..FailedAction::default() });
            let _ = diagnose(&FailedAction { category: "Build", code: &code, message: &message, phases: &phases, ..FailedAction::default() });
        }
    }
}
