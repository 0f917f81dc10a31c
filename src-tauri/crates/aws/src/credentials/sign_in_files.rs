//! The files that the AWS CLI keeps of sign-ins: read as far as one can be one, and written for their owner alone.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gangway_profiles::secret::Secret;

use crate::bounded;
use crate::clock;

/// How files begin that aren't whole yet, and after how long nobody writes to one any more: whoever did was killed.
const UNFINISHED: &str = ".gangway-sign-in-";
const GIVEN_UP_AFTER: Duration = Duration::from_secs(600);

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
    remove_given_up(folder);
    // on Unix, `tempfile` makes files that only their owner can read
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(text.reveal().as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A secret in a file that nobody reads stays nowhere.
fn remove_given_up(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED));
        let written = entry.metadata().and_then(|about| about.modified());
        let age = written.ok().and_then(|written| clock::now().duration_since(written).ok());
        if ours && age.is_some_and(|age| age > GIVEN_UP_AFTER) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test leaves what a killed program would")]
    fn what_a_killed_write_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let left = |name: &str, age: Duration| {
            let path = folder.path().join(name);
            std::fs::write(&path, "hunter2").unwrap();
            let file = std::fs::File::options().append(true).open(path).unwrap();
            file.set_modified(clock::now() - age).unwrap();
        };
        left(".gangway-sign-in-old", GIVEN_UP_AFTER * 2);
        left(".gangway-sign-in-new", Duration::ZERO);
        left("somebody-elses", GIVEN_UP_AFTER * 2);
        write(&folder.path().join("x.json"), &Secret::new("{}")).unwrap();
        let there = |name: &str| folder.path().join(name).exists();
        assert!(!there(".gangway-sign-in-old") && there(".gangway-sign-in-new") && there("somebody-elses"));
    }

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
