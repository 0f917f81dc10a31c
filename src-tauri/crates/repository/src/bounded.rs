//! The only way in which this crate reads files: so many bytes, so many names, regular files only (a pipe or device
//! would never end), and nothing that a link leads to outside of the folder. Where a link leads is read before it is
//! followed: on Windows a mere look at another computer's share signs in there.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf, Prefix};

/// Most names of a folder that are looked at.
const NAMES_MAX: usize = 5000;
/// Most links on the way to a file.
const LINKS_MAX: usize = 16;
/// Folders below which a first look asks another computer: what automounters use.
const AUTOMOUNTED: &[&str] = &["net", "Network", "afs"];

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
    match bytes(folder, name, limit) {
        Some((bytes, true)) => text_of(bytes, limit),
        Some((_, false)) => FileText::Skipped,
        None if is_missing(folder, name) => FileText::Missing,
        None => FileText::Skipped,
    }
}

/// Whether nothing is there, as far as can be seen without following a link.
fn is_missing(folder: &Path, name: &str) -> bool {
    let mut path = folder.to_owned();
    for part in Path::new(name).components() {
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(data) if data.is_symlink() => return false,
            Ok(_) => {}
            Err(error) => return error.kind() == ErrorKind::NotFound,
        }
    }
    false
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

/// The text of a file of the person's own, who may keep it wherever a link leads.
pub(crate) fn own_text(path: &Path, limit: u64) -> Option<String> {
    let (bytes, whole) = fs::metadata(path).ok()?.is_file().then(|| beginning(path, limit))??;
    text_of(bytes, limit).read().filter(|_| whole)
}

/// The beginning of a file below a folder, and whether that is all of it.
pub(crate) fn bytes(folder: &Path, name: &str, limit: u64) -> Option<(Vec<u8>, bool)> {
    beginning(&inside(folder, name)?, limit)
}

fn beginning(path: &Path, limit: u64) -> Option<(Vec<u8>, bool)> {
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

/// Whether a folder is there itself, and no link to one.
pub(crate) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// The real path of a regular file, when it lies in the folder.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    // Links may lead through the folder's parents, which are known to be no links, and from there to nowhere else.
    let path = real(&folder, Path::new(name), &|path| path.starts_with(&folder) || folder.starts_with(path))?;
    (path.starts_with(&folder) && fs::symlink_metadata(&path).ok()?.is_file()).then_some(path)
}

/// The real path of what lies at a path from a real folder. None when nothing is there, and when the way leads over a
/// path that isn't allowed: such a one isn't even looked at.
pub(crate) fn real(folder: &Path, path: &Path, allowed: &dyn Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut real = folder.to_owned();
    let mut steps = Vec::new();
    push_steps(&mut steps, path);
    let mut links = 0;
    while let Some(step) = steps.pop() {
        if step == ".." {
            real.pop();
        } else {
            // a root or a drive replaces the path
            real.push(&step);
        }
        if !allowed(&real) {
            return None;
        }
        if fs::symlink_metadata(&real).ok()?.is_symlink() {
            links += 1;
            let target = fs::read_link(&real).ok().filter(|_| links <= LINKS_MAX)?;
            real.pop();
            push_steps(&mut steps, &target);
        }
    }
    Some(real)
}

/// The steps of a path, the first one last.
fn push_steps(steps: &mut Vec<OsString>, path: &Path) {
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    steps.extend(parts.iter().rev().map(|part| part.as_os_str().to_owned()));
}

/// The other computer, or the device, that a path leads to by its name alone.
pub(crate) fn elsewhere(path: &Path) -> Option<OsString> {
    let mut parts = path.components();
    match parts.next()? {
        Component::Prefix(prefix) => match prefix.kind() {
            Prefix::Disk(_) | Prefix::VerbatimDisk(_) => None,
            Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
                Some(PathBuf::from(server).join(share).into_os_string().to_ascii_lowercase())
            }
            Prefix::Verbatim(_) | Prefix::DeviceNS(_) => Some(prefix.as_os_str().to_owned()),
        },
        Component::RootDir => {
            let first = parts.next()?.as_os_str().to_owned();
            let mounted = AUTOMOUNTED.iter().any(|name| first == *name);
            mounted.then(|| parts.next().map_or(first, |next| next.as_os_str().to_owned()))
        }
        _ => None,
    }
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

/// Paths of files in a folder and the folders in it, so many deep: with `/`, those nearer to the folder first. No link is
/// among them. `skipped` gets each folder's path.
pub(crate) fn paths(folder: &Path, depth: usize, skipped: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut looked = 0;
    let mut level = vec![String::new()];
    for _ in 0..depth {
        let mut below = Vec::new();
        for parent in level {
            let Ok(entries) = fs::read_dir(folder.join(&parent)) else { continue };
            let mut entries: Vec<_> = entries.flatten().take(NAMES_MAX.saturating_sub(looked)).collect();
            looked += entries.len();
            entries.sort_by_key(fs::DirEntry::file_name);
            for entry in entries {
                let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
                let path = if parent.is_empty() { name } else { format!("{parent}/{name}") };
                if kind.is_file() {
                    found.push(path);
                } else if kind.is_dir() && !skipped(&path) {
                    below.push(path);
                }
            }
        }
        level = below;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_only_where_it_may_lead() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let outer = outer.path().canonicalize().unwrap();
        let folder = outer.join("clone");
        fs::create_dir_all(folder.join("sub")).unwrap();
        for name in ["clone/sub/real.txt", "beside.txt"] {
            File::create(outer.join(name)).unwrap();
        }
        let absolute = folder.join("sub/real.txt");
        for (name, target) in [
            ("within", Path::new("sub/real.txt")),
            ("absolute", absolute.as_path()),
            ("over-the-parent", Path::new("../clone/sub/real.txt")),
            ("twice", Path::new("within")),
            ("folder", Path::new("sub")),
            ("away", Path::new("../beside.txt")),
            ("far-away", Path::new("/etc/passwd")),
            ("itself", Path::new("itself")),
            ("nowhere", Path::new("none.txt")),
        ] {
            symlink(target, folder.join(name)).unwrap();
        }
        symlink("../within", folder.join("sub/back")).unwrap();
        for name in ["within", "absolute", "over-the-parent", "twice", "folder/real.txt", "sub/back", "sub/../within"] {
            assert_eq!(inside(&folder, name).as_ref(), Some(&absolute), "{name}");
        }
        for name in ["away", "far-away", "itself", "nowhere", "folder", "../beside.txt", "/etc/passwd", ""] {
            assert_eq!(inside(&folder, name), None, "{name}");
        }
        let asked = std::cell::RefCell::new(Vec::new());
        let noting = |path: &Path| {
            asked.borrow_mut().push(path.to_owned());
            !path.starts_with("/etc")
        };
        assert_eq!(real(&folder, Path::new("far-away"), &noting), None);
        assert_eq!(asked.borrow().last().map(PathBuf::as_path), Some(Path::new("/etc")), "and not what lies in it");
    }

    #[test]
    fn other_computers_are_known_by_their_names() {
        for path in ["/net/host/share", "/Network/Servers/x", "/afs/cell.example.com/x"] {
            assert!(elsewhere(Path::new(path)).is_some(), "{path}");
        }
        for path in ["/home/me", "/network", "/srv/net/x", "net/host", "/"] {
            assert_eq!(elsewhere(Path::new(path)), None, "{path}");
        }
        assert_ne!(elsewhere(Path::new("/net/a/x")), elsewhere(Path::new("/net/b/x")));
    }

    #[cfg(windows)]
    #[test]
    fn shares_and_devices_are_known_by_their_names() {
        for path in [r"\\host\share\x", r"//host/share/x", r"\\?\UNC\host\share\x", r"\\.\pipe\x", r"\\?\Volume{1}\x"] {
            assert!(elsewhere(Path::new(path)).is_some(), "{path}");
        }
        for path in [r"C:\x", r"\\?\C:\x", r"x\y"] {
            assert_eq!(elsewhere(Path::new(path)), None, "{path}");
        }
        assert_eq!(elsewhere(Path::new(r"\\Host\Share\x")), elsewhere(Path::new(r"\\?\UNC\host\share\y")));
    }

    #[test]
    fn paths_of_a_folder_come_level_by_level() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["b.txt", "a/one.txt", "a/deep/two.txt", "a/deep/er/three.txt", "skip/four.txt"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            File::create(path).unwrap();
        }
        let skip = |path: &str| path == "skip";
        assert_eq!(paths(folder.path(), 3, &skip), ["b.txt", "a/one.txt", "a/deep/two.txt"]);
        assert_eq!(paths(folder.path(), 1, &skip), ["b.txt"]);
        assert_eq!(paths(&folder.path().join("none"), 3, &skip), Vec::<String>::new());
    }
}
