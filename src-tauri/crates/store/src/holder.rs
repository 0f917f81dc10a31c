//! Which program holds the folder of state: for whoever finds it held. Only the lock says that it is held.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use crate::reading;

const FILE: &str = ".holder";

/// Bytes of the file, at most.
const MOST: u64 = 1024;

/// The program that holds a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process, as the system numbers it.
    pub process: u32,
    /// The name of its file, without an ending: `gangway` or `gangway-cli`.
    pub program: String,
}

impl Holder {
    /// This program.
    fn here() -> Self {
        let file = std::env::current_exe().unwrap_or_default();
        let program = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { process: std::process::id(), program }
    }

    /// Says in a folder that this program holds it. Where that can't be written, nobody is told, and nothing else suffers.
    pub(crate) fn tell(folder: &Path) {
        let Self { process, program } = Self::here();
        let file = OpenOptions::new().create(true).write(true).truncate(true).open(folder.join(FILE));
        let told = file.and_then(|mut file| file.write_all(format!("{process} {program}\n").as_bytes()));
        drop(told);
    }

    /// Who said so last in a folder.
    pub(crate) fn of(folder: &Path) -> Option<Self> {
        let bytes = reading::read_file(&folder.join(FILE), MOST).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (process, program) = text.trim_end().split_once(' ')?;
        Some(Self { process: process.parse().ok()?, program: program.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_a_folder_is_known() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Holder::of(folder.path()), None);
        Holder::tell(folder.path());
        assert_eq!(Holder::of(folder.path()), Some(Holder::here()));
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "what somebody else wrote")]
    fn what_says_nothing_is_no_holder() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "12", "x gangway", "-1 gangway", "99999999999 gangway", "\u{0}"] {
            std::fs::write(folder.path().join(FILE), text).unwrap();
            assert_eq!(Holder::of(folder.path()), None, "{text:?}");
        }
        std::fs::write(folder.path().join(FILE), "1 a".repeat(1000)).unwrap();
        assert_eq!(Holder::of(folder.path()), None);
    }
}
