//! Why an action of a run failed, from what CodePipeline and CodeBuild say of it. What their messages mean is a table in
//! `catalog::failures`; what it doesn't know is passed on as text.

use gangway_catalog::failures::{Cause, FailureMessage, MessagePlace};
use gangway_catalog::fault::{Fault, FaultCode};

use crate::build_log;
use crate::builds::Phase;
use crate::failure_causes::because;
use crate::texts::shorten;

/// The word beside the message of a phase in which a command failed.
const COMMAND_FAILED: &str = "COMMAND_EXECUTION_ERROR";

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
    /// Its log, as far as it is known.
    pub log: &'a [String],
    /// Whether it ended because its time was over.
    pub expired: bool,
}

/// Says why, and of which action of which stage.
pub fn diagnose(failed: &FailedAction<'_>) -> Fault {
    let why = match failed.category {
        "Source" => by_message(failed, MessagePlace::Source),
        "Approval" if failed.expired => because(other(failed), Cause::ApprovalExpired),
        "Approval" => Fault::new(FaultCode::ApprovalRejected),
        "Build" | "Test" => build(failed),
        _ => by_message(failed, MessagePlace::Deploy),
    };
    why.with("stage", failed.stage).with("action", failed.action)
}

/// Whether the source couldn't use the connection as it is: not yet AVAILABLE, no longer so, or gone. Which of them it
/// is, the connection itself says.
pub(crate) fn connection_is_unusable(message: &str) -> bool {
    MessagePlace::Source.find("", message).is_some_and(|found| found.cause == Cause::ConnectionUnusable)
}

/// What CodePipeline's own message says.
fn by_message(failed: &FailedAction<'_>, place: MessagePlace) -> Fault {
    match place.find(failed.code, failed.message) {
        Some(found) => known(failed, found, failed.message).unwrap_or_else(|| because(other(failed), found.cause)),
        None => other(failed),
    }
}

/// The fault of its own that a cause has, where somebody branches on it.
fn known(failed: &FailedAction<'_>, found: &FailureMessage, message: &str) -> Option<Fault> {
    let said = |code| Fault::new(code).with("detail", shorten(message));
    let fault = match found.cause {
        Cause::BranchUnreadable | Cause::RepositoryIdMalformed => {
            let (repository, branch) = failed.source?;
            said(FaultCode::SourceNotFound).with("repository", repository).with("branch", branch)
        }
        Cause::ConnectionUnusable => {
            said(FaultCode::ConnectionNotAvailable).with("status", "PENDING").with("name", failed.connection?)
        }
        Cause::ConnectionDenied => said(FaultCode::SourcePermission),
        Cause::RoleUnassumable | Cause::ActionRoleUnassumable => said(FaultCode::RoleNotAssumable),
        Cause::BuildQueueFull | Cause::BuildQuotaZero => said(FaultCode::BuildQueueFull),
        Cause::BuildspecMissing => said(FaultCode::BuildspecMissing).with("path", named_file(message)),
        Cause::CommandNotText
        | Cause::BuildspecShape
        | Cause::BuildspecNotYaml
        | Cause::BuildspecTab
        | Cause::PhaseUnknown
        | Cause::BuildspecVersion
        | Cause::RuntimeVersionUnknown
        | Cause::RuntimeUnknown
        | Cause::RuntimeMissing
        | Cause::BuildspecRefused => said(FaultCode::BuildspecInvalid),
        Cause::ArtifactsMissing | Cause::BaseDirectoryMissing => said(FaultCode::ArtifactsMissing),
        _ => return None,
    };
    Some(because(fault, found.cause))
}

fn build(failed: &FailedAction<'_>) -> Fault {
    // The first phase that went wrong is the cause; later ones follow from it.
    let first = failed.phases.iter().find(|phase| wrong(phase)).cloned().or_else(|| told_phase(failed.message));
    let Some(phase) = first else { return by_message(failed, MessagePlace::BuildStart) };
    let found = phase.contexts.iter().find_map(|(code, message)| {
        MessagePlace::BuildPhase.find(code, message).map(|found| (found, message.as_str()))
    });
    if let Some(fault) = found.and_then(|(found, message)| known(failed, found, message)) {
        return fault;
    }
    let log = (phase.contexts.iter().any(|(code, _)| code == COMMAND_FAILED)).then(|| build_log::excerpt(failed.log));
    let log = log.flatten();
    let messages: Vec<&str> = phase.contexts.iter().map(|(_, message)| message.as_str()).collect();
    let message = messages.join("; ");
    let detail = if message.is_empty() { phase.status.as_str() } else { &message };
    let fault = Fault::new(FaultCode::BuildFailed).with("detail", shorten(detail)).with("phase", phase.name.as_str());
    let fault = match &log {
        Some(excerpt) => fault.with("log", excerpt.lines.join("\n")),
        None => fault,
    };
    // What the command itself says tells more than its exit code.
    let cause = log.and_then(|excerpt| excerpt.cause).or(found.map(|(found, _)| found.cause));
    match cause.or((phase.status == "TIMED_OUT").then_some(Cause::BuildTimedOut)) {
        Some(cause) => because(fault, cause),
        None => fault,
    }
}

/// The phase that CodePipeline's own message tells of, for who may not ask CodeBuild, e.g. "Build terminated with state:
/// FAILED. Phase: BUILD, Code: COMMAND_EXECUTION_ERROR, Message: Error while executing command: …".
fn told_phase(message: &str) -> Option<Phase> {
    let told = message.strip_prefix("Build terminated with state: ")?;
    let (status, told) = told.split_once(". Phase: ")?;
    let (name, told) = told.split_once(", Code: ")?;
    let (code, message) = told.split_once(", Message: ")?;
    let contexts = vec![(code.to_owned(), message.to_owned())];
    Some(Phase { name: name.to_owned(), status: status.to_owned(), seconds: None, contexts })
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
    Fault::new(FaultCode::ActionFailed).with("detail", shorten(&detail))
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
            // a repository that was renamed, moved, deleted, or taken out of what the app may read
            ("[GitHub] No Branch [main] found for FullRepositoryName [old-team/shop]", FaultCode::SourceNotFound),
            ("Could not find repository: old-team/shop", FaultCode::SourceNotFound),
            ("[Bitbucket] Repository not found: old-team/shop", FaultCode::SourceNotFound),
            ("[GitLab] Repository Not Found", FaultCode::SourceNotFound),
            ("Unauthorized to access this repository: old-team/shop", FaultCode::SourceNotFound),
            ("A repository Id must be in the format <account>/<repository-name>", FaultCode::SourceNotFound),
            (
                "[GitHub] Upload to S3 failed with the following error: User: r is not authorized to perform: s3:PutObject",
                FaultCode::ActionFailed,
            ),
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
        let found = source_says("[GitHub] No Branch [main] found for FullRepositoryName [acme/app]");
        assert_eq!(found.facts.get("branch"), Some(&Fact::from("main")));
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
    fn a_build_that_nobody_may_ask_for_is_told_by_the_pipeline() {
        let says = |message: &str| diagnose(&FailedAction { category: "Build", message, ..FailedAction::default() });
        let fault = says(
            "Build terminated with state: FAILED. Phase: BUILD, Code: COMMAND_EXECUTION_ERROR, \
             Message: Error while executing command: yarn. Reason: exit status 127",
        );
        assert_eq!((fault.code, fault.facts.get("phase")), (FaultCode::BuildFailed, Some(&Fact::from("BUILD"))));
        assert_eq!(fault.facts.get("cause"), Some(&Fact::from("command-not-found")));
        let fault =
            says("Build terminated with state: FAILED. Phase: DOWNLOAD_SOURCE, Code: YAML_FILE_ERROR, Message: ");
        assert_eq!(fault.code, FaultCode::BuildspecInvalid);
        for broken in ["Build terminated with state: ", "Build terminated with state: FAILED", "Build terminated"] {
            assert_eq!(says(broken).code, FaultCode::ActionFailed, "{broken}");
        }
    }

    #[test]
    fn a_cause_without_a_fault_of_its_own_is_a_fact() {
        let table = [
            ("PROVISIONING", "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", "toomanyrequests: slow down", "docker-hub-limit"),
            ("DOWNLOAD_SOURCE", "CLIENT_ERROR", "NoSuchKey: The specified key does not exist.", "artifact-gone"),
            ("DOWNLOAD_SOURCE", "Decrypted Variables Error", "parameter does not exist: A", "parameter-missing"),
            (
                "BUILD",
                "COMMAND_EXECUTION_ERROR",
                "Error while executing command: a. Reason: exit status 137",
                "command-killed",
            ),
        ];
        for (phase, code, message, cause) in table {
            let fault = build_says(phase, code, message);
            assert_eq!(fault.code, FaultCode::BuildFailed, "{message}");
            assert_eq!(fault.facts.get("cause"), Some(&Fact::from(cause)), "{message}");
        }
        let unknown =
            build_says("BUILD", "COMMAND_EXECUTION_ERROR", "Error while executing command: a. Reason: exit status 1");
        assert_eq!(unknown.facts.get("cause"), None);
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
        let expired = diagnose(&FailedAction { expired: true, ..failed("Approval") });
        assert_eq!(expired.facts.get("cause"), Some(&Fact::from("approval-expired")));
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
            for message in ["", "No Branch [a] found for FullRepositoryName [b]", "connection pending"] {
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
