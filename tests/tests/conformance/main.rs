//! Real clients that nobody here wrote, against the practice account: boto3 and AWS CLI v1.
//!
//! The clients lie in `target/clients` (`tests/conformance/install.sh`); what they do stands beside that script.

#![allow(clippy::expect_used, reason = "a test ends with a clear message at the first surprise")]

mod exported;

use std::path::{Path, PathBuf};
use std::process::Command;

use gangway_practice::{FAST_SPEED, Options, Practice, USUAL_SPEED};
use gangway_tests::place::{kept, program, repository};
use gangway_tests::skip::skip;

/// A program of the clients' folder; none when they weren't installed.
fn client(test: &str, name: &str) -> Option<PathBuf> {
    let program = kept().join("clients/bin").join(name);
    if program.is_file() {
        return Some(program);
    }
    skip(test, "AWS's clients aren't installed: run tests/conformance/install.sh");
    None
}

fn script(name: &str) -> PathBuf {
    repository().join("tests/conformance").join(name)
}

/// Runs a client against a fresh account, which has another thread to answer on; the client must end well.
fn check(command: impl FnOnce(&str) -> Command) {
    check_at(FAST_SPEED, command);
}

fn check_at(speed: u32, command: impl FnOnce(&str) -> Command) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let options = Options { speed, ..Options::default() };
    let practice = runtime.block_on(Practice::start(options)).expect("a free port");
    let output = command(practice.endpoint()).output().expect("the client starts");
    runtime.block_on(practice.stop());
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", said(&output.stdout), said(&output.stderr));
}

fn python(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.env("PYTHONDONTWRITEBYTECODE", "1").args(arguments);
    command
}

#[test]
fn boto3_manages_connections_in_every_protocol() {
    let Some(found) = client("boto3_manages_connections_in_every_protocol", "python") else { return };
    let script = script("connections.py");
    // Slow enough to see a host at work on its VPC.
    check_at(USUAL_SPEED, |endpoint| python(&found, &[&script.to_string_lossy(), endpoint]));
}

#[test]
fn the_witness_has_teeth() {
    let Some(found) = client("the_witness_has_teeth", "python") else { return };
    let script = script("teeth.py");
    check(|_| python(&found, &[&script.to_string_lossy()]));
}

fn visit(service: &str) {
    let Some(found) = client(&format!("boto3_visits {service}"), "python") else { return };
    let script = script("account.py");
    check(|endpoint| python(&found, &[&script.to_string_lossy(), endpoint, service]));
}

#[test]
fn boto3_visits_sts() {
    visit("sts");
}

#[test]
fn boto3_visits_s3() {
    visit("s3");
}

#[test]
fn boto3_visits_iam() {
    visit("iam");
}

#[test]
fn boto3_visits_logs() {
    visit("logs");
}

#[test]
fn boto3_visits_codebuild() {
    visit("codebuild");
}

#[test]
fn boto3_visits_codepipeline() {
    visit("codepipeline");
}

#[test]
fn boto3_visits_cloudformation() {
    visit("cloudformation");
}

#[test]
fn aws_cli_manages_connections_and_copies_through_s3() {
    let Some(aws) = client("aws_cli_manages_connections_and_copies_through_s3", "aws") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    check(|endpoint| {
        let mut command = Command::new("bash");
        command.arg(script("cli.sh")).arg(aws).arg(endpoint).arg(folder.path());
        command
    });
}

#[test]
fn aws_cli_deploys_the_exported_files() {
    let test = "aws_cli_deploys_the_exported_files";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    exported::write(folder.path());
    let script = script("deploy.py");
    // The CLI looks every 30 s whether a stack is ready; here it is at its first look.
    check_at(100_000, |endpoint| {
        let path = |path: &Path| path.to_string_lossy().into_owned();
        python(&found, &[&path(&script), &path(&aws), endpoint, &path(folder.path())])
    });
}

#[test]
fn the_program_deploys_what_the_aws_cli_deploys() {
    let test = "the_program_deploys_what_the_aws_cli_deploys";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    exported::setup(&folder.path().join("hello.gangway.json"));
    let script = script("same.py");
    check_at(100_000, |endpoint| {
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let program = path(&program("gangway-cli"));
        python(&found, &[&path(&script), &program, &path(&aws), endpoint, &path(folder.path())])
    });
}
