//! The only way in which this crate reads files: so many bytes, so many names, regular files only (a pipe or device
//! would never end), and nothing that a link leads to outside of the folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Most names of a folder that are looked at.
const NAMES_MAX: usize = 5000;

/// What a file says.
#[derive(Debug, PartialEq, Eq)]
pub enum FileText {
    /// Nothing is there.
    Missing,
    /// Its text, without a byte order mark.
    Read(String),
    /// Too large, not UTF-8, not a regular file, a link that leads away, or not readable.
    Skipped,
}

impl FileText {
    /// The text, if it was read.
    #[must_use]
    pub fn read(self) -> Option<String> {
        match self {
            Self::Read(text) => Some(text),
            Self::Missing | Self::Skipped => None,
        }
    }
}

/// The text of a file below a folder, of at most so many bytes.
#[must_use]
pub fn text(folder: &Path, name: &str, limit: u64) -> FileText {
    if fs::symlink_metadata(folder.join(name)).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return FileText::Missing;
    }
    match bytes(folder, name, limit) {
        Some((bytes, true)) => text_of(bytes, limit),
        Some((_, false)) | None => FileText::Skipped,
    }
}

/// The text of a whole file.
pub(crate) fn text_of(bytes: Vec<u8>, limit: u64) -> FileText {
    match String::from_utf8(bytes) {
        Ok(text) if text.len() as u64 <= limit => {
            FileText::Read(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
        _ => FileText::Skipped,
    }
}

/// The beginning of a file below a folder, and whether that is all of it.
pub(crate) fn bytes(folder: &Path, name: &str, limit: u64) -> Option<(Vec<u8>, bool)> {
    let path = inside(folder, name)?;
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(limit + 1).read_to_end(&mut bytes).ok()?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let whole = bytes.len() <= most;
    bytes.truncate(most);
    Some((bytes, whole))
}

/// Whether a regular file is there that may be read.
pub(crate) fn is_file(folder: &Path, name: &str) -> bool {
    inside(folder, name).is_some()
}

/// The real path of a regular file, when it lies in the folder.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(name).canonicalize().ok()?;
    (path.starts_with(&folder) && fs::metadata(&path).ok()?.is_file()).then_some(path)
}

/// Names of files directly in a folder that end so, sorted.
pub(crate) fn names_ending(folder: &Path, end: &str, most: usize) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .take(NAMES_MAX)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(end) && is_file(folder, name))
        .collect();
    names.sort();
    names.truncate(most);
    names
}
