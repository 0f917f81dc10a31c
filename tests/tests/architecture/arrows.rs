//! Which room may know which. The arrows of ARCHITECTURE.md, closed: a room may name what lies below its arrows.

use std::collections::BTreeMap;
use std::process::Command;

use gangway_tests::place;
use serde_json::Value;

/// Room and the rooms that it may name. `tests` drives the whole and may name every one.
const ARROWS: &[(&str, &[&str])] = &[
    ("gangway", &["app", "practice", "words"]),
    ("cli", &["app", "practice", "words"]),
    (
        "app",
        &[
            "workflow",
            "aws",
            "profiles",
            "store",
            "export",
            "blueprint",
            "repository",
            "network",
            "certificate",
            "setup",
            "catalog",
        ],
    ),
    ("workflow", &["aws", "profiles", "store", "catalog"]),
    ("aws", &["profiles", "network", "certificate", "catalog"]),
    ("profiles", &["catalog"]),
    ("store", &[]),
    ("export", &["blueprint", "setup", "catalog", "words"]),
    ("blueprint", &["setup", "catalog"]),
    ("repository", &["setup", "catalog"]),
    ("local-build", &["setup", "catalog"]),
    ("setup", &["catalog"]),
    ("network", &["catalog"]),
    ("certificate", &["catalog"]),
    ("catalog", &[]),
    ("words", &[]),
    ("practice", &[]),
    ("xtask", &[]),
];

/// Foreign crates that few rooms may name: how their names begin, and whose they are.
const OWNED: &[(&str, &[&str])] = &[
    ("tauri", &["gangway"]),
    ("aws-", &["aws"]),
    ("clap", &["cli"]),
    ("hyper", &["practice", "gangway", "aws"]), // gangway: the door of development builds; aws: its one HTTP client
    ("gix", &["repository"]),
    ("keyring", &["store"]),
];

/// A package with what it depends on outside its tests.
struct Package {
    name: String,
    needs: Vec<String>,
}

fn packages() -> Vec<Package> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(place::repository())
        .output()
        .expect("cargo tells about the workspace");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = metadata["packages"].as_array().expect("packages");
    list.iter()
        .map(|package| Package {
            name: text(&package["name"]),
            needs: package["dependencies"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|one| one["kind"].as_str() != Some("dev"))
                .map(|one| text(&one["name"]))
                .collect(),
        })
        .collect()
}

fn room(package: &str) -> &str {
    package.strip_prefix("gangway-").unwrap_or(package)
}

/// Every dependency that runs against an arrow.
fn check(packages: &[Package]) -> Vec<String> {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    for package in packages.iter().filter(|package| room(&package.name) != "tests") {
        let from = room(&package.name);
        let Some(allowed) = arrows.get(from) else {
            wrong.push(format!("{from} isn't in the table of arrows"));
            continue;
        };
        for need in &package.needs {
            let ours = arrows.contains_key(room(need)) && (need == "gangway" || need.starts_with("gangway-"));
            if ours && !allowed.contains(&room(need)) {
                wrong.push(format!("{from} -> {}", room(need)));
            }
            if from == "xtask" || OWNED.iter().any(|(begin, owner)| need.starts_with(begin) && !owner.contains(&from)) {
                wrong.push(format!("{from} -> {need}"));
            }
        }
    }
    wrong
}

#[test]
fn no_dependency_runs_against_an_arrow() {
    let packages = packages();
    assert_eq!(packages.len(), ARROWS.len() + 1, "a room without an arrow, or an arrow without a room");
    assert_eq!(check(&packages), Vec::<String>::new());
}

#[test]
fn arrows_have_no_cycle() {
    let mut below: Vec<&str> = Vec::new();
    let mut left: Vec<_> = ARROWS.to_vec();
    while !left.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, needs)| needs.iter().all(|need| below.contains(need)));
        assert!(!ready.is_empty(), "a cycle among {rest:?}");
        below.extend(ready.iter().map(|(name, _)| *name));
        left = rest;
    }
}

#[test]
fn a_dependency_against_an_arrow_is_found() {
    let package = |name: &str, needs: &[&str]| Package {
        name: name.to_owned(),
        needs: needs.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(check(&[package("gangway-setup", &["gangway-catalog", "serde"])]), Vec::<String>::new());
    for (name, need) in [
        ("gangway-practice", "gangway-catalog"),
        ("gangway-app", "gangway-practice"),
        ("gangway-app", "tauri"),
        ("gangway-app", "hyper-util"),
        ("gangway-workflow", "aws-sdk-s3"),
        ("gangway-catalog", "gangway-setup"),
        ("xtask", "serde"),
        ("gangway-new", "serde"),
    ] {
        assert_eq!(check(&[package(name, &[need])]).len(), 1, "{name} -> {need}");
    }
}
