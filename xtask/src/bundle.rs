//! `cargo xtask bundle`: the installers that this system can make.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{command, demand, unlinted_cargo};
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

/// What a program with the door for a page in a browser holds: the header that it asks for.
const DOOR: &[u8] = b"x-gangway-door";

/// Refuses a program with the door: development builds alone have it.
fn has_no_door(program: &Path) -> Result<(), String> {
    let bytes = std::fs::read(program).map_err(|why| format!("{}: {why}", program.display()))?;
    if bytes.windows(DOOR.len()).any(|part| part == DOOR) {
        return Err(format!("{} has the door of a development build: it isn't packed.", program.display()));
    }
    Ok(())
}

/// Builds the release and its bundles, and says where they lie.
pub(crate) fn bundles(kinds: &[&str]) -> Result<Vec<PathBuf>, String> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    test::tools()?;
    // by cargo and not by `tauri build`, which leaves out `--workspace`: other features, and the whole SDK once more
    demand(unlinted_cargo().args(["build", "--release", "--workspace"]), HOURS)?;
    has_no_door(&place::program("release", "gangway"))?;
    let cli = place::kept().join("npm/node_modules/@tauri-apps/cli/tauri.js");
    let mut wrap = command("node");
    wrap.arg(cli).args(["bundle", "--ci", "--bundles", &kinds.join(",")]).env("CARGO_TARGET_DIR", place::built());
    demand(wrap.current_dir(place::repository().join("src-tauri")), HOURS)?;
    let folder = place::built().join("release/bundle");
    let made = kinds.iter().flat_map(|kind| std::fs::read_dir(folder.join(kind)).into_iter().flatten().flatten());
    let mut made: Vec<PathBuf> = made.map(|entry| entry.path()).filter(|path| path.extension().is_some()).collect();
    made.sort();
    for package in made.iter().filter(|path| path.extension().is_some_and(|end| end == "deb")) {
        pack_tightly(package)?;
    }
    if made.is_empty() { Err(format!("no bundle was made in {}", folder.display())) } else { Ok(made) }
}

/// Packs a Debian package with xz, by Debian's own tool: Tauri's bundler knows gzip alone, which is a third larger.
fn pack_tightly(package: &Path) -> Result<(), String> {
    if !place::in_path("dpkg-deb") {
        println!("{} is packed with gzip, as dpkg-deb isn't here.", package.display());
        return Ok(());
    }
    let unpacked = package.with_extension("unpacked");
    let _ = std::fs::remove_dir_all(&unpacked);
    demand(command("dpkg-deb").arg("--raw-extract").args([package, &unpacked]), HOURS)?;
    let pack = ["-Zxz", "--root-owner-group", "--build"];
    demand(command("dpkg-deb").args(pack).args([&unpacked, package]), HOURS)?;
    std::fs::remove_dir_all(&unpacked).map_err(|why| format!("{}: {why}", unpacked.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_with_the_door_is_refused() {
        let program = std::env::temp_dir().join(format!("gangway-door-{}", std::process::id()));
        let with = |text: &str| {
            std::fs::write(&program, text).unwrap();
            has_no_door(&program).is_ok()
        };
        assert!(with("\0x-gangway-other\0"));
        assert!(!with("\0x-gangway-door\0"));
        std::fs::remove_file(&program).unwrap();
    }
}
