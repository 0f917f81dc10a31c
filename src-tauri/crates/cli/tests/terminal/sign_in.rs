//! `sign-in`, against a stand-in of the portal: what is printed, what is opened, how it ends.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Stdio};

#[cfg(target_os = "linux")]
use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::views::SignInView;
#[cfg(target_os = "linux")]
use gangway_app::views::{SignInState, SignInWay};
use gangway_tests::portal::{Portal, browse};
use serde_json::Value;

use crate::program::Desk;

/// An `aws` that notes the words with which it was called, beside itself, as `sh` and as `cmd` do it.
const NOTING: &str = if cfg!(windows) { "echo %*> \"%~dp0called\"" } else { "echo \"$*\" > \"${0%/*}/called\"" };

/// An `aws` that is told what to do, in the folder `programs`. On Linux also a browser, which notes what it is asked to
/// open; other systems open the person's own, which is no place for a test.
fn desk(portal: &Portal, aws: &str) -> Desk {
    let mut desk = Desk::new();
    for folder in [".aws", "programs"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    let config = "[profile console]\nlogin_session = arn:aws:iam::111122223333:user/me\n";
    desk.write(".aws/config", portal.configuration() + config);
    let programs = desk.path("programs").display().to_string();
    #[cfg(unix)]
    {
        let opened = desk.path("opened").display().to_string();
        for (name, script) in [("xdg-open", format!("printf '%s' \"$1\" > '{opened}'")), ("aws", aws.to_owned())] {
            let path = desk.write(&format!("programs/{name}"), format!("#!/bin/sh\n{script}\n"));
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        }
        desk.let_variable("PATH", &format!("{programs}:/usr/bin:/bin"));
    }
    #[cfg(windows)]
    {
        // as pip leaves them: a script for other systems lies beside it
        desk.write("programs/aws", "#!/bin/sh\nexit 9\n");
        desk.write("programs/aws.cmd", format!("@echo off\r\n{}\r\n", aws.replace('\n', "\r\n")));
        desk.let_variable("PATH", &programs);
    }
    for (name, value) in portal.variables() {
        desk.let_variable(&name, &value);
    }
    desk
}

/// A sign-in that runs.
struct RunningSignIn {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl RunningSignIn {
    fn begin(desk: &Desk, arguments: &[&str]) -> (Self, SignInView) {
        let mut command = desk.command(&[&["sign-in", "--json"], arguments].concat());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut running = Self { output: BufReader::new(child.stdout.take().unwrap()), child };
        let view = serde_json::from_value(running.line()).unwrap();
        (running, view)
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        tokio::task::block_in_place(|| self.output.read_line(&mut line)).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Exit code and what was told.
    fn end(mut self) -> (Option<i32>, String) {
        let mut told = String::new();
        tokio::task::block_in_place(|| {
            self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
            (self.child.wait().unwrap().code(), told)
        })
    }
}

#[cfg(target_os = "linux")] // for the sake of its browser
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_opened_and_waited_for() {
    let portal = Portal::start().await;
    let desk = desk(&portal, "exit 9");
    let (mut running, view) = RunningSignIn::begin(&desk, &["--profile", "p"]);
    assert_eq!((view.way, &view.state), (SignInWay::AuthorizationCode, &SignInState::Waiting));
    let page = browse(view.address.as_deref().unwrap()).await;
    assert!(page.contains("You are signed in"), "{page}");
    let ended: SignInView = serde_json::from_value(running.line()).unwrap();
    assert_eq!(ended.state, SignInState::Done);
    let (code, told) = running.end();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains(view.address.as_deref().unwrap()), "{told}");
    assert_eq!(std::fs::read_to_string(desk.path("opened")).unwrap(), view.address.unwrap());
    // and now other commands have an account
    let status =
        desk.run(&["status", &desk.setup("shop"), "--json", "--profile", "p", "--endpoint-url", "http://127.0.0.1:1"]);
    assert_eq!(status.object()["fault"]["code"], "no-network", "{status:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_code_is_printed_and_no_browser_opened() {
    let portal = Portal::start().await;
    let desk = desk(&portal, "exit 9");
    let (mut running, view) = RunningSignIn::begin(&desk, &["--profile", "p", "--device"]);
    browse(view.address.as_deref().unwrap()).await;
    assert_eq!(running.line()["state"]["kind"], "done");
    let (code, told) = running.end();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains(&view.user_code.unwrap()), "{told}");
    assert!(!desk.path("opened").exists());
}

#[cfg(target_os = "linux")] // for the sake of its browser
#[tokio::test(flavor = "multi_thread")]
async fn a_no_is_told_with_its_code() {
    let portal = Portal::start().await;
    portal.behave(|behavior| behavior.person = gangway_tests::portal::PersonsAnswer::No);
    let desk = desk(&portal, "exit 9");
    let (mut running, view) = RunningSignIn::begin(&desk, &["--profile", "p"]);
    browse(view.address.as_deref().unwrap()).await;
    let fault: Fault = serde_json::from_value(running.line()["fault"].clone()).unwrap();
    assert_eq!(fault.code, FaultCode::SignInDenied);
    let (code, told) = running.end();
    assert_eq!(code, Some(5));
    assert!(told.contains("allow the access") && !told.contains('⟦'), "{told}");
}

/// Interrupted, killed: nobody is signed in, and no half of a file is left. Processes are looked at in /proc, which only
/// Linux has.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_ends_it_leaves_nothing_behind() {
    use crate::program::signal;
    /// Within which everything happens, on the slowest of computers.
    const LIMIT: std::time::Duration = std::time::Duration::from_secs(30);
    let portal = Portal::start().await;
    let desk = desk(&portal, "sleep 1000 & echo $! > child.new; mv child.new child; wait");
    for (name, code) in [("-INT", Some(130)), ("-KILL", None)] {
        let (running, view) = RunningSignIn::begin(&desk, &["--profile", "p"]);
        assert_eq!(signal(running.child, name), code, "{name}");
        // the browser that is being started has the port for as long as it isn't itself
        let closed = async { while tokio::net::TcpStream::connect(host(&view)).await.is_ok() {} };
        tokio::time::timeout(LIMIT, closed).await.expect("nobody listens");
        let kept = crate::program::files(&desk.path(".aws/sso/cache"));
        assert_eq!(kept.len(), 1, "the registration alone: {kept:?}");
    }
    let mut command = desk.command(&["sign-in", "--json", "--profile", "console"]);
    command.current_dir(desk.path("programs")).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().unwrap();
    let file = desk.path("programs/child");
    let started = async {
        while !file.exists() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(LIMIT, started).await.expect("aws is run");
    assert_eq!(signal(child, "-INT"), Some(130));
    let id = std::fs::read_to_string(&file).unwrap();
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", id.trim()));
    assert!(!stat.as_ref().is_ok_and(|stat| !stat.contains(") Z ")), "what aws started runs on: {stat:?}");
}

#[cfg(target_os = "linux")]
fn host(view: &SignInView) -> String {
    let address = url::Url::parse(view.address.as_deref().unwrap()).unwrap();
    let redirect = address.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
    let redirect = url::Url::parse(&redirect).unwrap();
    format!("{}:{}", redirect.host_str().unwrap(), redirect.port().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_aws_cli_of_the_person_is_run_as_a_shell_would() {
    let portal = Portal::start().await;
    let desk = desk(&portal, NOTING);
    let told = tokio::task::block_in_place(|| desk.run(&["sign-in", "--profile", "console", "--json"]));
    assert_eq!(told.code, Some(0), "{told:?}");
    let called = std::fs::read_to_string(desk.path("programs/called")).unwrap();
    assert_eq!(called.replace('"', "").trim(), "login --profile console");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_profile_is_told_what_it_needs() {
    let portal = Portal::start().await;
    let desk = desk(&portal, "echo An error of its own >&2\nexit 1");
    let check = |profile: &str, code: i32, fault: &str, says: &str| {
        let told = tokio::task::block_in_place(|| desk.run(&["sign-in", "--device", "--profile", profile, "--json"]));
        assert_eq!(told.code, Some(code), "{told:?}");
        let line = told.lines().pop().unwrap();
        assert_eq!(line["fault"]["code"], fault, "{told:?}");
        assert!(told.errors.contains(says) && !told.errors.contains('⟦'), "{told:?}");
    };
    check("keys", 1, "sign-in-absent", "nothing to sign in to");
    check("nobody", 1, "profile-missing", "nobody");
    check("console", 1, "aws-login-failed", "An error of its own");
    portal.behave(|behavior| behavior.device_lasts = 1);
    let told = tokio::task::block_in_place(|| desk.run(&["sign-in", "--device", "--profile", "old", "--json"]));
    assert_eq!(
        (told.code, told.lines()[1]["fault"]["code"].as_str()),
        (Some(4), Some("sign-in-timed-out")),
        "{told:?}"
    );
}

/// Where another command has no account for want of a sign-in, it names this one and the AWS CLI's.
#[tokio::test(flavor = "multi_thread")]
async fn other_commands_say_how_to_sign_in() {
    let portal = Portal::start().await;
    let desk = desk(&portal, "exit 9");
    let file = desk.setup("shop");
    for (profile, theirs) in [("p", "aws sso login --profile p"), ("console", "aws login --profile console")] {
        let told = tokio::task::block_in_place(|| {
            desk.run(&["status", &file, "--region", "eu-central-1", "--profile", profile])
        });
        let ours = format!("gangway-cli sign-in --profile {profile}");
        assert!(told.errors.contains(&ours) && told.errors.contains(theirs), "{told:?}");
    }
}
