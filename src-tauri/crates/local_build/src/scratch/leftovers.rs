//! Where copies lie, and what a crash left there. Beside each copy lies a file that its program holds locked: a lock that
//! can be had belongs to a program that is gone, and a copy without the file is one that somebody wanted to keep.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const PREFIX: &str = "build-";
const LOCK: &str = "lock";

pub(super) fn lock_of(place: &Path) -> PathBuf {
    place.with_extension(LOCK)
}

/// A new folder in the root, for its owner alone, with its lock.
pub(super) fn place(root: &Path) -> io::Result<(PathBuf, File)> {
    fs::create_dir_all(root)?;
    // the lock comes first: a folder without one would be kept for ever
    let lock = tempfile::Builder::new().prefix(PREFIX).suffix(".lock").tempfile_in(root)?;
    let (file, path) = lock.keep().map_err(|error| error.error)?;
    file.try_lock()?;
    let place = path.with_extension("");
    create_for_owner(&place)?;
    Ok((place, file))
}

#[cfg(unix)]
fn create_for_owner(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_for_owner(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

/// Removes a copy, then its lock.
pub(super) fn remove(place: &Path) -> io::Result<()> {
    if place.exists() {
        remove_folder(place)?;
    }
    fs::remove_file(lock_of(place))
}

/// Tools write folders that nobody may write to, as Go's cache of modules: those are opened first.
fn remove_folder(folder: &Path) -> io::Result<()> {
    if fs::remove_dir_all(folder).is_ok() {
        return Ok(());
    }
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let about = fs::symlink_metadata(&folder)?;
        if !about.is_dir() {
            continue;
        }
        let mut permissions = about.permissions();
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o700);
        #[cfg(not(unix))]
        permissions.set_readonly(false);
        fs::set_permissions(&folder, permissions)?;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                waiting.push(entry.path());
            }
        }
    }
    fs::remove_dir_all(folder)
}

/// Removes the copies of programs that are gone; copies in use, and kept ones, stay. Returns how many were removed.
///
/// # Errors
/// The system's, for the root itself; a copy that can't be removed is tried again at the next start.
pub fn clean_leftovers(root: &Path) -> io::Result<usize> {
    if !root.exists() {
        return Ok(0);
    }
    let mut removed = 0;
    for entry in fs::read_dir(root)?.flatten() {
        let path = entry.path();
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if !is_ours || path.extension().is_none_or(|extension| extension != LOCK) {
            continue;
        }
        let is_free = File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if is_free && remove(&path.with_extension("")).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}
