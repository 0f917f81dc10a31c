//! What needs no account: detect, check, export, and how wrong calls end.

use gangway_app::setup_files::format_ids;

use crate::hosts::server;
use crate::program::{Desk, files};

#[test]
fn wrong_calls_end_with_2() {
    let desk = Desk::new();
    for arguments in
        [&["fly"][..], &[], &["check"], &["practice", "--for", "soon"], &["practice", "--fault", "mischief"]]
    {
        assert_eq!(desk.run(arguments).code, Some(2), "{arguments:?}");
    }
    let file = desk.setup("shop");
    for option in ["--region", "--profile"] {
        assert_eq!(desk.run(&["check", &file, option, ""]).code, Some(2), "{option}");
    }
    for command in ["check", "status", "deploy", "teardown"] {
        let ended = desk.run(&[command, &file, "--region", "mars-1"]);
        assert_eq!(ended.code, Some(2), "{ended:?}");
        let told = ended.errors.contains("--region") && ended.errors.contains("eu-central-1");
        assert!(told && !ended.errors.contains("setup file"), "a Region is no answer of the setup: {ended:?}");
    }
    let out = desk.path("out").display().to_string();
    let ended = desk.run(&["export", &file, "--format", "stone-tablets", "--out", &out]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.errors.contains("cloudformation"), "{ended:?}");
}

#[test]
fn help_and_complaints_speak_the_persons_language() {
    let desk = Desk::new();
    let japanese = |arguments: &[&str]| desk.command_in("ja", arguments).output().unwrap();
    for arguments in [&["--help"][..], &["deploy", "--help"], &["practice", "-h"]] {
        let output = japanese(arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("使い方: gangway-cli") && !text.contains("Options"), "{text}");
    }
    let wrong = japanese(&["fly"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("「fly」"), "{wrong:?}");
    let told = desk.command_in("en", &["fly"]).env("LANG", "ja_JP.UTF-8").output().unwrap();
    assert!(String::from_utf8_lossy(&told.stderr).contains("“fly”"), "what was typed goes before: {told:?}");
}

/// Other systems keep their language where no variable reaches it.
#[cfg(target_os = "linux")]
#[test]
fn help_speaks_the_systems_language() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gangway-cli"));
    let output = command.env_clear().env("LANG", "ja_JP.UTF-8").arg("--help").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("使い方"), "{output:?}");
}

#[test]
fn a_problem_of_a_buildspec_names_its_line() {
    let desk = Desk::new();
    let setup = serde_json::json!({
        "gangway": 1, "name": "shop", "connection": { "name": "shop" },
        "repository": { "provider": "GitHub", "name": "gangway-practice/hello-node", "branch": "main" },
        "builds": [{
            "name": "build", "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0",
            "buildspec": { "place": "project", "text": "version: 0.2\nphases:\n  biuld:\n    commands: [make]\n" },
        }],
        "pipelines": [{ "name": "main", "build": "build" }],
    });
    let ended = desk.run(&["check", &desk.write("shop.gangway.json", setup.to_string())]);
    assert!(ended.output.contains("builds.0.buildspec.text:3: "), "{ended:?}");
}

/// What only shows in the file that is deployed is told before a connection is made, by every command alike.
#[test]
fn check_knows_what_export_and_deploy_would_refuse() {
    let desk = Desk::new();
    let check = |setup: &serde_json::Value, field: &str| {
        let file = desk.write("large.gangway.json", setup.to_string());
        let out = desk.path("out").display().to_string();
        for arguments in [
            &["check", &file][..],
            &["export", &file, "--format", "cloudformation", "--out", &out],
            &["deploy", &file, "--yes"],
        ] {
            let ended = desk.run(arguments);
            assert_eq!(ended.code, Some(3), "{arguments:?}: {ended:?}");
            let told = format!("{}{}", ended.output, ended.errors);
            assert!(told.contains(&format!("error {field}: The CloudFormation template")), "{arguments:?}: {told}");
        }
        // another format has no such limit
        let ended = desk.run(&["export", &file, "--format", "json", "--out", &out, "--overwrite"]);
        assert_eq!(ended.code, Some(0), "{ended:?}");
    };
    let text = std::fs::read_to_string(desk.setup("shop")).unwrap();
    let setup = || serde_json::from_str::<serde_json::Value>(&text).unwrap();
    let command = format!("      - echo {}\n", "0123456789".repeat(4));
    let written = format!("version: 0.2\nphases:\n  build:\n    commands:\n{}", command.repeat(200));
    let mut buildspecs = setup();
    buildspecs["builds"] = ["a", "b", "c"]
        .map(|name| {
            let mut build = setup()["builds"][0].clone();
            build["name"] = name.into();
            build["buildspec"] = serde_json::json!({ "place": "project", "text": written });
            build
        })
        .to_vec()
        .into();
    buildspecs["pipelines"] = ["a", "b", "c"]
        .map(|name| serde_json::json!({ "name": name, "run": [[{ "build": name }]], "environments": [] }))
        .to_vec()
        .into();
    check(&buildspecs, "builds.2.buildspec.text");
    let mut variables = setup();
    variables["builds"][0]["variables"] = (0..50)
        .map(|number| serde_json::json!({ "name": format!("V{number}"), "kind": "plain", "value": "x ".repeat(500) }))
        .collect();
    check(&variables, "builds");
}

/// What CodeBuild would refuse, and what the build's role may not read, stands in a file of the clone.
#[test]
fn check_takes_in_the_buildspec_of_the_clone() {
    let desk = Desk::new();
    desk.clone_of_shop();
    std::fs::create_dir(desk.path("clone/ci")).unwrap();
    let check = |variables: serde_json::Value| {
        let setup = serde_json::json!({
            "gangway": 2, "name": "shop", "connection": { "name": "shop" },
            "repository": { "provider": "GitHub", "name": "gangway-practice/shop", "branch": "main" },
            "builds": [{
                "name": "build", "machine": { "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0" },
                "buildspec": { "place": "repository", "path": "ci/build.yml" }, "variables": variables,
            }],
            "pipelines": [{ "name": "main", "run": [[{ "build": "build" }]] }],
        });
        let ended = desk.run(&["check", &desk.write("clone/shop.gangway.json", setup.to_string())]);
        (ended.code, ended.output)
    };
    let none = || serde_json::json!([]);
    let (code, told) = check(none());
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("warning builds.0.buildspec.path: Your clone has no such file"), "{told}");

    let text =
        "version: 0.2\nenv: {secrets-manager: {PASSWORD: 'prod/db:password'}}\nphases:\n  build: {commands: [make]}\n";
    desk.write("clone/ci/build.yml", text);
    let (code, told) = check(none());
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("buildspec.path:2: ") && told.contains("PASSWORD with the value “prod/db:password”"),
        "{told}"
    );
    let (code, told) =
        check(serde_json::json!([{ "name": "PASSWORD", "kind": "secretsManager", "value": "prod/db:password" }]));
    assert!(code == Some(0) && told.contains("No problems"), "{told}");

    desk.write("clone/ci/build.yml", text.replace("build:", "deploy:"));
    let (code, told) = check(none());
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("error builds.0.buildspec.path:4: "), "{told}");
    desk.write("clone/.git/HEAD", "ref: refs/heads/later\n");
    let (code, told) = check(none());
    assert!(code == Some(0) && told.contains("No problems"), "another branch is built: {told}");
}

#[test]
fn check_says_what_is_wrong_and_where() {
    let desk = Desk::new();
    let good = desk.run(&["check", &desk.setup("shop"), "--json"]);
    assert_eq!(good.code, Some(0), "{good:?}");
    assert_eq!(good.object()["names"]["pipeline"], "shop");
    let bad = desk.write("bad.gangway.json", r#"{"gangway": 1, "name": ""}"#);
    let ended = desk.run(&["check", &bad, "--json"]);
    assert_eq!(ended.code, Some(3));
    let fields: Vec<_> = ended.object()["problems"].as_array().unwrap().iter().map(|it| it["field"].clone()).collect();
    assert!(fields.contains(&"name".into()), "{fields:?}");
    let told = desk.run(&["check", &bad]);
    assert!(told.output.contains("name: "), "{told:?}");
    assert!(told.output.contains("one of these values: GitHub, "), "what a list would offer: {told:?}");
}

/// Whatever file it is: one sentence that says what is wrong with it, and one that says what to do.
#[test]
fn a_file_that_is_no_setup_is_told_what_it_is() {
    let desk = Desk::new();
    let check = |path: &str, code: i32, says: &str| {
        for (language, says) in [("en", says), ("ja", "")] {
            let output = desk.command_in(language, &["check", path]).output().unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(code), "{path}: {told}");
            assert!(told.contains(says) && told.lines().count() == 2, "{path}: {told}");
            assert!(!told.contains("dialog") && !told.contains('⟦') && !told.contains("{$"), "{path}: {told}");
        }
    };
    let text = |text: &str| desk.write("x.gangway.json", text);
    check("/no/such/file", 1, "no file or folder");
    check("/", 1, "is a folder");
    check(&desk.path("").display().to_string(), 1, "is a folder");
    check(&text(""), 3, "is empty");
    check(&text(" \n"), 3, "is empty");
    check(&text("{\n  \"gangway\": 1,\n  \"name\": shop\n}"), 3, "Line 3: ");
    check(&text("[]"), 3, "isn’t a Gangway setup file.\n");
    check(&text(r#"{"name": "shop"}"#), 3, "isn’t a Gangway setup file.\n");
    check(&text(r#"{"gangway": 99}"#), 3, "newer version");
    check(&text(r#"{"gangway": 1, "builds": [{"computer": "x"}]}"#), 3, "called builds.0.computer");
    let github = text("{\"gangway\": 1, \"repository\":\n{\"provider\": \"github\"}}");
    check(&github, 3, "repository.provider can’t be “github” (line 2)");
    check(&github, 3, "values there: GitHub, ");
    check(&desk.write("x.gangway.json", [0xff, 0xfe, b'{', 0]), 3, "isn’t a text file");
    check(&text(&" ".repeat(2 << 20)), 3, "larger than");
    let windows = "\u{feff}".to_owned() + &std::fs::read_to_string(desk.setup("shop")).unwrap().replace(',', ",\r\n");
    assert_eq!(desk.run(&["check", &text(&windows)]).code, Some(0), "a mark at the start and CRLF do no harm");
}

/// A reader that has seen enough, as `head` does, ends nothing and breaks nothing.
#[test]
fn nobody_has_to_listen() {
    let desk = Desk::new();
    for arguments in [&["check", &desk.setup("shop")][..], &["--help"], &["check", &desk.setup("shop"), "--json"]] {
        let mut command = desk.command(arguments);
        let mut child =
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
}

/// A script that keeps the answer in a file must hear that it isn't there. Only Linux has a file that is always full.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_finds_no_room_is_no_answer() {
    let desk = Desk::new();
    for arguments in [&["check", &desk.setup("shop")][..], &["check", &desk.setup("shop"), "--json"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("free some space") && told.lines().count() == 1, "{told}");
    }
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    let desk = Desk::new();
    let bad = desk.write("bad.gangway.json", r#"{"gangway": 1, "name": ""}"#);
    for language in ["en", "ja"] {
        for arguments in [&["check", &bad][..], &["check", "/no/such/file"], &["detect", "/no/such/folder"]] {
            let output = desk.command_in(language, arguments).output().unwrap();
            assert!(matches!(output.status.code(), Some(1 | 3)), "{output:?}");
            let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
            assert!(!text.contains('⟦'), "{language} {arguments:?}: {text}");
        }
    }
}

#[test]
fn export_writes_below_the_formats_folder_and_overwrites_nothing_unasked() {
    let desk = Desk::new();
    let file = desk.setup("shop");
    let out = desk.path("out").display().to_string();
    let arguments = ["export", &file, "--format", "cloudformation", "--out", &out];
    let ended = desk.run(&arguments);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let expected = ["1-connection.yaml", "2-pipeline.yaml", "README.md", "buildspec.yml"];
    assert_eq!(files(&desk.path("out")), expected.map(|file| format!("cloudformation/{file}")));
    assert_eq!(desk.run(&arguments).code, Some(1), "they exist");
    assert_eq!(desk.run(&[&arguments[..], &["--overwrite"]].concat()).code, Some(0));
    // with a server of one's own there is something to write in each format
    let file = server(&desk, "public");
    let all = desk.run(&["export", &file, "--format", "all", "--out", &format!("{out}-2"), "--json"]);
    assert_eq!(all.object()["paths"].as_array().unwrap().len(), files(&desk.path("out-2")).len());
    for format in format_ids() {
        assert!(desk.path("out-2").join(format).is_dir(), "{format}");
    }
}

#[test]
fn detect_reads_a_clone_and_refuses_what_is_none() {
    let desk = Desk::new();
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    let folder = clone.display().to_string();
    assert_eq!(desk.run(&["detect", &folder]).code, Some(1), "a folder, but no clone");
    std::fs::create_dir(clone.join(".git")).unwrap();
    desk.write("clone/.git/HEAD", "ref: refs/heads/main\n");
    let origin = |url: &str| desk.write("clone/.git/config", format!("[remote \"origin\"]\n\turl = {url}\n"));
    origin("git@github.com:octo-org/shop.git");
    desk.write("clone/package.json", r#"{"name": "shop"}"#);
    desk.write("clone/package-lock.json", "{}");
    let ended = desk.run(&["detect", &folder, "--json"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let found = ended.object();
    assert_eq!((&found["name"], &found["provider"]), (&"octo-org/shop".into(), &"GitHub".into()));
    assert_eq!(found["packageManager"], "npm");
    let told = desk.run(&["detect", &folder]);
    assert!(told.output.contains("octo-org/shop"), "{told:?}");

    for (url, instead) in [
        ("https://acme.ghe.com/acme/shop.git", "github.com or another"),
        ("https://bitbucket.acme.example/scm/acme/shop.git", "bitbucket.org"),
        ("https://tfs.acme.example/tfs/acme/_git/shop", "dev.azure.com"),
    ] {
        origin(url);
        let told = desk.run(&["detect", &folder]);
        assert!(told.output.contains(instead), "what to do instead: {told:?}");
    }
}

#[test]
fn a_second_gangway_is_told_and_looking_goes_on() {
    let desk = Desk::with_practice(&[]);
    std::fs::create_dir_all(desk.path("home")).unwrap();
    let lock =
        std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(desk.path("home/.lock")).unwrap();
    lock.try_lock().unwrap();
    let file = desk.setup("practice-github");
    let ended = desk.run(&["deploy", &file, "--json"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_eq!(ended.object()["fault"]["code"], "already-running");
    assert_eq!(desk.run(&["status", &file, "--json"]).object()["connection"]["status"], "AVAILABLE");
}
