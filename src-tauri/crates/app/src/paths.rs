//! Paths that a person typed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use gangway_catalog::fault::{Fault, FaultCode};

use crate::faults;

/// A typed path: trimmed, and `~` for the home folder as people expect it. A relative one would depend on where the
/// program was started, so it isn't taken.
pub(crate) fn typed(text: &str, home: Option<&Path>) -> Result<PathBuf, Fault> {
    let text = text.trim();
    let missing = || Fault::new(FaultCode::PathNotFound).with("path", text);
    let path = match text.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.ok_or_else(missing)?.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(text),
    };
    if path.is_absolute() && !text.contains('\0') { Ok(path) } else { Err(missing()) }
}

/// Whether a path of a setup stays below the clone when it is followed by name alone.
pub(crate) fn within(relative: &str) -> bool {
    let path = Path::new(relative);
    !relative.is_empty()
        && !relative.contains(['\\', '\0', '\n'])
        && path.components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// Whether following every link of the way still ends below the clone. What doesn't exist yet can't lead out.
pub(crate) fn stays_below(folder: &Path, file: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let mut way = Some(file);
    while let Some(part) = way {
        if part.symlink_metadata().is_ok() {
            return part.canonicalize().is_ok_and(|real| real.starts_with(&folder));
        }
        way = part.parent();
    }
    false
}

/// That a file wouldn't land below the folder where it belongs.
pub(crate) fn leads_out(file: &Path, folder: &Path) -> Fault {
    Fault::new(FaultCode::PathLeadsOut).with("path", faults::text(file)).with("folder", faults::text(folder))
}

/// The name of a file to write. A path that ends in `/` or `..` names a folder.
pub(crate) fn name(path: &Path) -> Result<&OsStr, Fault> {
    let folder = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    path.file_name().filter(|_| !folder).ok_or_else(|| {
        let detail = std::io::ErrorKind::IsADirectory.to_string();
        Fault::new(FaultCode::PathUnwritable).with("path", faults::text(path)).with("detail", detail)
    })
}

/// The name of a setup file: `shop`, `shop.json` and `shop.gangway.json` are the same one.
pub(crate) fn setup_file_name(path: &Path) -> Result<String, Fault> {
    let name = name(path)?.to_string_lossy();
    let cut = |name: &str, end: &str| {
        let at = name.len().checked_sub(end.len())?;
        let (start, rest) = name.split_at_checked(at)?;
        (!start.is_empty() && rest.eq_ignore_ascii_case(end)).then(|| start.to_owned())
    };
    let stem = cut(&name, ".gangway.json").or_else(|| cut(&name, ".json")).unwrap_or_else(|| name.into_owned());
    Ok(format!("{stem}.gangway.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_within_a_clone_never_leads_up() {
        for path in ["buildspec.yml", "ci/buildspec.yml"] {
            assert!(within(path), "{path}");
        }
        for path in ["", "..", "../x", "/etc/passwd", "a/../../b", "a\\..\\b", "./x", "a\nb"] {
            assert!(!within(path), "{path:?}");
        }
    }

    #[test]
    fn a_setup_file_keeps_the_name_that_it_was_given() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(setup_file_name(Path::new(typed)).as_deref(), Ok(expected), "{typed}");
        };
        check("/a/shop", "shop.gangway.json");
        check("/a/shop.json", "shop.gangway.json");
        check("/a/shop.gangway.json", "shop.gangway.json");
        check("/a/Shop.GANGWAY.JSON", "Shop.gangway.json");
        check("/a/shop.v2", "shop.v2.gangway.json");
        check("/a/店", "店.gangway.json");
        check("/a/.json", ".json.gangway.json");
        for folder in ["/", "/a/", "/a/.."] {
            assert!(setup_file_name(Path::new(folder)).is_err(), "{folder}");
        }
    }

    #[test]
    fn typed_paths_are_absolute() {
        assert!(typed(" /tmp ", None).is_ok());
        for text in ["", "x", "../x", "/a\0b"] {
            assert!(typed(text, None).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        let home = std::env::temp_dir();
        assert_eq!(typed("~/code/shop", Some(&home)), Ok(home.join("code/shop")));
        assert_eq!(typed("~", Some(&home)), Ok(home.clone()));
        assert!(typed("~root/x", Some(&home)).is_err());
        assert!(typed("~/x", None).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_clone_are_seen() {
        let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(outside.path(), inside.path().join("out")).unwrap();
        assert!(!stays_below(inside.path(), &inside.path().join("out/buildspec.yml")));
        assert!(stays_below(inside.path(), &inside.path().join("new/buildspec.yml")));
        assert!(stays_below(inside.path(), &inside.path().join("buildspec.yml")));
    }
}
