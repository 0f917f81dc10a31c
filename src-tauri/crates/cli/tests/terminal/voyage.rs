//! deploy, status and teardown against a practice account, and the account itself.

use std::process::{Child, Stdio};

use gangway_tests::skip::skip;

#[cfg(unix)]
use crate::program::signal;
use crate::program::{CallResult, Desk, Interruption, interrupt};

#[test]
fn deploy_asks_waits_and_deploys() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("shop-connection");
    let unapproved = desk.run(&["deploy", &file, "--json"]);
    assert_eq!(unapproved.code, Some(3), "{unapproved:?}");
    let lines = unapproved.lines();
    assert_eq!(lines[0]["plan"]["items"][0]["change"], "add");
    assert_eq!(lines[1]["fault"]["code"], "approval-missing");

    let waiting = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(waiting.code, Some(4), "{waiting:?}");
    assert!(waiting.output.contains("/connections/"), "the address is printed: {waiting:?}");
    let again = desk.run(&["deploy", &file, "--yes", "--json"]);
    assert_eq!(again.code, Some(4), "it is found again: {again:?}");
    assert!(!again.output.contains(r#""kind":"plan""#), "nothing is made twice: {again:?}");
    let told = desk.run(&["deploy", &file]).output;
    assert!(told.contains("/connections/") && !told.contains("was created"), "what was told stays told: {told}");
    assert_eq!(told.matches("Going on with").count(), 1, "{told}");
    assert_eq!(desk.run(&["status", &file, "--json"]).object()["connection"]["status"], "PENDING");

    // The world's own connection is ready.
    let file = desk.setup("practice-github");
    let deployed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(deployed.code, Some(0), "{deployed:?}");
    assert!(!(deployed.output.clone() + &deployed.errors).contains('⟦'), "{deployed:?}");

    let status = desk.run(&["status", &file, "--json"]);
    assert_eq!(status.code, Some(0), "{status:?}");
    let status = status.object();
    assert_eq!(status["connection"]["status"], "AVAILABLE");
    assert_eq!(status["stack"]["status"], "CREATE_COMPLETE");
    assert_eq!(status["run"]["status"], "Succeeded");
    says_that_it_is_played(&desk, &file, &deployed.output);
    let told = desk.run(&["status", &file]);
    assert!(
        told.output.contains(": Available")
            && told.output.contains(": Created")
            && told.output.contains(": Done")
            && !told.output.contains('⟦'),
        "{told:?}"
    );

    std::fs::create_dir_all(desk.path(".aws")).unwrap();
    desk.write(".aws/config", "[profile of-somebody]\ncredential_process = false\n");
    let named = desk.command(&["status", &file]).env("AWS_PROFILE", "of-somebody").output().unwrap();
    assert_eq!(named.status.code(), Some(0), "keys come before a profile, as with AWS's own tools: {named:?}");

    // A colleague's machine has another home and finds the same setup.
    std::fs::remove_dir_all(desk.path("home")).unwrap();
    let elsewhere = desk.run(&["status", &file, "--json"]).object();
    assert_eq!(elsewhere["connection"]["arn"], status["connection"]["arn"]);
    let asked = desk.run(&["deploy", &file]);
    assert!(asked.code == Some(3) && asked.output.contains("a new one starts"), "it says what yes would do: {asked:?}");
    let again = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(again.code, Some(0), "nothing changes, and it is still ours: {again:?}");

    assert_eq!(desk.run(&["teardown", &file]).code, Some(3));
    let torn = desk.run(&["teardown", &file, "--yes"]);
    assert_eq!(torn.code, Some(0), "{torn:?}");
    assert!(torn.output.contains("111122223333") && !torn.output.contains('⟦'), "{torn:?}");
    assert!(torn.output.contains("The connection stays") && torn.output.contains("was left as it was"), "{torn:?}");
    let nothing = desk.run(&["teardown", &file]);
    assert!(nothing.code == Some(0) && nothing.output.contains("no stack to delete"), "nobody is asked: {nothing:?}");

    // The first deployment made a connection, and the file names another one now: the tag is what counts.
    let shown = desk.run(&["teardown", &file, "--connection"]);
    assert!(shown.code == Some(3) && shown.output.contains("shop-connection"), "{shown:?}");
    assert_eq!(desk.run(&["teardown", &file, "--connection", "--yes"]).code, Some(0));
    let nothing = desk.run(&["teardown", &file, "--connection"]);
    let stays = "The connection practice-github stays: Gangway did not create it";
    assert!(nothing.code == Some(0) && nothing.output.contains("nothing to delete"), "{nothing:?}");
    assert!(nothing.output.contains(stays), "{nothing:?}");
    let none = desk.run(&["approve", &file, "--yes"]);
    assert!(none.errors.contains("no pipeline of this setup yet"), "{none:?}");
    let gone = desk.run(&["status", &file, "--json"]).object();
    assert_eq!((&gone["stack"], &gone["run"]), (&serde_json::Value::Null, &serde_json::Value::Null));
}

/// In the log's first line, at the stage and at the end of the run, in both languages: also `status` says the latter two.
fn says_that_it_is_played(desk: &Desk, file: &str, deployed: &str) {
    let log: Vec<&str> = deployed.lines().filter_map(|line| line.strip_prefix("    Build │ ")).collect();
    let first = "[Practice] This output is played: none of the commands below is run. / この出力は再現されたもの";
    assert!(log.first().is_some_and(|line| line.starts_with(first)), "{deployed}");
    let stage = "[Practice] Played: none of this build's commands was run. / 再現されたビルドです。";
    let end = "[Practice] Its builds are played: none of their commands was run. / ビルドは再現されたものです。";
    let action = format!("CodePipeline says of the action Build in the stage Build: {stage}");
    assert!(deployed.contains(&action), "{deployed}");
    let last = deployed.lines().last().unwrap_or_default();
    assert!(last.starts_with(&format!("CodePipeline says of this run: {end}")), "{deployed}");
    for language in ["en", "ja"] {
        let status = CallResult::of(desk.command_in(language, &["status", file]).output().unwrap());
        assert!(status.output.contains(stage) && status.output.contains(end), "{status:?}");
    }
}

/// From a clone and nothing else, with the commands alone.
#[test]
fn a_clone_becomes_a_setup_and_a_pipeline() {
    let mut desk = Desk::with_practice(&[]).that_practices();
    // The usual Region is another one in another language.
    desk.let_variable("AWS_REGION", "eu-central-1");
    let (clone, file) = (desk.clone_of_shop(), desk.path("clone/shop.gangway.json").display().to_string());
    assert_eq!(desk.run(&["detect", &clone, "--save", &file]).code, Some(0));
    let waiting = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(waiting.code, Some(4), "{waiting:?}");
    let suggested = std::fs::read_to_string(&file).unwrap();
    desk.write("clone/shop.gangway.json", suggested.replace("\"shop-conn\"", "\"practice-github\""));
    assert_eq!(desk.run(&["cancel", &file]).code, Some(0));
    let deployed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(deployed.code, Some(0), "{deployed:?}");
    says_that_it_is_played(&desk, &file, &deployed.output);
    assert_eq!(desk.run(&["status", &file, "--json"]).object()["run"]["status"], "Succeeded");
    lists_its_runs_and_gives_their_logs(&desk, &file, &deployed.output);
}

/// The log is what was seen as it was written, in one piece.
fn lists_its_runs_and_gives_their_logs(desk: &Desk, file: &str, deployed: &str) {
    let listed = desk.run(&["runs", file, "--json"]);
    assert_eq!(listed.code, Some(0), "{listed:?}");
    let (page, told) = (listed.object(), desk.run(&["runs", file]).output);
    assert_eq!(
        (page["runs"].as_array().map(Vec::len), page["runs"][0]["trigger"].as_str()),
        (Some(1), Some("CreatePipeline"))
    );
    let (id, commit) = (page["runs"][0]["execution"].as_str().unwrap(), page["runs"][0]["revision"].as_str().unwrap());
    assert!(told.contains(id) && told.contains(&commit[..8]) && told.contains("The pipeline was created"), "{told}");
    assert!(!told.contains('⟦') && !told.contains(&commit[..9]), "{told}");

    let seen: Vec<&str> = deployed.lines().filter_map(|line| line.strip_prefix("    Build │ ")).collect();
    let log = desk.run(&["log", file]);
    assert_eq!((log.code, log.output.lines().collect::<Vec<_>>()), (Some(0), seen.clone()), "{log:?}");
    let of_run = desk.run(&["log", file, "--run", id, "--json"]);
    let texts: Vec<_> = of_run.lines().iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, seen);
    let path = desk.path("kept.log");
    let kept = path.display().to_string();
    let saved = desk.run(&["log", file, "--save", &kept]);
    assert!(saved.code == Some(0) && saved.output.contains(&format!("{} lines", seen.len())), "{saved:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().collect::<Vec<_>>(), seen);
    let again = desk.run(&["log", file, "--save", &kept]);
    assert!(again.code == Some(1) && again.errors.contains("--overwrite"), "{again:?}");
    assert_eq!(desk.run(&["log", file, "--save", &kept, "--overwrite"]).code, Some(0));
    // Nothing is made for a path that is mistyped.
    let elsewhere = desk.path("nowhere");
    let nowhere = desk.run(&["log", file, "--save", &elsewhere.join("kept.log").display().to_string(), "--json"]);
    assert!(nowhere.code == Some(1) && nowhere.object()["fault"]["code"] == "path-not-found", "{nowhere:?}");
    assert!(!elsewhere.exists());
    let by_its_beginning = desk.run(&["log", file, "--run", &id[..8]]);
    assert_eq!(by_its_beginning.output.lines().collect::<Vec<_>>(), seen);
    let (whole, begun) = (["--run", "00000000-0000-4000-8000-000000000000"], ["--run", "zzzzzzzz"]);
    for wrong in [whole, begun, ["--build", "nobody:1"]] {
        let none = desk.run(&["log", file, wrong[0], wrong[1], "--json"]);
        assert!(none.code == Some(1) && none.object()["fault"]["code"] == "not-found", "{none:?}");
    }
}

/// A red run is as little the person's own as a green one; what waits for an approval isn't over.
#[test]
fn a_run_that_fails_or_waits_says_that_it_is_played() {
    let desk = Desk::with_practice(&["--fault", "build-fails"]);
    let file = desk.setup("practice-github");
    let failed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(failed.code, Some(1), "{failed:?}");
    says_that_it_is_played(&desk, &file, &failed.output);
    // The stage was tried twice: a file is one log.
    let kept = desk.path("kept.log").display().to_string();
    let several = desk.run(&["log", &file, "--save", &kept]);
    assert!(several.code == Some(2) && several.errors.contains("--build"), "{several:?}");
    let builds = several.errors.rsplit(": ").next().unwrap_or_default().trim().to_owned();
    let (first, second) = builds.split_once(", ").unwrap();
    let one = |build: &str| desk.run(&["log", &file, "--build", build]).output;
    let both = desk.run(&["log", &file]);
    assert_eq!(both.output, one(first) + &one(second), "{both:?}");

    let desk = Desk::with_practice(&[]);
    let file = desk.setup_with_approval("practice-github");
    let waiting = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(waiting.code, Some(4), "{waiting:?}");
    let played = |text: &str| (text.contains("[Practice] Played"), text.contains("[Practice] Its builds are played"));
    assert_eq!(played(&waiting.output), (true, false), "{waiting:?}");
    assert_eq!(played(&desk.run(&["status", &file]).output), (true, false));
    let approved = desk.run(&["approve", &file, "--yes"]);
    assert_eq!((approved.code, played(&approved.output)), (Some(0), (true, true)), "{approved:?}");
    let rejected = {
        assert_eq!(desk.run(&["deploy", &file, "--yes"]).code, Some(4));
        desk.run(&["approve", &file, "--reject", "--yes"])
    };
    assert_eq!(played(&rejected.output), (true, true), "{rejected:?}");
}

/// `script` gives the program a terminal, as it has one before a person. Linux has it; that of macOS takes other options,
/// and Windows has none.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_at_the_question_ends_with_130() {
    use std::io::{Read, Write};
    let desk = Desk::with_practice(&[]);
    let program = desk.command(&["deploy", &desk.setup("shop-connection")]);
    let typed: Vec<String> = std::iter::once(program.get_program())
        .chain(program.get_args())
        .map(|word| format!("'{}'", word.to_str().unwrap()))
        .collect();
    let mut script = std::process::Command::new("script");
    script.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    script.args(["-q", "-e", "-c", &format!("exec {}", typed.join(" ")), "/dev/null"]);
    let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (mut shown, mut bytes) = (String::new(), [0; 1024]);
    while !shown.contains("[y/N]") {
        let read = output.read(&mut bytes).unwrap();
        assert!(read > 0, "it ended early: {shown}");
        shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    input.write_all(b"\x03").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{shown}");
}

#[test]
fn a_refusal_of_aws_ends_with_5() {
    let desk = Desk::with_practice(&["--fault", "access-denied:codeconnections:ListConnections"]);
    let ended = desk.run(&["deploy", &desk.setup("shop"), "--yes", "--json"]);
    assert_eq!(ended.code, Some(5), "{ended:?}");
    assert_eq!(ended.lines().last().unwrap()["fault"]["code"], "access-denied");
}

#[test]
fn a_setup_with_problems_ends_with_3_before_anything_is_asked() {
    let desk = Desk::new();
    let file = desk.write("bad.gangway.json", r#"{"gangway": 1, "name": ""}"#);
    assert_eq!(desk.run(&["deploy", &file, "--yes"]).code, Some(3));
}

#[test]
fn no_credentials_and_no_region_are_said() {
    let desk = Desk::new();
    let nowhere = desk.run(&["status", &desk.setup("shop")]);
    assert_eq!(nowhere.code, Some(2), "{nowhere:?}");
    assert!(nowhere.errors.contains("--region") && nowhere.errors.contains("gangway-cli practice"), "{nowhere:?}");
    let broken = desk.write("aws-config", "[profile x]\nregion\n");
    let mut command = desk.command(&["status", &desk.setup("shop"), "--profile", "x", "--region", "eu-central-1"]);
    let output = command.env("AWS_CONFIG_FILE", &broken).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("aws-config") && told.contains('2'), "its file and line: {told}");
    let unknown = ["status", &desk.setup("shop"), "--profile", "nobody", "--region", "eu-central-1", "--json"];
    let fault = desk.run(&unknown).object()["fault"].clone();
    assert_eq!((&fault["code"], &fault["facts"]["profile"]), (&"profile-missing".into(), &"nobody".into()));
    let ended = desk.run(&["status", &desk.setup("shop"), "--region", "eu-central-1", "--json"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_eq!(ended.object()["fault"]["code"], "credentials-missing", "{ended:?}");
}

#[test]
fn the_practice_account_outlives_its_input_and_ends_when_it_is_told() {
    let desk = Desk::new();
    let ways: &[fn(Child) -> Interruption] = &[
        interrupt,
        #[cfg(unix)]
        |child| Ok(signal(child, "-TERM")),
    ];
    for end in ways {
        let mut child = desk.command(&["practice"]).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line).unwrap();
        assert!(line.contains("PowerShell") || line.starts_with("AWS_ENDPOINT_URL=http://127.0.0.1:"), "{line}");
        assert!(child.try_wait().unwrap().is_none(), "its input is closed, and it goes on");
        match end(child) {
            Ok(code) => assert_eq!(code, Some(0)),
            Err(why) => skip("the_practice_account_outlives_its_input_and_ends_when_it_is_told", &why),
        }
    }
}

/// More connections than the process may have files, each with half a request: macOS gives a process 256, here it is fewer.
/// Windows has no such limit.
#[cfg(unix)]
#[test]
fn the_practice_account_outlives_more_connections_than_it_may_have_files() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::TcpStream;
    let desk = Desk::new();
    let program = desk.command(&["practice", "--json"]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -n 64 && exec \"$0\" \"$@\""]).arg(program.get_program()).args(program.get_args());
    limited.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let streams = limited.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let printed: serde_json::Value = serde_json::from_str(&line).unwrap();
    let authority = printed["AWS_ENDPOINT_URL"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
    let state = || {
        let mut stream = TcpStream::connect(&authority).unwrap();
        let request = format!("GET /_practice/state HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    };
    let mut held = Vec::new();
    for number in 0..100 {
        let mut stream = TcpStream::connect(&authority).unwrap();
        let half = format!("POST /_practice/reset HTTP/1.1\r\nhost: {authority}\r\ncontent-length: 9\r\n\r\n{{");
        stream.write_all(&half.as_bytes()[..half.len() - number % half.len()]).unwrap();
        held.push(stream);
    }
    state();
    drop(held);
    state();
    let mut told = BufReader::new(child.stderr.take().unwrap());
    assert_eq!(signal(child, "-TERM"), Some(0));
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("It keeps trying") && rest.contains("accepts connections again"), "{rest}");
}

/// Starts a command and interrupts it as soon as it says something.
///
/// # Errors
/// As [`interrupt`].
fn interrupted(desk: &Desk, arguments: &[&str], says: &str) -> Result<(), String> {
    let mut command = desk.command(&[arguments, &["--json"]].concat());
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains(says) {
        line.clear();
        std::io::BufRead::read_line(&mut output, &mut line).unwrap();
        assert!(!line.is_empty(), "{arguments:?} ended before it said {says}");
    }
    assert_eq!(interrupt(child)?, Some(130), "{arguments:?} at {says}");
    Ok(())
}

#[test]
fn what_was_interrupted_ends_with_130_and_is_taken_up_again() {
    let desk = Desk::with_practice(&[]);
    let pending = desk.setup("shop-connection");
    let waiting = r#""status":"waitingForPerson""#;
    if let Err(why) = interrupted(&desk, &["deploy", &pending, "--yes", "--wait-for-authorization"], waiting) {
        return skip("what_was_interrupted_ends_with_130_and_is_taken_up_again", &why);
    }
    let again = desk.run(&["deploy", &pending, "--yes", "--json"]);
    assert_eq!(again.code, Some(4), "{again:?}");
    assert!(!again.output.contains(r#""kind":"plan""#), "{again:?}");
    assert_eq!(desk.run(&["cancel", &pending]).code, Some(0));

    let file = desk.setup_with_approval("practice-github");
    interrupted(&desk, &["deploy", &file, "--yes"], r#""phase":"stack","state":"running""#).unwrap();
    let again = desk.run(&["deploy", &file, "--json"]);
    assert_eq!(again.code, Some(4), "it was approved, and waits at the approval: {again:?}");
    let approved = desk.run(&["approve", &file, "--yes"]);
    assert_eq!(approved.code, Some(0), "{approved:?}");
    let again = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(again.code, Some(4), "{again:?}");
    let unanswered = desk.run(&["approve", &file, "--reject"]);
    assert_eq!(unanswered.code, Some(3), "{unanswered:?}");
    assert!(
        unanswered.errors.contains("hasn’t been answered") && unanswered.errors.contains("--yes"),
        "{unanswered:?}"
    );
    let rejected = desk.run(&["approve", &file, "--reject", "--yes"]);
    assert_eq!(rejected.code, Some(0), "{rejected:?}");
    assert!(rejected.output.contains("was rejected") && !rejected.output.contains('⟦'), "{rejected:?}");
    interrupted(&desk, &["teardown", &file, "--yes"], r#""phase":"deleteStack","state":"running""#).unwrap();
    let again = desk.run(&["teardown", &file]);
    assert_eq!(again.code, Some(0), "{again:?}");
    let gone = desk.run(&["status", &file, "--json"]).object();
    assert_eq!(gone["stack"], serde_json::Value::Null);
}

/// The same file in two Regions is two setups: each tells of the other as long as it stands.
#[test]
fn what_stands_elsewhere_is_told_with_the_way_to_take_it_down() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("practice-github");
    let told = |call: &CallResult, region: &str| {
        call.errors.contains(&format!("also stands in account 111122223333, Region {region}"))
            && call.errors.contains(&format!("with --region {region}"))
    };
    let run = |command: &str, region: &str| desk.run(&[command, &file, "--yes", "--region", region]);
    let first = run("deploy", "eu-central-1");
    assert!(first.code == Some(0) && !first.errors.contains("also stands"), "{first:?}");
    let second = run("deploy", "us-west-2");
    assert!(second.code == Some(0) && told(&second, "eu-central-1"), "{second:?}");
    let gone = run("teardown", "us-west-2");
    assert!(gone.code == Some(0) && told(&gone, "eu-central-1"), "{gone:?}");
    let nothing = run("teardown", "us-west-2");
    assert!(nothing.output.contains("no stack to delete") && told(&nothing, "eu-central-1"), "{nothing:?}");
    let gone = run("teardown", "eu-central-1");
    assert!(gone.code == Some(0) && !gone.errors.contains("also stands"), "{gone:?}");
    assert!(!run("teardown", "us-west-2").errors.contains("also stands"));
}
