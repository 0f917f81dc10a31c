//! Where things lie, and what kind of machine this is.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn repository() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Where Cargo builds: `CARGO_TARGET_DIR`, else the repository's `target/`.
pub(crate) fn built() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => std::path::absolute(&folder).unwrap_or_else(|_| PathBuf::from(folder)),
        _ => kept(),
    }
}

/// `target/` of the repository, whatever `CARGO_TARGET_DIR` says: pictures, exported files and installed judges.
pub(crate) fn kept() -> PathBuf {
    repository().join("target")
}

/// A program of the workspace.
pub(crate) fn program(profile: &str, name: &str) -> PathBuf {
    built().join(profile).join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Whether nobody sits before this machine.
pub(crate) fn ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Whether a window can be shown.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Whether a program is found in PATH.
pub(crate) fn in_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| {
        folder.join(name).with_extension(std::env::consts::EXE_EXTENSION).is_file() || folder.join(name).is_file()
    })
}
