//! Secrets in a real keychain: gnome-keyring on a bus of its own.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test asks how it was started")]

use std::process::Command;

use gangway_store::secrets::{Secret, Secrets};
use gangway_tests::bus::Bus;
use gangway_tests::skip::skip;

/// Set in the second run of this program, which is on the bus.
const INSIDE: &str = "GANGWAY_TEST_KEYCHAIN";

#[test]
fn in_a_real_keychain_they_outlast_this_run() {
    const NAME: &str = "in_a_real_keychain_they_outlast_this_run";
    if std::env::var_os(INSIDE).is_some() {
        let secrets = Secrets::open("gangway-test");
        assert!(secrets.kept());
        assert!(secrets.keep("id", Secret::new("one".to_owned())));
        let another_run = Secrets::open("gangway-test");
        assert_eq!(another_run.find("id").unwrap().reveal(), "one");
        assert!(another_run.find("other").is_none());
        assert!(secrets.forget("id"));
        assert!(another_run.find("id").is_none());
        return;
    }
    if let Some(program) = Bus::missing() {
        return skip(NAME, &format!("{program} isn't installed"));
    }
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::with_keychain(home.path());
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", &format!("keychain::{NAME}")]).envs([bus.variable()]).env(INSIDE, "1");
    let outcome = again.output().unwrap();
    let told = String::from_utf8_lossy(&outcome.stdout);
    assert!(outcome.status.success() && told.contains("1 passed"), "{told}");
}
