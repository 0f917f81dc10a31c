//! A sign-in of the terminal program, as botocore and the AWS CLI find it.
#![allow(clippy::disallowed_methods, reason = "a test writes and spoils the files that a person would have")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use gangway_app::views::SignInView;
use gangway_tests::place::program;
use gangway_tests::portal::{Portal, browse};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};

use crate::{client, path, python, script};

/// A home folder, and the portal that its configuration names.
struct Desk {
    portal: Portal,
    home: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let portal = Portal::start().await;
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join(".aws")).expect("a folder");
        std::fs::write(home.path().join(".aws/config"), portal.configuration()).expect("a file");
        Self { portal, home }
    }

    fn run(&self, mut command: Command) -> Command {
        for variable in ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] {
            command.env_remove(variable);
        }
        command.envs(self.portal.variables()).env("HOME", self.home.path()).env("GANGWAY_HOME", self.home.path());
        command.stdin(Stdio::null());
        command
    }

    async fn sign_in(&self, profile: &str) {
        let mut command = Command::new(program("gangway-cli"));
        command.args(["sign-in", "--device", "--json", "--profile", profile]).stdout(Stdio::piped());
        let mut child = tokio::process::Command::from(self.run(command)).spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).await.expect("a line");
        let view: SignInView = serde_json::from_str(&line).expect("a sign-in");
        browse(view.address.as_deref().expect("an address")).await;
        assert!(child.wait().await.expect("it ends").success());
    }

    /// Who botocore is.
    fn who(&self, python_program: &Path, profiles: &[&str]) -> Output {
        let script = path(&script("signed_in.py"));
        let command = python(python_program, &[&[script.as_str()], profiles].concat());
        tokio::task::block_in_place(|| self.run(command).output().expect("it starts"))
    }

    /// The text of each token's file becomes another.
    fn change_tokens(&self, change: impl Fn(&str) -> String) {
        for entry in std::fs::read_dir(self.home.path().join(".aws/sso/cache")).expect("the AWS CLI's folder") {
            let file = entry.expect("a file").path();
            let text = std::fs::read_to_string(&file).expect("a text");
            if text.contains("accessToken") {
                std::fs::write(&file, change(&text)).expect("a file");
            }
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn botocore_and_the_aws_cli_are_signed_in_too() {
    let test = "botocore_and_the_aws_cli_are_signed_in_too";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    let desk = Desk::new().await;
    let before = desk.who(&found, &["p"]);
    assert!(!before.status.success(), "nobody has signed in yet: {}", said(&before));
    for profile in ["p", "old"] {
        desk.sign_in(profile).await;
    }
    let told = desk.who(&found, &["p", "q", "old"]);
    assert!(told.status.success(), "{}", said(&told));
    assert_eq!(said(&told).matches("assumed-role/Dev/me").count(), 3, "{}", said(&told));
    let mut command = Command::new(aws);
    command.args(["sts", "get-caller-identity", "--profile", "p"]);
    let told = tokio::task::block_in_place(|| desk.run(command).output().expect("it starts"));
    assert!(told.status.success() && said(&told).contains("assumed-role/Dev/me"), "{}", said(&told));
}

#[tokio::test(flavor = "multi_thread")]
async fn botocore_renews_a_token_that_gangway_wrote() {
    let Some(found) = client("botocore_renews_a_token_that_gangway_wrote", "python") else { return };
    let desk = Desk::new().await;
    desk.portal.behave(|behavior| behavior.token_lasts = 60);
    desk.sign_in("p").await;
    let told = desk.who(&found, &["p"]);
    assert!(told.status.success(), "{}", said(&told));
    let renewals = desk.portal.heard("POST /token");
    assert!(renewals.iter().any(|request| request.text.contains("refresh_token")), "it was about to run out");
}

#[tokio::test(flavor = "multi_thread")]
async fn botocore_sees_a_token_that_is_none() {
    let Some(found) = client("botocore_sees_a_token_that_is_none", "python") else { return };
    let desk = Desk::new().await;
    desk.sign_in("p").await;
    desk.change_tokens(|text| text.replace("expiresAt", "expires"));
    let told = desk.who(&found, &["p"]);
    assert!(!told.status.success(), "{}", said(&told));
}
