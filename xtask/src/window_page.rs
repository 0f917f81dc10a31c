//! The window's page: its packages and its build, each made anew only when what it is made from is newer.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::place;
use crate::process::{demand, npm};

/// The page's folder.
pub(crate) fn folder() -> PathBuf {
    place::repository().join("ui")
}

/// Installs the packages that the lock file names.
pub(crate) fn packages(folder: &Path) -> Result<(), String> {
    let installed = newest(&folder.join("node_modules/.package-lock.json"));
    if installed > newest(&folder.join("package-lock.json")) {
        return Ok(());
    }
    println!("Installing the packages of {} …", folder.display());
    demand(npm(folder).args(["ci", "--no-audit", "--no-fund"]), Duration::from_secs(600))
}

/// Builds the page into `ui/dist`, which the program carries in itself.
pub(crate) fn build() -> Result<(), String> {
    let folder = folder();
    packages(&folder)?;
    let words = place::repository().join("src-tauri/crates/words");
    let sources = [folder.join("src"), folder.join("public"), words.join("en"), words.join("ja")];
    let files = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let source = sources.into_iter().chain(files.filter(|path| path.is_file())).filter_map(|path| newest(&path)).max();
    let kept = newest(&folder.join("dist/index.html"));
    if kept.is_some() && kept > source {
        return Ok(());
    }
    println!("Building the window's page …");
    demand(npm(&folder).args(["run", "build"]), Duration::from_secs(600))
}

/// When the newest file at or below a path was written.
fn newest(path: &Path) -> Option<SystemTime> {
    let data = fs::symlink_metadata(path).ok()?;
    if !data.is_dir() {
        return data.modified().ok();
    }
    fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}
