//! What needs no account: detect, check, export, and how wrong calls end.

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
    let ended = desk.run(&["check", &desk.write("shop.gangway.json", &setup.to_string())]);
    assert!(ended.output.contains("builds.0.buildspec.text:3: "), "{ended:?}");
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
    for (text, code) in [("{", 3), (r#"{"gangway": 99}"#, 3)] {
        assert_eq!(desk.run(&["check", &desk.write("x.gangway.json", text)]).code, Some(code), "{text}");
    }
    assert_eq!(desk.run(&["check", "/no/such/file"]).code, Some(1));
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
    let expected =
        ["cloudformation/1-connection.yaml", "cloudformation/2-pipeline.yaml", "cloudformation/buildspec.yml"];
    assert_eq!(files(&desk.path("out")), expected);
    assert_eq!(desk.run(&arguments).code, Some(1), "they exist");
    assert_eq!(desk.run(&[&arguments[..], &["--overwrite"]].concat()).code, Some(0));
    let all = desk.run(&["export", &file, "--format", "all", "--out", &format!("{out}-2"), "--json"]);
    assert_eq!(all.object()["paths"].as_array().unwrap().len(), 3);
}

#[test]
fn detect_reads_a_clone_and_refuses_what_is_none() {
    let desk = Desk::new();
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    let folder = clone.display().to_string();
    assert_eq!(desk.run(&["detect", &folder]).code, Some(1), "a folder, but no clone");
    let git = |arguments: &[&str]| {
        let status = std::process::Command::new("git").arg("-C").arg(&clone).args(arguments).status().unwrap();
        assert!(status.success());
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["remote", "add", "origin", "git@github.com:octo-org/shop.git"]);
    desk.write("clone/package.json", r#"{"name": "shop"}"#);
    desk.write("clone/package-lock.json", "{}");
    let ended = desk.run(&["detect", &folder, "--json"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let found = ended.object();
    assert_eq!((&found["name"], &found["provider"]), (&"octo-org/shop".into(), &"GitHub".into()));
    assert_eq!(found["packageManager"], "npm");
    let told = desk.run(&["detect", &folder]);
    assert!(told.output.contains("octo-org/shop"), "{told:?}");
}

#[test]
fn a_second_gangway_is_told() {
    let desk = Desk::with_practice(&[]);
    std::fs::create_dir_all(desk.path("home")).unwrap();
    let lock =
        std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(desk.path("home/.lock")).unwrap();
    lock.try_lock().unwrap();
    let ended = desk.run(&["status", &desk.setup("shop"), "--json"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_eq!(ended.object()["fault"]["code"], "already-running");
}
