//! Files of the AWS CLI, read as far as somebody can mean it.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use gangway_catalog::fault::{Fault, FaultCode};

/// How people say that there is no file, e.g. `AWS_CONFIG_FILE=/dev/null`, which Windows calls `NUL`.
const NO_FILE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// A regular file's bytes, one more than `largest` at most; none where nothing is there.
///
/// # Errors
/// [`FaultCode::AwsFileUnreadable`], also for a pipe, a device or a folder. The AWS CLI takes these for no file, and then
/// says that a profile is missing which the person sees in them.
pub(crate) fn read(path: &Path, largest: usize) -> Result<Option<Vec<u8>>, Fault> {
    let unreadable = |error: io::Error| refused(path, "unopened", &error.to_string());
    if path.as_os_str().eq_ignore_ascii_case(NO_FILE) {
        return Ok(None);
    }
    // before it is opened: a pipe would wait for somebody who writes
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() => {}
        Ok(_) => return Err(refused(path, "not-a-file", "")),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    }
    let most = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(Some(bytes))
}

fn refused(path: &Path, kind: &str, detail: &str) -> Fault {
    let fault = Fault::new(FaultCode::AwsFileUnreadable).with("path", path.display().to_string());
    fault.with("kind", kind).with("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &Path) -> String {
        let fault = read(path, 10).unwrap_err();
        assert_eq!(fault.code, FaultCode::AwsFileUnreadable, "{fault}");
        format!("{:?}", fault.facts.get("kind"))
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test writes the file that a person would have")]
    fn a_file_is_read_to_one_byte_too_many() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config");
        assert_eq!(read(&file, 10), Ok(None));
        std::fs::write(&file, "x".repeat(100)).unwrap();
        assert_eq!(read(&file, 10).unwrap().map(|bytes| bytes.len()), Some(11));
        assert_eq!(read(&file.join("below"), 10), Ok(None), "nothing lies below a file");
        assert!(kind(folder.path()).contains("not-a-file"));
    }

    #[test]
    fn what_says_that_there_is_no_file_is_none() {
        assert_eq!(read(Path::new(NO_FILE), 10), Ok(None));
    }

    /// Reading either would never end.
    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told() {
        assert!(kind(Path::new("/dev/zero")).contains("not-a-file"));
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        assert!(kind(&pipe).contains("not-a-file"));
    }
}
