//! `cargo xtask bundle`: the installers that this system can make.

use std::path::PathBuf;
use std::time::Duration;

use crate::process::{cargo, command, demand};
use crate::{install, place, test, window_page};

/// A release build on a slow machine.
pub(crate) const HOURS: Duration = Duration::from_secs(3 * 3600);

pub(crate) fn bundle() -> Result<(), String> {
    install::packages(&[install::BUILD])?;
    install::node()?;
    window_page::build()?;
    for path in bundles(&kinds())? {
        println!("{}", path.display());
    }
    Ok(())
}

/// The kinds that this system makes without further tools.
fn kinds() -> Vec<&'static str> {
    if cfg!(target_os = "macos") {
        vec!["app", "dmg"]
    } else if cfg!(windows) {
        vec!["nsis"]
    } else {
        vec!["deb"]
    }
}

/// Builds the release and its bundles, and says where they lie.
pub(crate) fn bundles(kinds: &[&str]) -> Result<Vec<PathBuf>, String> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    test::tools()?;
    // by cargo and not by `tauri build`, which leaves out `--workspace`: other features, and the whole SDK once more
    demand(cargo().args(["build", "--release", "--workspace"]), HOURS)?;
    let cli = place::kept().join("npm/node_modules/@tauri-apps/cli/tauri.js");
    let mut wrap = command("node");
    wrap.arg(cli).args(["bundle", "--ci", "--bundles", &kinds.join(",")]).env("CARGO_TARGET_DIR", place::built());
    demand(wrap.current_dir(place::repository().join("src-tauri")), HOURS)?;
    let folder = place::built().join("release/bundle");
    let made = kinds.iter().flat_map(|kind| std::fs::read_dir(folder.join(kind)).into_iter().flatten().flatten());
    let mut made: Vec<PathBuf> = made.map(|entry| entry.path()).filter(|path| path.extension().is_some()).collect();
    made.sort();
    if made.is_empty() { Err(format!("no bundle was made in {}", folder.display())) } else { Ok(made) }
}
