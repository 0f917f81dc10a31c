//! How many files of a copy differ from a commit, by what Git would store of them. Line ends that Git converts, and contents that
//! LFS keeps elsewhere, are no difference; other filters aren't run, and count as one.

use std::fs::File;
use std::io::{self, Read};

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use gix::objs::Kind;
use gix::objs::tree::EntryKind;
use sha2::{Digest, Sha256};

use super::files::{Copier, LFS, LFS_MAX};
use super::repository::{Clone, Entry};

/// The largest file whose line ends are compared, in bytes.
const TEXT_MAX: u64 = 8 * 1024 * 1024;

pub(super) fn count(clone: &Clone, commit: ObjectId, copier: &Copier) -> Option<usize> {
    let entries = clone.entries(commit)?;
    let absent = clone.tracked().absent;
    let added = copier.copied.keys().filter(|path| !entries.contains_key(*path)).count();
    let differ = entries.iter().filter(|(path, entry)| match copier.copied.get(*path) {
        None => entry.kind != EntryKind::Commit && !absent.contains(*path),
        Some((kind, id)) => {
            !is_same_kind(*kind, entry.kind)
                || (*id != entry.id && !is_same_content(clone, copier, path.as_bstr(), entry).unwrap_or(false))
        }
    });
    Some(added + differ.count())
}

/// Windows has no bit that says whether something can be run.
fn is_same_kind(here: EntryKind, there: EntryKind) -> bool {
    here == there || (cfg!(windows) && here != EntryKind::Link && there == EntryKind::BlobExecutable)
}

fn is_same_content(clone: &Clone, copier: &Copier, path: &BStr, entry: &Entry) -> Option<bool> {
    let file = copier.root().join(gix::path::from_bstr(path).ok()?);
    let size = file.symlink_metadata().ok().filter(std::fs::Metadata::is_file)?.len();
    if clone.size(entry.id)? <= LFS_MAX {
        let stored = clone.content(entry.id)?;
        if stored.starts_with(LFS) {
            return Some(lfs_id(&stored)? == sha256(&file).ok()?);
        }
    }
    if size > TEXT_MAX {
        return Some(false);
    }
    let mut content = Vec::new();
    File::open(&file).ok()?.read_to_end(&mut content).ok()?;
    let converted = content.replace("\r\n", "\n");
    let id = gix::objs::compute_hash(gix::hash::Kind::Sha1, Kind::Blob, &converted).ok()?;
    Some(id == entry.id)
}

/// The digest in a pointer of LFS.
fn lfs_id(pointer: &[u8]) -> Option<String> {
    let line = pointer.lines().find_map(|line| line.strip_prefix(b"oid sha256:"))?;
    Some(line.to_str().ok()?.to_owned())
}

fn sha256(path: &std::path::Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
