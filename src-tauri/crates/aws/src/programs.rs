//! Where a person's programs are: a desktop gives its own programs a shorter `PATH` than a login shell has.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use gangway_profiles::environment::{Environment, System};

/// Folders where a login shell finds programs, and a program that a desktop starts doesn't. `~` is the home folder.
const OF_LOGIN_SHELLS: &[&str] = &["/opt/homebrew/bin", "/usr/local/bin", "~/.local/bin", "~/bin"];

/// The folders of a login shell.
#[derive(Clone, Debug)]
pub(crate) struct Programs {
    system: System,
    /// In the order in which they are looked through.
    folders: Vec<PathBuf>,
}

impl Programs {
    /// Those of `PATH`, then those that a login shell adds.
    pub(crate) fn new(environment: &Environment) -> Self {
        let path = environment.get("PATH").map(OsString::from).unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
        if environment.system() == System::Unix {
            let home = environment.get("HOME").map(Path::new);
            let usual = OF_LOGIN_SHELLS.iter().filter_map(|folder| match folder.strip_prefix("~/") {
                Some(below) => home.map(|home| home.join(below)),
                None => Some(PathBuf::from(folder)),
            });
            folders.extend(usual);
        }
        Self { system: environment.system(), folders }
    }

    /// A path as it is written; a name where it is first found. A program that isn't found may still be one that only the
    /// system finds, as on Windows beside this one: it isn't started.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let written = Path::new(program);
        if written.components().count() > 1 || written.is_absolute() {
            return Some(written.to_owned());
        }
        let names = match self.system {
            System::Unix => vec![written.to_owned()],
            System::Windows => vec![written.to_owned(), PathBuf::from(format!("{program}.exe"))],
        };
        let mut places = self.folders.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
        places.find(|place| is_program(place))
    }

    /// The `PATH` of a program that is started: what it starts itself is found as it is.
    pub(crate) fn path(&self) -> Option<OsString> {
        std::env::join_paths(&self.folders).ok()
    }
}

fn is_program(path: &Path) -> bool {
    let Ok(about) = std::fs::metadata(path) else { return false };
    #[cfg(unix)]
    let runs = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let runs = true;
    about.is_file() && runs
}
