//! Reads files of ours, which somebody may have put something else in the place of: a pipe never ends, and what is far
//! larger than anything that we write is none of ours.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// No document of ours comes near it.
pub(crate) const DOCUMENT_BYTES: u64 = 16 << 20;

/// The journal of a job that followed many long builds stays below it.
pub(crate) const JOURNAL_BYTES: u64 = 256 << 20;

/// A whole file of at most so many bytes.
pub(crate) fn read_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    check_file(path)?;
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Refuses what isn't a regular file: to open a pipe waits for whoever writes into it.
pub(crate) fn check_file(path: &Path) -> io::Result<()> {
    let there = fs::metadata(path)?;
    if there.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if there.is_file() { Ok(()) } else { Err(io::Error::other("not a regular file")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_size_that_ours_have_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let kind = |path: &Path, most| read_file(path, most).map_err(|error| error.kind());
        assert_eq!(kind(&path, 3), Err(io::ErrorKind::NotFound));
        assert_eq!(kind(folder.path(), 3), Err(io::ErrorKind::IsADirectory));
        File::create(&path).unwrap().set_len(3).unwrap();
        assert_eq!(kind(&path, 3), Ok(vec![0; 3]));
        assert_eq!(kind(&path, 2), Err(io::ErrorKind::FileTooLarge));
        // Sparse: only as much of it is read as may be.
        File::options().write(true).open(&path).unwrap().set_len(1 << 40).unwrap();
        assert_eq!(kind(&path, 1 << 20), Err(io::ErrorKind::FileTooLarge));
        #[cfg(unix)]
        assert_eq!(kind(Path::new("/dev/zero"), 3), Err(io::ErrorKind::Other));
    }
}
