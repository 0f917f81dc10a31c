//! The files of a commit, from the objects of the repository: no checkout, so that no filter and no hook runs.

use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use gix::objs::tree::EntryKind;
use gix::validate::path::component;

use super::files::Copier;
use super::repository::Clone;
use super::{CopyError, Remark};

pub(super) fn copy(clone: &Clone, commit: ObjectId, copier: &mut Copier) -> Result<(), CopyError> {
    let entries = clone.entries(commit).ok_or(CopyError::NoCommit)?;
    let mut links = Vec::new();
    for (name, entry) in entries {
        let Some(path) = path(name.as_bstr(), entry.kind) else {
            copier.remarks.push(Remark::Name(PathBuf::from(name.to_string())));
            continue;
        };
        if entry.kind == EntryKind::Commit {
            copier.remarks.push(Remark::Submodule(path));
            continue;
        }
        // before it is read into memory
        if clone.size(entry.id).is_none_or(|size| size > copier.bytes_left()) {
            return Err(if clone.size(entry.id).is_none() { CopyError::NoCommit } else { CopyError::TooLarge });
        }
        let content = clone.content(entry.id).ok_or(CopyError::NoCommit)?;
        if entry.kind == EntryKind::Link {
            links.push((path, content));
        } else {
            copier.folder(path.parent().unwrap_or(Path::new("")))?;
            copier.content(&path, &content, (entry.kind, entry.id))?;
        }
    }
    // last, so that nothing is written through one
    for (path, target) in links {
        copier.folder(path.parent().unwrap_or(Path::new("")))?;
        match gix::path::from_bstr(target.as_bstr()) {
            Ok(target) => copier.link(&path, &target)?,
            Err(_) => copier.remarks.push(Remark::LinkOutside(path)),
        }
    }
    Ok(())
}

/// A path of a commit as one below the copy: none where a part of it could lead elsewhere.
fn path(name: &BStr, kind: EntryKind) -> Option<PathBuf> {
    let mode = (kind == EntryKind::Link).then_some(component::Mode::Symlink);
    let options = component::Options { protect_windows: cfg!(windows), protect_hfs: true, protect_ntfs: true };
    let parts = name.split_str("/");
    for part in parts {
        component(part.as_bstr(), mode, options).ok()?;
    }
    gix::path::from_bstr(name).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_copy() {
        for name in ["../a", "a/../b", "/etc/passwd", ".git/config", "a/.GIT/hooks/x", "a//b", "git~1/config", "."] {
            assert_eq!(path(name.into(), EntryKind::Blob), None, "{name}");
        }
        assert_eq!(path("日本/a \"b\".txt".into(), EntryKind::Blob), Some("日本/a \"b\".txt".into()));
    }
}
