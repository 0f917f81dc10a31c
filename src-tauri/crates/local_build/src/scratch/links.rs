//! Which links stay inside a copy.

use std::path::{Component, Path};

/// Whether a link leads to a place below the root. `link` is its path from there. A way back (`..`) is only judged in front:
/// behind a name it may begin anywhere, since that name may be a link itself.
pub(super) fn stays_inside(link: &Path, target: &Path) -> bool {
    let depth = link.components().count().saturating_sub(1);
    let mut back = 0;
    let mut has_name = false;
    for part in target.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if has_name => return false,
            Component::ParentDir => back += 1,
            Component::Normal(name) => {
                // the history's folder isn't the copy's
                if back == depth && !has_name && name.eq_ignore_ascii_case(".git") {
                    return false;
                }
                has_name = true;
            }
            Component::RootDir | Component::Prefix(_) => return false,
        }
    }
    back <= depth && (has_name || back > 0)
}

/// Makes a link where the system lets people do so.
pub(super) fn make(target: &Path, at: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::symlink(target, at);
    #[cfg(windows)]
    {
        let whole = at.parent().map(|parent| parent.join(target));
        if whole.is_some_and(|whole| whole.is_dir()) {
            return std::os::windows::fs::symlink_dir(target, at);
        }
        std::os::windows::fs::symlink_file(target, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_inside_stay_and_others_go() {
        for (link, target, stays) in [
            ("a", "b", true),
            ("a/b", "../c/d", true),
            ("a/b/c", "../../d", true),
            ("a", "./b/./c", true),
            ("a/b", "..", true),
            ("a", "../b", false),
            ("a/b", "../../c", false),
            ("a", "/etc", false),
            ("a", "b/../../etc", false),
            // `b` may be a link to the root itself, `b/..` then lies outside
            ("a", "b/../c", false),
            ("a", ".git/config", false),
            ("a/b", "../.GIT", false),
            ("a", "", false),
        ] {
            assert_eq!(stays_inside(Path::new(link), Path::new(target)), stays, "{link} -> {target}");
        }
    }
}
