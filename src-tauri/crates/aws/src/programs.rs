//! Where a person's programs are: a desktop gives its own programs a shorter `PATH` than a login shell has, and Windows
//! knows a program by the ending of its file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use gangway_profiles::environment::{Environment, System};

/// Folders where a login shell finds programs, and a program that a desktop starts doesn't. `~` is the home folder.
const OF_LOGIN_SHELLS: &[&str] = &["/opt/homebrew/bin", "/usr/local/bin", "~/.local/bin", "~/bin"];

/// What Windows starts, and in which order it looks where `PATHEXT` says nothing. All else that this variable may name is
/// opened by another program.
const STARTED: &[&str] = &["com", "exe", "bat", "cmd"];

/// The folders of a login shell.
#[derive(Clone, Debug)]
pub(crate) struct Programs {
    /// How a program's file may end where its name is written without it: on Windows only.
    endings: Vec<String>,
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
        Self { endings: endings(environment), folders }
    }

    /// A path as it is written, but for its ending; a name where it is first found. A program that isn't found may still be
    /// one that only the system finds, as on Windows beside this one: it isn't started.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let written = Path::new(program);
        let spellings = self.spellings(written);
        if written.components().count() > 1 || written.is_absolute() {
            let found = spellings.into_iter().find(|place| is_program(place));
            return Some(found.unwrap_or_else(|| written.to_owned()));
        }
        let mut places = self.folders.iter().flat_map(|folder| spellings.iter().map(move |name| folder.join(name)));
        places.find(|place| is_program(place))
    }

    /// The files that may be meant. Beside `aws.cmd` there is often an `aws`, which is a script for other systems.
    fn spellings(&self, written: &Path) -> Vec<PathBuf> {
        let ends = |ending: &String| written.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending));
        if self.endings.is_empty() || self.endings.iter().any(ends) {
            return vec![written.to_owned()];
        }
        let with = |ending: &String| {
            let mut name = written.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            PathBuf::from(name)
        };
        self.endings.iter().map(with).collect()
    }

    /// The `PATH` of a program that is started: what it starts itself is found as it is.
    pub(crate) fn path(&self) -> Option<OsString> {
        std::env::join_paths(&self.folders).ok()
    }
}

/// Those of [`STARTED`] that `PATHEXT` names, in its order: e.g. `.COM;.EXE;.BAT;.CMD;.VBS;.JS`.
fn endings(environment: &Environment) -> Vec<String> {
    if environment.system() == System::Unix {
        return Vec::new();
    }
    let named = environment.get("PATHEXT").unwrap_or_default().split(';');
    let named = named.map(|ending| ending.trim().trim_start_matches('.').to_ascii_lowercase());
    let named: Vec<String> = named.filter(|ending| STARTED.contains(&ending.as_str())).collect();
    if named.is_empty() { STARTED.iter().map(|ending| (*ending).to_owned()).collect() } else { named }
}

fn is_program(path: &Path) -> bool {
    let Ok(about) = std::fs::metadata(path) else { return false };
    #[cfg(unix)]
    let runs = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let runs = true;
    about.is_file() && runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found on Windows in a folder with these files, in a `PATH` of one folder.
    fn check(files: &[&str], endings: &str, program: &str, expected: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            #[cfg(unix)]
            file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
            drop(file);
        }
        let variables = [("Path", folder.path().to_str().unwrap()), ("PATHEXT", endings)];
        let programs = Programs::new(&Environment::new(System::Windows, variables));
        let expected = expected.map(|name| folder.path().join(name));
        assert_eq!(programs.find(program), expected, "{program} among {files:?}, {endings}");
        let written = folder.path().join(program);
        assert_eq!(programs.find(written.to_str().unwrap()), Some(expected.unwrap_or(written)), "as a path");
    }

    #[test]
    fn windows_knows_a_program_by_the_ending_of_its_file() {
        const USUAL: &str = ".COM;.EXE;.BAT;.CMD;.VBS;.JS";
        check(&["aws", "aws.cmd"], USUAL, "aws", Some("aws.cmd"));
        check(&["aws.cmd", "aws.exe"], USUAL, "aws", Some("aws.exe"));
        check(&["aws.cmd", "aws.exe"], ".CMD; .exe", "aws", Some("aws.cmd"));
        check(&["aws.bat"], "", "aws", Some("aws.bat"));
        check(&["aws.cmd"], USUAL, "aws.cmd", Some("aws.cmd"));
        check(&["print.keys.exe", "print.keys"], USUAL, "print.keys", Some("print.keys.exe"));
        check(&["aws.exe.cmd"], USUAL, "aws.exe", None);
        // these are opened by another program, whatever the variable says
        check(&["aws", "aws.vbs", "aws.py", "aws.ps1"], ".VBS;.PY;.PS1", "aws", None);
    }
}
