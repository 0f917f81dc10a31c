//! `cargo xtask test`: everything that can be checked on this machine, in the order in which a mistake shows soonest.
//!
//! A part that can't even be tried here is skipped and says why.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use crate::clock::Clock;
use crate::parts::{Part, check, each, minutes, skipped};
use crate::process::{ProgramEnd, all_within, cargo, command, demand, npm, run, succeeds};
use crate::tally::Tally;
use crate::{install, place, process, runners, window_page};

const PARTS: &[Part] = &[
    Part { heading: "What the machine needs", work: machine },
    Part { heading: "Format", work: format },
    Part { heading: "Scripts", work: scripts },
    Part { heading: "The window's page: types, rules, tests, build", work: page },
    Part { heading: "Build", work: build },
    Part { heading: "Judges and clients", work: judges },
    Part { heading: "Tests", work: tests },
    Part { heading: "A year later: the rooms", work: year_later },
    Part { heading: "Lints", work: lints },
    Part { heading: "Does it compile for Windows", work: windows },
];

/// Windows as a target that any system can build for.
pub(crate) const WINDOWS: &str = "x86_64-pc-windows-gnu";

/// What all parts together may take in CI: 75 minutes, less the build of this tool.
const WHOLE: Duration = minutes(73);

pub(crate) fn test() -> ExitCode {
    if place::ci() {
        all_within(WHOLE);
    }
    each(PARTS, None)
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
    install::packages(&[install::BUILD, install::TOUR, install::TEST, install::CLOCKS])?;
    if let Err(why) = install::packages(&[install::BROWSER]) {
        eprintln!("{why}");
    }
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
    sum.add(runners::page(None, minutes(10)));
    window_page::build()?;
    sum.add(Tally::PASSED);
    Ok(sum)
}

pub(crate) fn build() -> Result<Tally, String> {
    demand(cargo().args(["build", "--workspace", "--all-targets"]), minutes(60))?;
    Ok(Tally::PASSED)
}

/// What the tests call from outside: installed by the tests' own scripts, pinned, into `target/`.
pub(crate) fn judges() -> Result<Tally, String> {
    for script in ["tests/judged/install.sh", "tests/conformance/install.sh"] {
        let end = run(command("bash").arg(script), minutes(15));
        // the tests that need them say that they are skipped; in CI they fail
        if end != ProgramEnd::Well {
            eprintln!("{script} didn't come to its end.");
        }
    }
    Ok(Tally::default())
}

fn tests() -> Result<Tally, String> {
    Ok(runners::rust(&[], None, minutes(40)))
}

/// A sample of what `cargo xtask campaign clocks` does with all of them.
fn year_later() -> Result<Tally, String> {
    let clock = Clock::year_later();
    if let Err(why) = clock.holds() {
        return if place::ci() && cfg!(target_os = "linux") { Err(why) } else { Ok(skipped(&why)) };
    }
    Ok(runners::rust(&["--lib".to_owned()], Some(&clock), minutes(10)))
}

/// What compiler and Clippy said of our own rooms while they were built. Everything is built already: Cargo says it again.
fn lints() -> Result<Tally, String> {
    if !process::lints() {
        return Ok(skipped("Clippy isn't here"));
    }
    let said = place::kept().join("lints.txt");
    let file = fs::File::create(&said).map_err(|why| format!("{}: {why}", said.display()))?;
    let mut again = cargo();
    again.args(["build", "--quiet", "--workspace", "--all-targets"]).stderr(file);
    let end = run(&mut again, minutes(30));
    let said = fs::read_to_string(&said).unwrap_or_default();
    eprint!("{said}");
    Ok(if end == ProgramEnd::Well && said.is_empty() { Tally::PASSED } else { Tally::FAILED })
}

fn windows() -> Result<Tally, String> {
    if cfg!(windows) {
        return Ok(skipped("this is Windows"));
    }
    if !place::in_path("x86_64-w64-mingw32-gcc") || !target(WINDOWS) {
        return Ok(skipped("the target or gcc-mingw-w64-x86-64 can't be installed"));
    }
    check(cargo().args(["check", "--workspace", "--target", WINDOWS]), minutes(20))
}

/// A part of the campaign: with it a cold run took more than 50 minutes.
pub(crate) fn macos() -> Result<Tally, String> {
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
pub(crate) fn target(name: &str) -> bool {
    run(command("rustup").args(["target", "add", name]), minutes(5)) == ProgramEnd::Well
}

/// Zig as a C compiler for macOS, and the cargo command that uses it: a Python environment in `target/`.
fn zig() -> Option<PathBuf> {
    let folder = place::kept().join("zig");
    let programs = folder.join("bin");
    if !programs.join("cargo-zigbuild").is_file() {
        let made = succeeds(command("python3").args(["-m", "venv"]).arg(&folder));
        let packages = ["install", "--quiet", "ziglang==0.15.*", "cargo-zigbuild==0.24.*"];
        if !made || run(command(programs.join("pip")).args(packages), minutes(10)) != ProgramEnd::Well {
            let _ = fs::remove_dir_all(&folder);
            return None;
        }
    }
    Some(programs)
}
