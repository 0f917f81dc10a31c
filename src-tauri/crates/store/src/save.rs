//! Files outside our folder: exports, copies of a setup, a buildspec in the person's clone.
//!
//! Either all of them are there as they should be, or a failure left each one whole: as it was, or as it was to become.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::StoreError;

/// How the names of files begin that aren't in their place yet.
const HALF_WAY: &str = ".gangway-";

/// Whether a file that exists may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// The person was asked and said yes.
    Allowed,
    /// Nobody was asked.
    Never,
}

/// Writes one file; see [`save_all`].
///
/// # Errors
/// As [`save_all`].
pub fn save_atomically(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    save_all(&[(path.to_owned(), bytes)], overwrite)
}

/// Writes files, making the folders that aren't there: first looks at all, then writes all beside their places,
/// then moves each into its place.
///
/// # Errors
/// [`StoreError::Exists`] with every file that exists, when none may be replaced: nothing was written then.
/// [`StoreError::DiskFull`] or [`StoreError::Unwritable`] with the first file that couldn't be written.
pub fn save_all<B: AsRef<[u8]>>(files: &[(PathBuf, B)], overwrite: Overwrite) -> Result<(), StoreError> {
    if overwrite == Overwrite::Never {
        let paths: Vec<PathBuf> =
            files.iter().filter(|(path, _)| path.symlink_metadata().is_ok()).map(|(path, _)| path.clone()).collect();
        if !paths.is_empty() {
            return Err(StoreError::Exists { paths });
        }
    }
    let mut written = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        written.push((path, beside(path, bytes.as_ref()).map_err(|error| StoreError::writing(path, &error))?));
    }
    for (path, file) in written {
        into_place(file, path, overwrite)?;
    }
    Ok(())
}

/// A file that is written part by part, and is there only once it is whole. One that is dropped before that leaves
/// nothing.
#[derive(Debug)]
pub struct GrowingFile {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
    overwrite: Overwrite,
}

impl GrowingFile {
    /// Begins a file, making the folders that aren't there.
    ///
    /// # Errors
    /// As [`save_all`].
    pub fn begin(path: &Path, overwrite: Overwrite) -> Result<Self, StoreError> {
        if overwrite == Overwrite::Never && path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { paths: vec![path.to_owned()] });
        }
        let file = empty_beside(path).map_err(|error| StoreError::writing(path, &error))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file), overwrite })
    }

    /// Writes the next part.
    ///
    /// # Errors
    /// As [`save_all`].
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_all(bytes).map_err(|error| StoreError::writing(&self.path, &error))
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// As [`save_all`].
    pub fn finish(self) -> Result<(), StoreError> {
        let Self { path, file, overwrite } = self;
        let failed = |error: &io::Error| StoreError::writing(&path, error);
        let file = file.into_inner().map_err(|error| failed(error.error()))?;
        file.as_file().sync_all().map_err(|error| failed(&error))?;
        into_place(file, &path, overwrite)
    }
}

/// Moves a file that is written to where it belongs.
fn into_place(file: NamedTempFile, path: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let moved = match overwrite {
        Overwrite::Allowed => file.persist(path),
        // A file that appeared meanwhile isn't overwritten either.
        Overwrite::Never => file.persist_noclobber(path),
    };
    moved.map_err(|error| StoreError::writing(path, &error.error))?;
    sync_folder(path);
    Ok(())
}

/// A new file in the folder of `path`, complete and on the disk. It vanishes when it isn't moved into place.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = empty_beside(path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn empty_beside(path: &Path) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(HALF_WAY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a file that is written in the usual way would have it: the system takes the umask off.
        let mode = path.metadata().map_or(0o666, |existing| existing.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    builder.tempfile_in(folder)
}

/// Removes what a kill in the midst of a write left, in a folder and in those right below it. Only where nobody else
/// writes: a file that is on its way to its place looks the same.
pub(crate) fn sweep(folder: &Path) {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries(folder).filter(|entry| entry.path().is_dir()).flat_map(|entry| entries(&entry.path()));
    for entry in entries(folder).chain(below) {
        if entry.file_name().to_string_lossy().starts_with(HALF_WAY) && entry.path().is_file() {
            // One that stays is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name itself last. Where a system can't sync folders, the file's own sync has to do.
pub(crate) fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folder: &Path) -> Vec<(String, String)> {
        let mut found: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                let text = fs::read_to_string(entry.path()).unwrap_or_else(|_| "(folder)".to_owned());
                (entry.file_name().to_string_lossy().into_owned(), text)
            })
            .collect();
        found.sort();
        found
    }

    fn check(before: &[(&str, &str)], files: &[(&str, &str)], overwrite: Overwrite) -> (String, Vec<(String, String)>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in before {
            if name.ends_with('/') {
                fs::create_dir(folder.path().join(name)).unwrap();
            } else {
                save_atomically(&folder.path().join(name), text.as_bytes(), Overwrite::Never).unwrap();
            }
        }
        let files: Vec<_> = files.iter().map(|(name, text)| (folder.path().join(name), text.as_bytes())).collect();
        let outcome = match save_all(&files, overwrite) {
            Ok(()) => "ok".to_owned(),
            Err(StoreError::Exists { paths }) => format!("{} exist", paths.len()),
            Err(StoreError::Unwritable { .. }) => "unwritable".to_owned(),
            Err(other) => format!("{other:?}"),
        };
        (outcome, texts(folder.path()))
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn new_files_are_written() {
        let (outcome, after) = check(&[], &[("a", "1"), ("b", "2")], Overwrite::Never);
        assert_eq!((outcome.as_str(), after), ("ok", pairs(&[("a", "1"), ("b", "2")])));
    }

    #[test]
    fn a_file_that_grows_is_there_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/log.txt");
        let mut growing = GrowingFile::begin(&path, Overwrite::Never).unwrap();
        growing.write(b"one\n").unwrap();
        assert!(!path.exists());
        growing.write(b"two\n").unwrap();
        growing.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        assert!(matches!(GrowingFile::begin(&path, Overwrite::Never), Err(StoreError::Exists { .. })));
        let mut dropped = GrowingFile::begin(&path, Overwrite::Allowed).unwrap();
        dropped.write(b"half").unwrap();
        drop(dropped);
        assert_eq!(texts(path.parent().unwrap()), pairs(&[("log.txt", "one\ntwo\n")]));
        // somebody else was quicker
        let other = folder.path().join("other.txt");
        let growing = GrowingFile::begin(&other, Overwrite::Never).unwrap();
        save_atomically(&other, b"theirs", Overwrite::Never).unwrap();
        assert!(growing.finish().is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), "theirs");
        assert!(GrowingFile::begin(folder.path(), Overwrite::Allowed).is_err(), "a folder is no file");
    }

    #[test]
    fn one_that_exists_stops_all() {
        let (outcome, after) = check(&[("b", "old")], &[("a", "1"), ("b", "2")], Overwrite::Never);
        assert_eq!((outcome.as_str(), after), ("1 exist", pairs(&[("b", "old")])));
    }

    #[test]
    fn asked_and_allowed_replaces() {
        let (outcome, after) = check(&[("b", "old")], &[("b", "2")], Overwrite::Allowed);
        assert_eq!((outcome.as_str(), after), ("ok", pairs(&[("b", "2")])));
    }

    #[test]
    fn one_that_cannot_be_written_leaves_all_as_they_were() {
        let (outcome, after) = check(&[("a", "old"), ("b/", "")], &[("a", "1"), ("b", "2")], Overwrite::Allowed);
        assert_eq!((outcome.as_str(), after), ("unwritable", pairs(&[("a", "old"), ("b", "(folder)")])));
    }

    #[test]
    fn a_full_disk_is_told_from_other_reasons() {
        let full = StoreError::writing(Path::new("x"), &io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(full, StoreError::DiskFull { .. }));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_that_is_full_says_so() {
        // /dev/full answers every write with ENOSPC; the temporary file itself can't lie there, so the mapping is shown.
        let mut full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let error = full.write_all(b"x").unwrap_err();
        assert!(matches!(StoreError::writing(Path::new("x"), &error), StoreError::DiskFull { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("script");
        save_atomically(&path, b"1", Overwrite::Never).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        save_atomically(&path, b"2", Overwrite::Allowed).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o755);
    }
}
