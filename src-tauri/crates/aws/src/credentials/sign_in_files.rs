//! The files that the AWS CLI keeps of sign-ins: read as far as one can be one, and written for their owner alone.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use gangway_profiles::secret::Secret;

use crate::bounded;

/// A token of Identity Center has some thousand bytes.
const LARGEST: usize = 256 * 1024;

/// A file below a folder of the AWS CLI. Where no variable tells the folder, nobody signed in.
pub(crate) fn path(folder: Option<&str>, name: &str) -> Option<PathBuf> {
    folder.map(|folder| Path::new(folder).join(name))
}

/// The text. None where there is no file, or one that can't be opened: as the AWS CLI, which then asks to sign in. What
/// is no text, or too long for a sign-in, is read as an empty one, which nobody can read either.
pub(crate) fn read(path: Option<&Path>) -> Option<Secret> {
    let bytes = bounded::read(path?, LARGEST).ok().flatten()?;
    let text = if bytes.len() > LARGEST { String::new() } else { String::from_utf8(bytes).unwrap_or_default() };
    Some(Secret::new(text))
}

/// Writes a file whole or not at all, for nobody but its owner, and so its folder where there is none yet.
pub(crate) fn write(path: &Path, text: &Secret) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut making = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.recursive(true).create(folder)?;
    // on Unix, `tempfile` makes files that only their owner can read
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.reveal().as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_owners_alone_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("sso/cache");
        let path = path(folder.to_str(), "x.json").unwrap();
        assert_eq!(read(Some(&path)), None);
        for text in ["{}", "{\"a\": 1}"] {
            write(&path, &Secret::new(text)).unwrap();
            assert_eq!(read(Some(&path)), Some(Secret::new(text)));
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(&folder)), (0o600, 0o700));
        }
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no half of a file is left");
        assert_eq!(read(Some(&folder)), None);
        assert_eq!(read(None), None);
    }
}
