//! Who may say which name, and which names nobody gives.

use regex::Regex;

use crate::code::{File, Keep, files, without_comments};

/// A name that only some folders may say.
struct OwnedName {
    pattern: &'static str,
    folders: &'static [&'static str],
    strings: Keep,
}

const RUST: &[OwnedName] = &[
    OwnedName { pattern: r"\btauri\w*\b", folders: &["src-tauri/src/", "src-tauri/build.rs"], strings: Keep::Code },
    OwnedName {
        pattern: r"\baws_(sdk_\w+|config|credential_types|smithy_\w+|types|runtime\w*|sigv4)\b",
        folders: &["src-tauri/crates/aws/"],
        strings: Keep::Code,
    },
    OwnedName { pattern: r"\bclap\b", folders: &["src-tauri/crates/cli/"], strings: Keep::Code },
];
const TYPESCRIPT: &[OwnedName] =
    &[OwnedName { pattern: r"@tauri-apps/", folders: &["ui/src/ipc/"], strings: Keep::Strings }];

/// Every place that says a name which isn't its own.
fn check(files: &[File], owned: &[OwnedName]) -> Vec<String> {
    let mut wrong = Vec::new();
    for one in owned {
        let pattern = Regex::new(one.pattern).expect("a pattern");
        for file in files.iter().filter(|file| !one.folders.iter().any(|folder| file.path.starts_with(folder))) {
            for (number, line) in without_comments(&file.text, one.strings).lines().enumerate() {
                if let Some(found) = pattern.find(line) {
                    wrong.push(format!("{}:{}: {}", file.path, number + 1, found.as_str()));
                }
            }
        }
    }
    wrong
}

#[test]
fn names_stay_in_their_rooms() {
    assert_eq!(check(&files(&["src-tauri", "tests", "xtask"], &[".rs"]), RUST), Vec::<String>::new());
    assert_eq!(check(&files(&["ui/src"], &[".ts", ".tsx"]), TYPESCRIPT), Vec::<String>::new());
}

#[test]
fn a_name_outside_its_room_is_found() {
    let file = |path: &str, text: &str| vec![File { path: path.to_owned(), text: text.to_owned() }];
    let app = "src-tauri/crates/app/src/lib.rs";
    assert_eq!(check(&file(app, "use tauri::Manager;"), RUST).len(), 1);
    assert_eq!(check(&file(app, "// tauri\nlet s = \"tauri\";"), RUST).len(), 0);
    assert_eq!(check(&file(app, "let x = aws_sdk_s3::Client::new();"), RUST).len(), 1);
    assert_eq!(check(&file(app, "pub aws_keys: bool"), RUST).len(), 0);
    assert_eq!(check(&file("src-tauri/crates/aws/src/lib.rs", "use aws_config::x;"), RUST).len(), 0);
    assert_eq!(check(&file("ui/src/main.tsx", "import { a } from \"@tauri-apps/api\";"), TYPESCRIPT).len(), 1);
    assert_eq!(check(&file("ui/src/ipc/door.ts", "import { a } from \"@tauri-apps/api\";"), TYPESCRIPT).len(), 0);
}

/// Types and files whose name says nothing, marks of unfinished work, and rooms that don't introduce themselves.
fn careless(files: &[File]) -> Vec<String> {
    let empty = Regex::new(
        r"\b(?:struct|enum|trait|class|interface|mod)\s+\w*(?:Manager|Helper|Util|Utils|_util|_utils|_helpers?)\b",
    )
    .expect("a pattern");
    let unfinished = Regex::new(r"\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:todo|unimplemented)!").expect("a pattern");
    let mut wrong = Vec::new();
    for file in files {
        let code = without_comments(&file.text, Keep::Code);
        // a package manager is the field's term
        let found = empty.find_iter(&code).find(|found| !found.as_str().ends_with("PackageManager"));
        wrong.extend(found.map(|found| format!("{}: {}", file.path, found.as_str())));
        let own = file.path.starts_with("tests/tests/architecture/");
        wrong.extend(
            unfinished.find(&file.text).filter(|_| !own).map(|found| format!("{}: {}", file.path, found.as_str())),
        );
        let opens = file.path.ends_with("/src/lib.rs") || file.path.ends_with("/src/main.rs");
        if opens && !file.text.trim_start().starts_with("//!") {
            wrong.push(format!("{}: doesn't say what it is", file.path));
        }
    }
    wrong
}

#[test]
fn names_say_something_and_rooms_introduce_themselves() {
    let all = files(&["src-tauri", "tests", "xtask", "ui/src"], &[".rs", ".ts", ".tsx"]);
    assert_eq!(careless(&all), Vec::<String>::new());
}

#[test]
fn careless_names_are_found() {
    for text in ["//! x\nstruct JobManager;", "//! x\nmod string_utils;", "//! x\n// TODO later", "fn main() {}"] {
        let file = File { path: "x/src/lib.rs".to_owned(), text: text.to_owned() };
        assert_eq!(careless(&[file]).len(), 1, "{text}");
    }
}

/// Dependencies that name a version outside the workspace's one list.
fn versions(manifests: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in manifests {
        let mut inside = false;
        for line in file.text.lines().map(str::trim) {
            if line.starts_with('[') {
                inside = line.ends_with("dependencies]");
            } else if inside && line.contains('=') && !line.starts_with('#') && !line.contains("workspace = true") {
                wrong.push(format!("{}: {line}", file.path));
            }
        }
    }
    wrong
}

#[test]
fn versions_stand_once() {
    let manifests: Vec<File> = files(&["src-tauri", "tests", "xtask"], &["Cargo.toml"]).into_iter().collect();
    assert_eq!(versions(&manifests), Vec::<String>::new());
}

#[test]
fn a_version_of_its_own_is_found() {
    let text = "[dependencies]\na.workspace = true\nb = { workspace = true }\nc = \"1\"\n[lints]\nworkspace = true\n";
    let file = File { path: "Cargo.toml".to_owned(), text: text.to_owned() };
    assert_eq!(versions(&[file]), vec!["Cargo.toml: c = \"1\""]);
}
