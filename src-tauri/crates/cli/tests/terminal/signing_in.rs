//! Accounts of the AWS configuration: which one is meant, where it is called, and each way in which it gives nothing.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use gangway_words::{Language, Words};
use serde_json::Value;

use crate::program::Desk;

/// A desk with this configuration, and a setup file on it.
fn desk(config: &str) -> (Desk, String) {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path(".aws")).unwrap();
    desk.write(".aws/config", config);
    let file = desk.setup("shop");
    (desk, file)
}

/// Why a command ends with this profile.
fn refused(config: &str, profile: &str) -> Value {
    let (desk, file) = desk(config);
    let told = desk.run(&["status", &file, "--json", "--region", "eu-central-1", "--profile", profile]);
    assert!(!format!("{told:?}").contains("hunter2"), "{told:?}");
    told.object()["fault"].clone()
}

fn check(config: &str, code: &str, facts: &[(&str, &str)]) {
    let fault = refused(config, "p");
    assert_eq!(fault["code"], code, "{config}: {fault}");
    for (name, expected) in facts {
        assert_eq!(fault["facts"][name], *expected, "{config}: {fault}");
    }
}

const KEYS: &str = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = hunter2\n";

#[test]
fn keys_of_the_environment_have_the_region_of_the_configuration() {
    let (mut desk, file) = desk("[default]\nregion = eu-central-1\nendpoint_url = http://127.0.0.1:1\n");
    desk.let_variable("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    desk.let_variable("AWS_SECRET_ACCESS_KEY", "hunter2");
    let told = desk.run(&["status", &file, "--json"]);
    assert_eq!(told.object()["fault"]["code"], "no-network", "it got as far as the address: {told:?}");
}

#[test]
fn a_profiles_address_is_the_one_that_is_named() {
    let config = format!("[profile p]\n{KEYS}endpoint_url = http://127.0.0.1:1\n");
    check(&config, "no-network", &[("host", "127.0.0.1:1")]);
    let services = "[services s]\ncloudformation =\n  endpoint_url = http://[::1]:1\n";
    let config = format!("[profile p]\n{KEYS}services = s\n{services}");
    check(&config, "no-network", &[("host", "[::1]:1")]);
    let config = format!("[profile p]\n{KEYS}endpoint_url = http://u:hunter2@127.0.0.1\n");
    check(&config, "endpoint-unusable", &[("kind", "password")]);
}

#[test]
fn each_way_to_give_no_credentials_is_told_apart() {
    check("[p]\n", "profile-missing", &[("heading", "without-profile")]);
    check("[profile p]\naws_secret_access_key = hunter2\n", "profile-incomplete", &[("keys", "aws_access_key_id")]);
    check("[profile p\n", "aws-file-refused", &[("kind", "no-heading-yet")]);
    let session = "[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = Dev\n";
    check(session, "section-missing", &[("name", "s"), ("command", "aws configure sso --profile p")]);
    let signed_out =
        format!("{session}[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.example/start\n");
    check(&signed_out, "not-signed-in", &[("command", "aws sso login --profile p")]);
    let console = "[profile p]\nlogin_session = arn:aws:iam::111122223333:user/me\n";
    check(console, "not-signed-in", &[("command", "aws login --profile p")]);
    check("[profile p]\nrole_arn = r\nsource_profile = q\n", "source-profile-unusable", &[("name", "q")]);
    // without a terminal nobody can be asked
    let role = format!("[profile p]\nrole_arn = r\nsource_profile = q\nmfa_serial = device\n[profile q]\n{KEYS}");
    check(&role, "mfa-code-wanted", &[("serial", "device"), ("kind", "first")]);
}

/// A profile that can't be used hides no other.
#[test]
fn what_is_wrong_elsewhere_in_the_file_is_no_concern_of_a_profile() {
    let config = format!(
        "[other]\nx = y\n[profile half]\naws_access_key_id = A\n[profile p]\n{KEYS}endpoint_url = http://127.0.0.1:1\n"
    );
    check(&config, "no-network", &[]);
}

#[test]
fn a_program_is_found_by_its_name_and_its_keys_are_used() {
    let keys = r#"{"Version":1,"AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"hunter2"}"#;
    let config = "[profile p]\ncredential_process = print-keys\nendpoint_url = http://127.0.0.1:1\n";
    let (mut desk, file) = desk(config);
    desk.write("keys.json", keys);
    #[cfg(unix)]
    {
        let path = desk.write("print-keys", "#!/bin/sh\ncat \"${0%/*}/keys.json\"\n");
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        desk.let_variable("PATH", &format!("{}:/usr/bin:/bin", desk.path("").display()));
    }
    #[cfg(windows)]
    {
        desk.write("print-keys.bat", "@type \"%~dp0keys.json\"\r\n");
        desk.let_variable("PATH", &desk.path("").display().to_string());
    }
    let told = desk.run(&["status", &file, "--json", "--region", "eu-central-1", "--profile", "p"]);
    assert_eq!(told.object()["fault"]["code"], "no-network", "it got as far as the address: {told:?}");
}

#[cfg(windows)]
#[test]
fn a_program_is_bounded() {
    let process = |command: &str| format!("[profile p]\ncredential_process = {command}\n");
    let failed = "credential-process-failed";
    check(&process("cmd /c \"echo hunter2& exit 7\""), failed, &[("kind", "ended"), ("detail", "7")]);
    check(
        &process("cmd /c \"for /l %i in (1,1,100000) do @echo hunter2\""),
        failed,
        &[("kind", "long"), ("program", "cmd")],
    );
    check(&process("no-such-program --token hunter2"), failed, &[("kind", "not-found")]);
}

#[cfg(unix)]
#[test]
fn a_program_is_bounded() {
    let process = |command: &str| format!("[profile p]\ncredential_process = {command}\n");
    let failed = "credential-process-failed";
    check(&process("yes hunter2"), failed, &[("kind", "long"), ("program", "yes")]);
    check(&process("sh -c 'echo hunter2; exit 7'"), failed, &[("kind", "ended"), ("detail", "7")]);
    check(&process("no-such-program --token hunter2"), failed, &[("kind", "not-found")]);
}

#[test]
fn what_is_no_file_is_told() {
    let (mut desk, file) = desk("");
    let folder = desk.path(".aws").display().to_string();
    desk.let_variable("AWS_CONFIG_FILE", &folder);
    let told = desk.run(&["status", &file, "--json", "--region", "eu-central-1"]);
    let fault = told.object()["fault"].clone();
    assert_eq!((&fault["code"], &fault["facts"]["kind"]), (&"aws-file-unreadable".into(), &"not-a-file".into()));
    assert_eq!(fault["facts"]["path"], folder);
}

/// STS that names one identity. Whatever else is asked gets the same answer, which nobody can read there.
fn account_of(arn: &'static str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let who = format!(
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>{arn}</Arn><Account>111122223333</Account>\
         </GetCallerIdentityResult></GetCallerIdentityResponse>"
    );
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 65_536]);
            let head = "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1\r\ncontent-type: text/xml\r\nconnection: close\r\n";
            let _ = write!(stream, "{head}content-length: {}\r\n\r\n{who}", who.len());
        }
    });
    address
}

#[test]
fn root_is_advised_against_and_nobody_else() {
    let warning = Words::new(Language::En).say("cli-root", &[]);
    for (arn, root) in [
        ("arn:aws:iam::111122223333:root", true),
        ("arn:aws:iam::111122223333:user/root", false),
        ("arn:aws:sts::111122223333:assumed-role/admin/root", false),
    ] {
        let (desk, file) = desk(&format!("[profile p]\n{KEYS}endpoint_url = {}\n", account_of(arn)));
        let told = desk.run(&["teardown", &file, "--region", "eu-central-1", "--profile", "p"]);
        assert_eq!(told.errors.contains(&warning), root, "{arn}: {told:?}");
    }
}
