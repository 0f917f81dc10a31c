//! `host …`: a host made, set up in the browser, waited for and deleted; and what its network and certificate would do.

use std::path::Path;

use gangway_tests::button;
use serde_json::{Value, json};

use crate::program::{CallResult, Desk, files};

/// A setup whose repository lies on a server of one's own.
pub(crate) fn server(desk: &Desk, network: &str) -> String {
    let setup = json!({
        "gangway": 2, "name": "shop",
        "repository": { "provider": "GitLabSelfManaged", "name": "platform/shop", "branch": "main" },
        "host": { "name": "git", "endpoint": "https://git.example.com", "network": network },
        "connection": { "name": "shop" },
        "builds": [{
            "name": "build", "recipe": "node", "packageManager": "npm", "runtimeVersion": "22",
            "machine": { "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0" },
        }],
        "pipelines": [{ "name": "main", "run": [[{ "build": "build" }]] }],
    });
    desk.write("server.gangway.json", setup.to_string())
}

fn told(result: &CallResult) -> String {
    let told = format!("{}{}", result.output, result.errors);
    assert!(!told.contains('⟦') && !told.contains("{$"), "every sentence is there: {told}");
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn made_waited_for_and_deleted() {
    let desk = Desk::with_practice(&[]);
    let file = server(&desk, "public");
    told(&desk.run(&["host", "list"]));
    let unapproved = desk.run(&["host", "create", &file]);
    assert_eq!(unapproved.code, Some(3), "{unapproved:?}");
    told(&unapproved);
    for _ in 0..2 {
        let waiting = desk.run(&["host", "create", &file, "--yes"]);
        assert_eq!(waiting.code, Some(4), "{waiting:?}");
        told(&waiting);
    }
    let hosts = desk.run(&["host", "list", "--json"]).object();
    let [host] = hosts.as_array().unwrap().as_slice() else { panic!("one host: {hosts}") };
    assert_eq!(host["status"], "pending", "{host}");
    let text = |member: &str| host[member].as_str().unwrap_or_default().to_owned();
    button::set_up_host(&text("address"), &text("arn")).await;
    let ready = desk.run(&["host", "wait", &file]);
    assert_eq!(ready.code, Some(0), "{ready:?}");
    told(&ready);
    assert_eq!(desk.run(&["host", "list", "--json"]).object()[0]["status"], "available");
    told(&desk.run(&["host", "list"]));
    let unknown = desk.run(&["host", "delete", "another", "--yes"]);
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    told(&unknown);
    let deleted = desk.run(&["host", "delete", "git", "--yes"]);
    assert_eq!(deleted.code, Some(0), "{deleted:?}");
    told(&deleted);
    assert_eq!(desk.run(&["host", "list", "--json"]).object(), Value::Array(Vec::new()));
}

/// The host stays unless it is asked for; the end says that it does, and with which command it goes.
#[test]
fn a_tear_down_says_what_it_leaves_and_takes_the_host_when_it_is_asked_to() {
    let desk = Desk::with_practice(&[]);
    let file = server(&desk, "public");
    assert_eq!(desk.run(&["host", "create", &file, "--yes"]).code, Some(4));
    for language in ["en", "ja"] {
        for (arguments, says) in [
            (&["teardown", &file, "--connection"][..], &["--with-host", "gangway-cli host delete git"][..]),
            (&["teardown", &file, "--with-host"], &["AWS::CodeConnections::Host git"]),
        ] {
            let shown = CallResult::of(desk.command_in(language, arguments).output().unwrap());
            let told = told(&shown);
            assert!(says.iter().all(|part| told.contains(part)), "{arguments:?}: {told}");
        }
    }
    let gone = desk.run(&["teardown", &file, "--with-host", "--yes"]);
    assert_eq!(gone.code, Some(0), "{gone:?}");
    assert!(!told(&gone).contains("host delete"), "{gone:?}");
    assert_eq!(desk.run(&["host", "list", "--json"]).object(), Value::Array(Vec::new()));
    let nothing = told(&desk.run(&["teardown", &file, "--with-host"]));
    assert!(nothing.contains("no host to delete"), "{nothing}");
}

/// The plan is asked, each wrong option is a sentence, and what is left to do comes at the end.
#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_set_up_is_replaced_and_what_is_left_to_do_is_told() {
    let desk = Desk::with_practice(&[]);
    let file = server(&desk, "public");
    let listed = || desk.run(&["host", "list", "--json"]).object()[0].clone();
    let set_up = async |host: &Value| {
        button::set_up_host(host["address"].as_str().unwrap(), host["arn"].as_str().unwrap()).await;
    };
    told(&desk.run(&["host", "create", &file, "--yes"]));
    let old = listed();
    set_up(&old).await;
    assert_eq!(desk.run(&["host", "wait", &file]).code, Some(0));

    let unknown = desk.run(&["host", "replace", "another", "--yes"]);
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    for language in ["en", "ja"] {
        for (wrong, value) in [("--endpoint", "http://git.example.com"), ("--name", "a b")] {
            let refused = desk.command_in(language, &["host", "replace", "git", wrong, value, "--yes"]);
            let refused = CallResult::of({ refused }.output().unwrap());
            assert_eq!(refused.code, Some(3), "{refused:?}");
            told(&refused);
        }
        let asked = CallResult::of(desk.command_in(language, &["host", "replace", "git"]).output().unwrap());
        assert_eq!(asked.code, Some(3), "{asked:?}");
        assert!(told(&asked).contains(old["arn"].as_str().unwrap()), "{asked:?}");
    }
    assert_eq!(listed()["arn"], old["arn"], "nobody approved anything");

    let waiting = desk.run(&["host", "replace", "git", "--yes"]);
    assert_eq!(waiting.code, Some(4), "{waiting:?}");
    assert!(told(&waiting).contains("shop"), "{waiting:?}");
    let new = listed();
    assert_ne!(new["arn"], old["arn"]);
    set_up(&new).await;
    let done = desk.run(&["host", "replace", "git", "--yes"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(told(&done).contains("needs a new connection"), "{done:?}");
    assert_eq!((&listed()["arn"], &listed()["status"]), (&new["arn"], &json!("available")));
    // The setup uses the new one.
    assert_eq!(desk.run(&["host", "wait", &file]).code, Some(0));
    assert_eq!(desk.run(&["host", "list", "--json"]).object().as_array().unwrap().len(), 1);
}

#[test]
fn what_a_network_would_do_is_told_with_what_to_do() {
    let desk = Desk::with_practice(&[]);
    let file = server(&desk, "private");
    let chosen = [
        "--vpc",
        "vpc-12345678",
        "--subnet",
        "subnet-12345678",
        "--security-group",
        "sg-12345678",
        "--address",
        "10.20.30.40",
    ];
    let arguments = [&["host", "check", &file][..], &chosen].concat();
    for language in ["en", "ja"] {
        let checked = CallResult::of(desk.command_in(language, &arguments).output().unwrap());
        assert_eq!(checked.code, Some(3), "{checked:?}");
        assert!(told(&checked).contains("vpc-12345678"), "{checked:?}");
    }
    let checked = desk.run(&[&arguments[..], &["--json"]].concat()).object();
    assert_eq!(checked["network"]["findings"][0]["code"], "vpc-gone", "{checked}");
    let without = told(&desk.run(&["host", "check", &file]));
    assert!(!without.is_empty());
}

/// The key itself isn't one: what counts is its head.
#[test]
fn a_private_key_in_place_of_a_certificate_is_kept_nowhere() {
    let desk = Desk::with_practice(&[]);
    let file = server(&desk, "private");
    let key = desk
        .write("server.key", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LW9mLXRoZS1zZXJ2ZXI=\n-----END PRIVATE KEY-----\n");
    for command in ["check", "create"] {
        let refused = desk.run(&["host", command, &file, "--certificate", &key]);
        assert_eq!(refused.code, Some(3), "{command}: {refused:?}");
        assert!(!told(&refused).contains("c2VjcmV0"), "{refused:?}");
        // A path from the folder in which the command is typed is the same file.
        let mut here = desk.command_in("en", &["host", command, &file, "--certificate", "server.key"]);
        let refused = CallResult::of(here.current_dir(Path::new(&key).parent().unwrap()).output().unwrap());
        assert_eq!(refused.code, Some(3), "{command}: {refused:?}");
    }
    let home = desk.path("home");
    for path in files(&home) {
        let content = std::fs::read(home.join(&path)).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains("c2VjcmV0"), "{path} holds the key");
    }
}
