//! Real clients that nobody here wrote, against the practice account: boto3 and AWS CLI v1.
//!
//! The clients lie in `target/clients` (`tests/conformance/install.sh`); what they do stands beside that script.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test ends with a clear message at the first surprise, and hands the path of programs on"
)]

mod exported;
mod phases;
mod profiles;
mod signing_in;

use std::path::{Path, PathBuf};
use std::process::Command;

use gangway_export::Language;
use gangway_practice::{FAST_SPEED, Options, Practice};
use gangway_setup::document::Setup;
use gangway_tests::place::{in_path, kept, program, repository};
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

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[test]
fn boto3_calls_every_operation_that_practice_plays() {
    let Some(found) = client("boto3_calls_every_operation_that_practice_plays", "python") else { return };
    let script = path(&script("visit.py"));
    let services = played();
    assert!(services.contains(&"codeconnections".to_owned()), "{services:?}");
    // Each looks at an account of its own, where time passes only as the script says.
    std::thread::scope(|scope| {
        let visit = |service: &str| check_at(1, |endpoint| python(&found, &[&script, endpoint, service]));
        let visits: Vec<_> = services.iter().map(|service| scope.spawn(move || visit(service))).collect();
        let failed: Vec<_> = visits.into_iter().filter_map(|visit| visit.join().err()).collect();
        for failure in &failed {
            eprintln!("{}", failure.downcast_ref::<String>().map_or("a visit failed", String::as_str));
        }
        assert!(failed.is_empty(), "{} of {} services", failed.len(), services.len());
    });
}

/// The services that practice has a model of.
fn played() -> Vec<String> {
    let models = repository().join("src-tauri/crates/practice/models");
    let files = std::fs::read_dir(models).expect("the models").map(|file| file.expect("a file").path());
    let operations = |file: &Path| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|model| model["operations"].is_object())
    };
    files
        .filter(|file| file.extension().is_some_and(|end| end == "json") && operations(file))
        .map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect()
}

#[test]
fn the_witness_has_teeth() {
    let Some(found) = client("the_witness_has_teeth", "python") else { return };
    let script = script("teeth.py");
    check(|_| python(&found, &[&path(&script)]));
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

/// The clients look every some seconds whether a stack is ready; at this speed it is at their first look.
const AT_ONCE: u32 = 100_000;

#[test]
fn aws_cli_deploys_the_exported_files() {
    let test = "aws_cli_deploys_the_exported_files";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    exported::write("cloudformation", folder.path(), &exported::hello(), Language::En);
    let script = script("deploy.py");
    check_at(AT_ONCE, |endpoint| python(&found, &[&path(&script), endpoint, &path(folder.path()), &path(&aws)]));
}

#[test]
fn boto3_deploys_the_exported_files() {
    let Some(found) = client("boto3_deploys_the_exported_files", "python") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    exported::write("cloudformation", folder.path(), &exported::hello(), Language::En);
    let script = script("deploy.py");
    check_at(AT_ONCE, |endpoint| python(&found, &[&path(&script), endpoint, &path(folder.path())]));
}

#[test]
fn aws_cli_makes_from_the_documents_what_the_templates_make() {
    documents("aws_cli_makes_from_the_documents_what_the_templates_make", &exported::hello(), "runs");
}

#[test]
fn aws_cli_makes_the_role_of_a_deployed_stack_from_the_documents() {
    documents("aws_cli_makes_the_role_of_a_deployed_stack_from_the_documents", &exported::stack(), "waits");
}

/// `first_run`: whether it runs to its end, or waits for a template and somebody's approval.
fn documents(test: &str, setup: &Setup, first_run: &str) {
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for format in ["cloudformation", "json"] {
        exported::write(format, &folder.path().join(format), setup, Language::En);
    }
    let script = script("documents.py");
    check_at(AT_ONCE, |endpoint| {
        python(&found, &[&path(&script), endpoint, &path(folder.path()), &path(&aws), first_run])
    });
}

#[test]
fn the_printed_lines_deploy_japanese_templates_where_text_is_cp932() {
    printed("the_printed_lines_deploy_japanese_templates_where_text_is_cp932", "cloudformation", "cp932");
}

#[test]
fn the_printed_lines_deploy_japanese_templates_where_text_is_utf_8() {
    printed("the_printed_lines_deploy_japanese_templates_where_text_is_utf_8", "cloudformation", "utf-8");
}

#[test]
fn the_printed_lines_call_with_japanese_documents_where_text_is_cp932() {
    printed("the_printed_lines_call_with_japanese_documents_where_text_is_cp932", "json", "cp932");
}

/// A Japanese export with Japanese texts in it, by the lines that it prints, where the system's encoding is this one.
fn printed(test: &str, format: &str, encoding: &str) {
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    if !(in_path("localedef") && Path::new("/usr/share/i18n/charmaps/WINDOWS-31J.gz").is_file()) {
        return skip(test, "there is no localedef, or no table of Microsoft's code page: the package locales has both");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (setup, held) = exported::japanese();
    exported::write(format, folder.path(), &setup, Language::Ja);
    exported::save(&folder.path().join("expected"), &held.to_string());
    let script = script("printed.py");
    check_at(AT_ONCE, |endpoint| {
        python(&found, &[&path(&script), endpoint, &path(folder.path()), format, &path(&aws), encoding])
    });
}

#[test]
fn the_program_deploys_what_aws_clients_deploy() {
    let test = "the_program_deploys_what_aws_clients_deploy";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    exported::setup(&folder.path().join("hello.gangway.json"));
    let script = script("same.py");
    let program = path(&program("gangway-cli"));
    check_at(AT_ONCE, |endpoint| {
        python(&found, &[&path(&script), &program, &path(&aws), endpoint, &path(folder.path())])
    });
}
