//! Copies one file after the other into the copy, within the limits, and notes what each was.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use gix::ObjectId;
use gix::bstr::BString;
use gix::objs::Kind;
use gix::objs::tree::EntryKind;

use super::{CopyError, CopyLimits, Remark, failure, links};

/// How a pointer of Git LFS begins, and how long one is at most.
/// <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>
pub(super) const LFS: &[u8] = b"version https://git-lfs.github.com/spec/v1\n";
pub(super) const LFS_MAX: u64 = 1024;

pub(super) struct Copier<'a> {
    root: PathBuf,
    limits: CopyLimits,
    stop: &'a AtomicBool,
    files: usize,
    bytes: u64,
    /// Of each file and link that is in the copy: its kind, and the id that Git gives its content.
    pub(super) copied: BTreeMap<BString, (EntryKind, ObjectId)>,
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(root: &Path, limits: CopyLimits, stop: &'a AtomicBool) -> Result<Self, CopyError> {
        let (copied, remarks) = (BTreeMap::new(), Vec::new());
        let copier = Self { root: root.to_owned(), limits, stop, files: 0, bytes: 0, copied, remarks };
        copier.look_at_disk()?;
        Ok(copier)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// How many bytes may still come.
    pub(super) fn bytes_left(&self) -> u64 {
        self.limits.bytes.saturating_sub(self.bytes)
    }

    fn look_at_disk(&self) -> Result<(), CopyError> {
        #[cfg(unix)]
        {
            let disk = rustix::fs::statvfs(&self.root).map_err(|error| failure(&self.root, error.into()))?;
            if disk.f_bavail.saturating_mul(disk.f_frsize) < self.limits.free {
                return Err(CopyError::NoSpace);
            }
        }
        Ok(())
    }

    /// One more file of so many bytes.
    pub(super) fn count(&mut self, bytes: u64) -> Result<(), CopyError> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(CopyError::Stopped);
        }
        self.files += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        if self.files > self.limits.files {
            return Err(CopyError::TooManyFiles);
        }
        if self.bytes > self.limits.bytes {
            return Err(CopyError::TooLarge);
        }
        // a large file fills a disk at once, many small ones bit by bit
        if bytes > 1 << 20 || self.files.is_multiple_of(256) {
            self.look_at_disk()?;
        }
        Ok(())
    }

    /// Makes the folder of a path in the copy.
    pub(super) fn folder(&self, path: &Path) -> Result<(), CopyError> {
        let folder = self.root.join(path);
        fs::create_dir_all(&folder).map_err(|error| failure(&folder, error))
    }

    /// Copies a file as it stands on the disk.
    pub(super) fn file(&mut self, from: &Path, path: &Path) -> Result<(), CopyError> {
        let opened = open(from).and_then(|file| Ok((file.metadata()?, file)));
        let (about, mut file) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.remark(path, &error),
        };
        if !about.is_file() {
            self.remarks.push(Remark::Special(path.to_owned()));
            return Ok(());
        }
        self.count(about.len())?;
        let at = self.root.join(path);
        let mut to = OpenOptions::new().write(true).create_new(true).open(&at).map_err(|error| failure(&at, error))?;
        let mut hasher = gix::hash::hasher(gix::hash::Kind::Sha1);
        hasher.update(&gix::objs::encode::loose_header(Kind::Blob, about.len()));
        let mut start = Vec::new();
        let mut left = about.len();
        let mut buffer = vec![0; 64 * 1024];
        while left > 0 {
            let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let length = match file.read(&mut buffer[..most]) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return self.remark(path, &error),
            };
            if self.stop.load(Ordering::Relaxed) {
                return Err(CopyError::Stopped);
            }
            to.write_all(&buffer[..length]).map_err(|error| failure(&at, error))?;
            hasher.update(&buffer[..length]);
            if start.len() < LFS.len() {
                start.extend(&buffer[..length.min(LFS.len())]);
            }
            left -= length as u64;
        }
        let is_same =
            file.metadata().is_ok_and(|now| now.len() == about.len() && now.modified().ok() == about.modified().ok());
        if left > 0 || !is_same {
            self.remarks.push(Remark::Changed(path.to_owned()));
        }
        if about.len() <= LFS_MAX && start.starts_with(LFS) {
            self.remarks.push(Remark::LfsPointer(path.to_owned()));
        }
        let kind = keep_mode(&to, &about).map_err(|error| failure(&at, error))?;
        let id = hasher.try_finalize().map_err(|_| failure(&at, io::ErrorKind::Other.into()))?;
        self.note(path, kind, id);
        Ok(())
    }

    /// Writes a file of a commit.
    pub(super) fn content(
        &mut self,
        path: &Path,
        content: &[u8],
        entry: (EntryKind, ObjectId),
    ) -> Result<(), CopyError> {
        self.count(content.len() as u64)?;
        let at = self.root.join(path);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if entry.0 == EntryKind::BlobExecutable {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o777);
        }
        options.open(&at).and_then(|mut file| file.write_all(content)).map_err(|error| failure(&at, error))?;
        if content.len() as u64 <= LFS_MAX && content.starts_with(LFS) {
            self.remarks.push(Remark::LfsPointer(path.to_owned()));
        }
        self.note(path, entry.0, entry.1);
        Ok(())
    }

    /// Makes a link, if it stays inside.
    pub(super) fn link(&mut self, path: &Path, target: &Path) -> Result<(), CopyError> {
        self.count(0)?;
        if !links::stays_inside(path, target) {
            self.remarks.push(Remark::LinkOutside(path.to_owned()));
            return Ok(());
        }
        if links::make(target, &self.root.join(path)).is_err() {
            self.remarks.push(Remark::LinkNotMade(path.to_owned()));
            return Ok(());
        }
        if let Ok(id) = gix::objs::compute_hash(gix::hash::Kind::Sha1, Kind::Blob, &name(target)) {
            self.note(path, EntryKind::Link, id);
        }
        Ok(())
    }

    /// What the system said of something in the folder: that is left out, and the copy goes on.
    pub(super) fn remark(&mut self, path: &Path, error: &io::Error) -> Result<(), CopyError> {
        let path = path.to_owned();
        // half of a file is none
        let _ = fs::remove_file(self.root.join(&path));
        self.remarks.push(match error.kind() {
            io::ErrorKind::NotFound => Remark::Vanished(path),
            _ => Remark::Unreadable(path),
        });
        Ok(())
    }

    fn note(&mut self, path: &Path, kind: EntryKind, id: ObjectId) {
        self.copied.insert(name(path), (kind, id));
    }
}

/// A path from the root, as Git writes it; one that isn't Unicode can only be shown on Windows.
pub(super) fn name(path: &Path) -> BString {
    match gix::path::into_bstr(path) {
        Ok(path) => gix::path::to_unix_separators_on_windows(path).into_owned(),
        Err(_) => path.to_string_lossy().into_owned().into(),
    }
}

/// Opens what was a file a moment ago: a link isn't followed, and a pipe holds nobody up.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options.open(path)
}

/// Its owner can read and write it in the copy, whatever it was; the rest stays.
#[cfg(unix)]
fn keep_mode(file: &File, about: &fs::Metadata) -> io::Result<EntryKind> {
    use std::os::unix::fs::PermissionsExt;
    let mode = about.permissions().mode() & 0o777 | 0o600;
    file.set_permissions(fs::Permissions::from_mode(mode))?;
    Ok(if mode & 0o100 == 0 { EntryKind::Blob } else { EntryKind::BlobExecutable })
}

#[cfg(not(unix))]
fn keep_mode(_: &File, _: &fs::Metadata) -> io::Result<EntryKind> {
    Ok(EntryKind::Blob)
}
