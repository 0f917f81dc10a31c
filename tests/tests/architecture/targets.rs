//! What is said of a deploy target stands in its files: nobody else asks which target it is.

use regex::Regex;

use crate::code::{File, Keep, files, is_test, shipped, without_comments};

/// Where targets are told from one another: their rules, what they bring to AWS, and the window's one step for them.
const OWNERS: &[&str] = &[
    "src-tauri/crates/setup/src/deploy/",
    "src-tauri/crates/blueprint/src/deploy/",
    "ui/src/steps/deploy/",
    "ui/src/ipc/generated.ts",
];

/// A variant of the list of targets, or the member by which the window knows one.
const NAMED: &str = r#"\bDeployTarget::[A-Z]|\bto === ["'`]|\bdeploy\[\d+\]\??\.to\b"#;

fn check(files: &[File]) -> Vec<String> {
    let named = Regex::new(NAMED).expect("a pattern");
    let others = files.iter().filter(|file| {
        !OWNERS.iter().any(|owner| file.path.starts_with(owner))
            && !is_test(&file.path)
            && !file.path.contains(".test.")
    });
    let mut wrong = Vec::new();
    for file in others {
        let code = without_comments(shipped(&file.text), Keep::Strings);
        wrong.extend(named.find_iter(&code).map(|found| format!("{}: {}", file.path, found.as_str())));
    }
    wrong
}

#[test]
fn nobody_but_its_files_knows_a_target_from_another() {
    assert_eq!(check(&files(&["src-tauri", "ui/src"], &[".rs", ".ts", ".tsx"])), Vec::<String>::new());
}

#[test]
fn a_room_that_knows_a_target_is_found() {
    let room = "src-tauri/crates/blueprint/src/pipeline.rs";
    let screen = "ui/src/screens/run/index.tsx";
    let found = |path: &str, text: &str| check(&[File { path: path.to_owned(), text: text.to_owned() }]).len();
    for (path, text) in [
        (room, "match target { DeployTarget::S3 {} => a(), _ => b() }"),
        (room, "if let DeployTarget::S3 { .. } = deployment.target { a(); }"),
        (room, "target == &DeployTarget::S3 {}"),
        (screen, "const copies = deployment.to === \"s3\";"),
        (screen, "switch (environment.deploy[0]?.to) { default: return null; }"),
    ] {
        assert!(found(path, text) > 0, "{text}");
    }
    for (path, text) in [
        (room, "// DeployTarget::S3 has a bucket\nfn f() {}"),
        (room, "fn f(target: &DeployTarget) -> bool { target.check() }"),
        ("src-tauri/crates/blueprint/src/deploy/mod.rs", "match target { DeployTarget::S3 {} => s3::parts() }"),
        ("ui/src/steps/deploy/index.tsx", "chosen === \"s3\" && environment.deploy[0]?.to"),
    ] {
        assert_eq!(found(path, text), 0, "{text}");
    }
}
