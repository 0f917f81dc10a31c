//! Where things lie: the repository, its build output, the programs.

use std::path::{Path, PathBuf};

/// The repository's root.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_owned()
}

/// `target/` of the repository, whatever CARGO_TARGET_DIR says: pictures and caches go there.
#[must_use]
pub fn kept() -> PathBuf {
    repository().join("target")
}

/// The folder of the programs that belong to the running test or tool, e.g. `…/target/debug`.
#[must_use]
pub fn programs() -> PathBuf {
    let own = std::env::current_exe().expect("a running program has a path");
    let folder = own.parent().expect("a program lies in a folder");
    if folder.ends_with("deps") {
        folder.parent().expect("deps lies in a profile").to_owned()
    } else {
        folder.to_owned()
    }
}

/// One program of the workspace. `cargo build --workspace` made it; Cargo can't be asked to from inside a test.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let path = programs().join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.is_file(), "{} isn't built: run `cargo build --workspace` first", path.display());
    path
}

/// Whether a program is installed.
#[must_use]
pub fn in_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Every file below a folder, relative.
///
/// # Panics
/// When the folder can't be read.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            let inside = entry.file_name().expect("a name");
            found.extend(files(&entry).into_iter().map(|file| Path::new(inside).join(file)));
        } else {
            found.push(entry.file_name().expect("a name").into());
        }
    }
    found
}
