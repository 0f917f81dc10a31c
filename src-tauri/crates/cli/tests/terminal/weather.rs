//! Bad weather: no network, no answer, a wrong clock, a full disk. Each ends with what happened and what to do next, in
//! both languages, and with nothing lost.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use gangway_words::{Language, Value, Words};

use crate::program::{CallResult, Desk};

const STATUS: &[&str] = &["--region", "eu-central-1"];
/// Keys, for where the practice account didn't print any.
const KEYS: &[(&str, &str)] = &[("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "hunter2")];

/// What a command says of a fault, and how it ends, in both languages.
#[track_caller]
pub(crate) fn check(desk: &Desk, endpoint: Option<&str>, code: &str, exit: i32) {
    let file = desk.setup("shop");
    let run = |language: &str, more: &[&str]| {
        let mut command = desk.command_in(language, &["status", &file]);
        command.args(STATUS).args(more);
        if let Some(endpoint) = endpoint {
            command.args(["--endpoint-url", endpoint]).envs(KEYS.iter().copied());
        }
        CallResult::of(command.output().unwrap())
    };
    let told = run("en", &["--json"]);
    assert_eq!(told.code, Some(exit), "{told:?}");
    let fault = told.object()["fault"].clone();
    assert_eq!(fault["code"], code, "{told:?}");
    let facts = fault["facts"].as_object().cloned().unwrap_or_default();
    let facts: Vec<(&str, Value)> =
        facts.iter().map(|(name, fact)| (name.as_str(), fact.as_str().unwrap_or_default().into())).collect();
    for language in Language::ALL {
        let words = Words::new(*language);
        let ended = run(language.tag(), &[]);
        let id = format!("fault-{code}");
        let typed = format!("cli-next-{code}");
        let next = if words.has(&typed) { words.say(&typed, &facts) } else { words.say_attribute(&id, "next", &facts) };
        for sentence in [words.say(&id, &facts), next] {
            assert!(ended.errors.contains(&sentence), "{sentence}\nisn't in {ended:?}");
        }
        assert_eq!(ended.code, Some(exit));
        assert!(!ended.errors.contains("panicked") && !ended.errors.contains("hunter2"), "{ended:?}");
    }
}

/// A server that reads a request and says this; nothing at all, when that is empty.
pub(crate) fn server(answer: &'static str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 65_536];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

#[test]
fn no_network() {
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    check(&Desk::new(), Some(&format!("http://127.0.0.1:{port}")), "no-network", 1);
}

#[test]
fn an_answer_that_is_lost() {
    check(&Desk::new(), Some(&server("")), "no-answer", 1);
}

#[test]
fn an_answer_that_cannot_be_read() {
    const ANSWER: &str =
        "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1\r\ncontent-type: text/xml\r\n\r\n<GetCallerIdentityRes";
    check(&Desk::new(), Some(&server(ANSWER)), "answer-unreadable", 1);
}

#[test]
fn a_wrong_clock() {
    const ANSWER: &str = "HTTP/1.1 403 Forbidden\r\ncontent-type: text/xml\r\nconnection: close\r\n\r\n\
        <ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
        <Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20260101T000000Z is now earlier than \
        20260101T010000Z (20260101T011500Z - 15 min.)</Message></Error></ErrorResponse>";
    check(&Desk::new(), Some(&server(ANSWER)), "clock-skewed", 5);
}

#[test]
fn a_proxy_that_answers_in_the_place_of_aws() {
    const ANSWER: &str =
        "HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<h1>hunter2</h1>";
    check(&Desk::new(), Some(&server(ANSWER)), "answered-by-another", 1);
}

#[test]
fn throttling() {
    check(&Desk::with_practice(&["--fault", "throttling"]), None, "throttled", 5);
}

#[test]
fn a_token_that_has_expired() {
    check(&Desk::with_practice(&["--fault", "expired-token"]), None, "credentials-expired", 5);
}

/// Runs where files can't grow, in the folder `disk`: on a disk of its own that is full, as root or as root of a user
/// namespace; where neither is allowed, under a limit of the shell, which the program is told in other words. Other systems
/// have no such disk for a test.
#[cfg(target_os = "linux")]
fn on_a_full_disk(desk: &Desk, before: &str, arguments: &[&str], after: &str) -> CallResult {
    use std::process::{Command, Stdio};
    std::fs::create_dir_all(desk.path("disk")).unwrap();
    const MOUNT: &str = "mount -t tmpfs -o size=64k none \"$DISK\"";
    let namespaces: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
    let allowed = namespaces.into_iter().find(|namespace| {
        let mut command = Command::new("unshare");
        command.args(*namespace).args(["sh", "-c", MOUNT]).env("DISK", desk.path("disk"));
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    });
    let (mut command, mount, fill) = match allowed {
        Some(namespace) => {
            let mut command = Command::new("unshare");
            command.args(namespace).arg("sh");
            (command, MOUNT, "head -c 1M /dev/zero > ballast 2> /dev/null")
        }
        None => (Command::new("sh"), ":", "trap '' XFSZ; ulimit -f 0"),
    };
    let script =
        format!("{mount} && cd \"$DISK\" && {before} || exit 99\n{fill}\n\"$0\" \"$@\"; code=$?\n{after}\nexit $code");
    let program = desk.command(arguments);
    command.args(["-c", &script]).arg(program.get_program()).args(program.get_args()).env_clear();
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("DISK", desk.path("disk"));
    CallResult::of(command.stdin(Stdio::null()).output().unwrap())
}

#[cfg(target_os = "linux")]
#[track_caller]
fn full(ended: &CallResult) {
    let fault = ended.lines().last().unwrap()["fault"].clone();
    assert!(fault["code"] == "disk-full" || fault["code"] == "path-unwritable", "{ended:?}");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    for language in Language::ALL {
        assert!(Words::new(*language).has(&format!("fault-{}", fault["code"].as_str().unwrap())));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_onto_a_full_disk_leaves_what_was_there() {
    let desk = Desk::new();
    let out = desk.path("disk/out").display().to_string();
    let ended = on_a_full_disk(
        &desk,
        "mkdir -p out/cloudformation && echo mine > out/cloudformation/2-pipeline.yaml",
        &["export", &desk.setup("shop"), "--format", "all", "--out", &out, "--overwrite", "--json"],
        "echo left: $(ls -A out/cloudformation) $(cat out/cloudformation/2-pipeline.yaml) >&2",
    );
    full(&ended);
    assert!(ended.errors.contains("left: 2-pipeline.yaml mine\n"), "{ended:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_noted_nothing_is_made() {
    let mut desk = Desk::with_practice(&[]);
    let file = desk.setup("never-noted");
    let deploy = ["deploy", &file, "--yes", "--json"];
    desk.let_variable("GANGWAY_HOME", &desk.path("disk/home").display().to_string());
    full(&on_a_full_disk(&desk, "true", &deploy, "true"));
    desk.let_variable("GANGWAY_HOME", &desk.path("home").display().to_string());
    let plan = desk.run(&["deploy", &file, "--json"]);
    assert_eq!(plan.code, Some(3), "{plan:?}");
    assert_eq!(plan.lines()[0]["plan"]["items"][0]["change"], "add", "{plan:?}");
}

#[test]
fn files_of_its_folder_that_cannot_be_used_are_told_and_stop_nothing() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("shop");
    for folder in ["home/setups", "home/journals"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    desk.write("home/setups/5b49111c-e563-4e3e-845d-075b7f0bb447.json", "no document");
    desk.write(
        "home/journals/01a22980cd96-4ea6fcc5f08d46beaa3e4ab830ce5fb1.jsonl",
        "{\"entry\":\"started\",\"at\":\"2026-11-29T22:50:36Z\",\"work\":{\"work\":\"fly\"}}\n",
    );
    let ended = desk.run(&["cancel", &file]);
    let words = Words::new(Language::En);
    let newer = words.say("fault-job-from-newer-version", &[("count", 1.into())]);
    let damaged = words.say("fault-set-aside", &[]);
    let damaged = damaged.split(':').next().unwrap();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.errors.contains(&newer) && ended.errors.contains(damaged), "{ended:?}");
}
