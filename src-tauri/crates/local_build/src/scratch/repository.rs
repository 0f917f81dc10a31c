//! A clone, as `gix` reads it: nothing of the person's configuration, of the environment or of an include is followed.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use gix::bstr::{BStr, BString, ByteSlice};
use gix::objs::tree::EntryKind;
use gix::{ObjectId, Repository};

pub(super) struct Clone {
    repository: Repository,
}

/// What a commit holds at a path.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: EntryKind,
    pub(super) id: ObjectId,
}

/// What Git follows: a force-added file is copied whatever `.gitignore` says.
#[derive(Default)]
pub(super) struct TrackedFiles {
    files: HashSet<BString>,
    folders: HashSet<BString>,
    /// Checked out only in part: these aren't here, and nobody deleted them.
    pub(super) absent: HashSet<BString>,
}

impl TrackedFiles {
    pub(super) fn has(&self, path: &BStr, is_folder: bool) -> bool {
        if is_folder { self.folders.contains(path) } else { self.files.contains(path) }
    }
}

impl Clone {
    /// The repository of a folder: none in a plain one, and an error where there is one that can't be read.
    pub(super) fn open(folder: &Path) -> Result<Option<Self>, ()> {
        let open =
            |path: &Path, as_is: bool| gix::open_opts(path, gix::open::Options::isolated().open_path_as_is(as_is)).ok();
        if std::fs::symlink_metadata(folder.join(".git")).is_ok() {
            return open(folder, false).map(|repository| Some(Self { repository })).ok_or(());
        }
        let looks_bare = ["HEAD", "objects", "refs"].iter().all(|name| folder.join(name).exists());
        if !looks_bare {
            return Ok(None);
        }
        let bare = open(folder, true).filter(Repository::is_bare);
        Ok(bare.map(|repository| Self { repository }))
    }

    pub(super) fn is_bare(&self) -> bool {
        self.repository.is_bare()
    }

    pub(super) fn inner(&self) -> &Repository {
        &self.repository
    }

    /// The commit that a name means.
    pub(super) fn commit(&self, name: &str) -> Option<ObjectId> {
        let id = self.repository.rev_parse_single(name).ok()?;
        let commit = id.object().ok()?.peel_to_commit().ok()?;
        Some(commit.id)
    }

    /// All files, links and submodules of a commit.
    pub(super) fn entries(&self, commit: ObjectId) -> Option<BTreeMap<BString, Entry>> {
        let tree = self.repository.find_commit(commit).ok()?.tree().ok()?;
        let all = tree.traverse().breadthfirst.files().ok()?.into_iter();
        let entries = all.map(|entry| (entry.filepath, Entry { kind: entry.mode.kind(), id: entry.oid }));
        Some(entries.filter(|(_, entry)| entry.kind != EntryKind::Tree).collect())
    }

    pub(super) fn content(&self, id: ObjectId) -> Option<Vec<u8>> {
        Some(self.repository.find_object(id).ok()?.detach().data)
    }

    /// How many bytes an object has.
    pub(super) fn size(&self, id: ObjectId) -> Option<u64> {
        Some(self.repository.find_header(id).ok()?.size())
    }

    pub(super) fn tracked(&self) -> TrackedFiles {
        let mut tracked = TrackedFiles::default();
        let Ok(index) = self.repository.open_index() else { return tracked };
        for entry in index.entries() {
            let path = entry.path(&index);
            for at in path.find_iter("/") {
                tracked.folders.insert(path[..at].into());
            }
            if entry.flags.contains(gix::index::entry::Flags::SKIP_WORKTREE) {
                tracked.absent.insert(path.to_owned());
            }
            if entry.mode == gix::index::entry::Mode::COMMIT {
                tracked.folders.insert(path.to_owned());
            }
            tracked.files.insert(path.to_owned());
        }
        tracked
    }
}
