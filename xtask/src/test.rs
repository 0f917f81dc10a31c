//! `cargo xtask test`: everything that can be checked on this machine, in the order in which a mistake shows soonest.
//!
//! Every part has a heading and a limit in time. A part that can't even be tried here is skipped and says why; the last
//! line is the sum over all runners.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::process::{End, all_within, cargo, command, demand, npm, read, run, succeeds, text};
use crate::tally::{Tally, libtest, vitest};
use crate::{install, place, window_page};

/// One part: its heading and what it does.
struct Part {
    heading: &'static str,
    work: fn() -> Result<Tally, String>,
}

const PARTS: &[Part] = &[
    Part { heading: "What the machine needs", work: machine },
    Part { heading: "Format", work: format },
    Part { heading: "Scripts", work: scripts },
    Part { heading: "The window's page: types, rules, tests, build", work: page },
    Part { heading: "Build", work: build },
    Part { heading: "Judges and clients", work: judges },
    Part { heading: "Tests", work: tests },
    Part { heading: "Lints", work: lints },
    Part { heading: "Does it compile for Windows", work: windows },
    Part { heading: "Does it compile for macOS", work: macos },
];

/// Minutes, for limits.
const fn minutes(count: u64) -> Duration {
    Duration::from_secs(60 * count)
}

/// What all parts together may take in CI: 75 minutes, less the build of this tool.
const WHOLE: Duration = minutes(73);

pub(crate) fn test() -> ExitCode {
    if place::ci() {
        all_within(WHOLE);
    }
    let mut sum = Tally::default();
    let mut bad: Vec<String> = Vec::new();
    for part in PARTS {
        println!("\n== {} ==", part.heading);
        let began = Instant::now();
        let found = (part.work)().unwrap_or_else(|why| {
            eprintln!("{why}");
            Tally::FAILED
        });
        if found.failed > 0 {
            bad.push(format!("{}: {found}", part.heading));
        }
        println!(
            "-- {} ({} s)",
            if found == Tally::default() { "ready".to_owned() } else { found.to_string() },
            began.elapsed().as_secs()
        );
        sum.add(found);
    }
    if !bad.is_empty() {
        println!("\nWhat failed:\n  {}", bad.join("\n  "));
    }
    println!("\n{sum}");
    if sum.good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The npm tools of the tests and the bundles (axe-core, Tauri's bundler), installed into `target/npm`.
pub(crate) fn tools() -> Result<(), String> {
    let folder = place::kept().join("npm");
    fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for name in ["package.json", "package-lock.json"] {
        let wanted = place::repository().join("xtask/npm").join(name);
        let text = fs::read_to_string(&wanted).map_err(|why| format!("{}: {why}", wanted.display()))?;
        // written only when it differs: its age says whether the packages are fresh
        if fs::read_to_string(folder.join(name)).ok().as_deref() != Some(&text) {
            fs::write(folder.join(name), text).map_err(|why| format!("{}: {why}", folder.display()))?;
        }
    }
    window_page::packages(&folder)
}

fn machine() -> Result<Tally, String> {
    install::packages(&[install::BUILD, install::TOUR, install::TEST])?;
    install::node()?;
    tools()?;
    Ok(Tally::default())
}

fn format() -> Result<Tally, String> {
    check(cargo().args(["fmt", "--all", "--", "--check"]), minutes(2))
}

fn scripts() -> Result<Tally, String> {
    if !place::in_path("shellcheck") {
        return Ok(skipped("shellcheck isn't here"));
    }
    let mut files = vec![place::repository().join(".ci/run")];
    for folder in ["tests/judged", "tests/conformance"] {
        let found = fs::read_dir(place::repository().join(folder)).into_iter().flatten().flatten();
        files.extend(found.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "sh")));
    }
    check(command("shellcheck").args(files), minutes(2))
}

fn page() -> Result<Tally, String> {
    let folder = window_page::folder();
    window_page::packages(&folder)?;
    let mut sum = check(npm(&folder).args(["exec", "--", "tsc", "--noEmit"]), minutes(5))?;
    sum.add(check(npm(&folder).args(["exec", "--", "eslint", "."]), minutes(5))?);
    sum.add(check(npm(&folder).args(["exec", "--", "prettier", "--check", "src", "dev", "*.ts", "*.js"]), minutes(5))?);
    let report = place::kept().join("vitest.json");
    let _ = fs::remove_file(&report);
    let end = run(
        npm(&folder)
            .args(["exec", "--", "vitest", "run", "--reporter=default", "--reporter=json", "--outputFile"])
            .arg(&report),
        minutes(10),
    );
    let counted = fs::read_to_string(&report).ok().and_then(|report| vitest(&report));
    sum.add(runner(end, counted.unwrap_or_default()));
    window_page::build()?;
    sum.add(Tally::PASSED);
    Ok(sum)
}

fn build() -> Result<Tally, String> {
    demand(cargo().args(["build", "--workspace", "--all-targets"]), minutes(60))?;
    Ok(Tally::PASSED)
}

/// What the tests call from outside: installed by the tests' own scripts, pinned, into `target/`.
fn judges() -> Result<Tally, String> {
    for script in ["tests/judged/install.sh", "tests/conformance/install.sh"] {
        let end = run(command("bash").arg(script), minutes(15));
        // the tests that need them say that they are skipped; in CI they fail
        if end != End::Well {
            eprintln!("{script} didn't come to its end.");
        }
    }
    Ok(Tally::default())
}

fn tests() -> Result<Tally, String> {
    let skips = place::kept().join("skipped.txt");
    let _ = fs::remove_file(&skips);
    let mut sum = Tally::default();
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).env("GANGWAY_SKIPS", &skips);
    let end = read(&mut tests, minutes(40), |line| {
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
    Ok(runner(end, sum))
}

fn lints() -> Result<Tally, String> {
    check(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), minutes(30))
}

fn windows() -> Result<Tally, String> {
    if cfg!(windows) {
        return Ok(skipped("this is Windows"));
    }
    const TARGET: &str = "x86_64-pc-windows-gnu";
    if !place::in_path("x86_64-w64-mingw32-gcc") || !target(TARGET) {
        return Ok(skipped("the target or gcc-mingw-w64-x86-64 can't be installed"));
    }
    check(cargo().args(["check", "--workspace", "--target", TARGET]), minutes(20))
}

fn macos() -> Result<Tally, String> {
    if cfg!(target_os = "macos") {
        return Ok(skipped("this is macOS"));
    }
    const TARGET: &str = "aarch64-apple-darwin";
    let Some(folder) = zig() else { return Ok(skipped("ziglang and cargo-zigbuild can't be installed")) };
    if !target(TARGET) {
        return Ok(skipped("the target can't be installed"));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(folder.clone()).chain(std::env::split_paths(&path));
    let mut zigbuild = command(folder.join("cargo-zigbuild"));
    zigbuild.args(["check", "--workspace", "--target", TARGET]);
    zigbuild
        .env("CARGO_TARGET_DIR", place::built())
        .env("PATH", std::env::join_paths(path).map_err(|e| e.to_string())?);
    check(&mut zigbuild, minutes(20))
}

/// A Rust target, installed when it isn't there.
fn target(name: &str) -> bool {
    run(command("rustup").args(["target", "add", name]), minutes(5)) == End::Well
}

/// Zig as a C compiler for macOS, and the cargo command that uses it: a Python environment in `target/`.
fn zig() -> Option<PathBuf> {
    let folder = place::kept().join("zig");
    let programs = folder.join("bin");
    if !programs.join("cargo-zigbuild").is_file() {
        let made = succeeds(command("python3").args(["-m", "venv"]).arg(&folder));
        let packages = ["install", "--quiet", "ziglang==0.15.*", "cargo-zigbuild==0.24.*"];
        if !made || run(command(programs.join("pip")).args(packages), minutes(10)) != End::Well {
            let _ = fs::remove_dir_all(&folder);
            return None;
        }
    }
    Some(programs)
}

/// One command as one check.
fn check(command: &mut Command, limit: Duration) -> Result<Tally, String> {
    let text = text(command);
    let end = run(command, limit);
    if end != End::Well {
        eprintln!("failed: {text} ({end:?})");
    }
    Ok(if end == End::Well { Tally::PASSED } else { Tally::FAILED })
}

/// A runner's own count; one that ended badly has at least one failure, and one that ran nothing too.
fn runner(end: End, mut counted: Tally) -> Tally {
    if (end != End::Well && counted.failed == 0) || counted == Tally::default() {
        eprintln!("the runner ended {end:?} after {counted}");
        counted.failed += 1;
    }
    counted
}

fn skipped(why: &str) -> Tally {
    println!("skipped: {why}");
    Tally::SKIPPED
}

#[cfg(test)]
mod cases {
    use super::*;

    #[test]
    fn a_runner_that_broke_off_counts_as_failed() {
        let five = Tally { passed: 5, failed: 0, skipped: 0 };
        assert_eq!(runner(End::Well, five), five);
        assert_eq!(runner(End::Badly, five).failed, 1);
        assert_eq!(runner(End::TooLate, five).failed, 1);
        assert_eq!(runner(End::Well, Tally::default()).failed, 1);
        assert_eq!(runner(End::Badly, Tally { failed: 2, ..five }).failed, 2);
    }
}
