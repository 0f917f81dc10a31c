//! The two runners of tests, Cargo's and vitest, counted. A clock that isn't the system's can be put around them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::clock::Clock;
use crate::parts::runner;
use crate::process::{cargo, npm, read, run};
use crate::tally::{Tally, libtest, vitest};
use crate::{place, window_page};

/// Rust's tests, those that these arguments of `cargo test` choose. Cargo itself keeps the system's clock, so that it
/// builds nothing anew for another one.
pub(crate) fn rust(choice: &[String], clock: Option<&Clock>, limit: Duration) -> Tally {
    rust_with(choice, clock, limit, &[])
}

/// As [`rust`], with variables that the tests read.
pub(crate) fn rust_with(
    choice: &[String],
    clock: Option<&Clock>,
    limit: Duration,
    variables: &[(&str, String)],
) -> Tally {
    let skips = place::kept().join("skipped.txt");
    let _ = fs::remove_file(&skips);
    let mut sum = Tally::default();
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(clock) = clock {
        // a string of Rust, quoted and escaped, is one of TOML
        tests.args(["--config", &format!("target.'cfg(all())'.runner = {:?}", clock.words())]);
    }
    tests.args(choice).env("GANGWAY_SKIPS", &skips).envs(variables.iter().map(|(name, value)| (name, value)));
    let end = read(&mut tests, limit, |line| {
        if let Some(found) = libtest(line) {
            sum.add(found);
        }
    });
    // a test that skips itself returns, and its runner counts it as passed
    let skipped = fs::read_to_string(&skips).unwrap_or_default();
    for line in skipped.lines() {
        println!("skipped: {line}");
        sum.passed = sum.passed.saturating_sub(1);
        sum.skipped += 1;
    }
    runner(end, sum)
}

/// The tests of the window's page.
pub(crate) fn page(clock: Option<&Clock>, limit: Duration) -> Tally {
    let report = place::kept().join("vitest.json");
    let _ = fs::remove_file(&report);
    let folder = window_page::folder();
    let mut tests = clock.map_or_else(|| npm(&folder), |clock| clock.over(&npm(&folder)));
    tests.args(["exec", "--", "vitest", "run", "--reporter=default", "--reporter=json", "--outputFile"]).arg(&report);
    let end = run(&mut tests, limit);
    let counted = fs::read_to_string(&report).ok().and_then(|report| vitest(&report));
    runner(end, counted.unwrap_or_default())
}

/// The names of all integration tests: `tests/<name>.rs` and `tests/<name>/main.rs` of every package, as Cargo finds them.
pub(crate) fn integration_tests() -> Vec<String> {
    let root = place::repository();
    let rooms = entries(&root.join("src-tauri/crates"));
    let packages = rooms.into_iter().chain(["src-tauri", "tests", "xtask"].map(|name| root.join(name)));
    let mut names: Vec<String> = packages
        .flat_map(|package| entries(&package.join("tests")))
        .filter(|path| path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").is_file())
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integration_tests_are_found() {
        let names = integration_tests();
        for name in ["journeys", "kills", "flows", "wire", "architecture"] {
            assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
        }
        assert!(!names.iter().any(|found| found == "src" || found == "snapshots"), "{names:?}");
    }
}
