//! The copy of a repository in which a build runs. It is made without running anything of the repository: no hook, no filter,
//! no file system monitor, no LFS. What can't be copied is left out, and said in a [`Remark`].

mod differences;
mod files;
mod history;
mod ignored;
mod leftovers;
mod links;
mod repository;
mod tree;
mod working_tree;

use std::fmt;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use files::Copier;
pub use leftovers::clean_leftovers;
use repository::Clone;

/// What is copied, and where to.
#[derive(Clone, Copy, Debug)]
pub struct CopyRequest<'a> {
    /// The clone, or a plain folder.
    pub folder: &'a Path,
    /// Where copies lie: a folder of this program's own, made where it isn't there.
    pub root: &'a Path,
    /// A commit, by any name that Git takes, instead of the files as they stand.
    pub commit: Option<&'a str>,
    /// Whether the copy is a clone with its history, or files alone.
    pub full_history: bool,
    /// How much is copied at most.
    pub limits: CopyLimits,
    /// Set by whoever wants it to stop.
    pub stop: &'a AtomicBool,
}

/// How much is copied at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyLimits {
    /// Files, links among them.
    pub files: usize,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Bytes that stay free on the disk.
    pub free: u64,
}

/// Something that the person is told about the copy. Paths are from the folder's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There is a `.git` that can't be read: the folder is copied as files.
    UnreadableRepository,
    /// A link that leads out of the folder, or can't be judged, was left out.
    LinkOutside(PathBuf),
    /// A link couldn't be made: on Windows, people need a right for it.
    LinkNotMade(PathBuf),
    /// Neither file nor folder nor link: a pipe, a socket, a device.
    Special(PathBuf),
    /// This program may not read it.
    Unreadable(PathBuf),
    /// It was gone when its turn came.
    Vanished(PathBuf),
    /// It changed while it was read.
    Changed(PathBuf),
    /// A pointer of Git LFS, whose content isn't here.
    LfsPointer(PathBuf),
    /// A submodule: its content isn't in what CodePipeline hands to a build.
    Submodule(PathBuf),
    /// A repository of its own inside this one.
    NestedRepository(PathBuf),
    /// A name in the commit that no file here can have.
    Name(PathBuf),
    /// Objects of the history that lie elsewhere couldn't be copied.
    HistoryElsewhere(PathBuf),
}

/// Why there is no copy.
#[derive(Debug)]
pub enum CopyError {
    /// There is no such folder.
    NoFolder,
    /// A commit or a history was asked for, and there is no repository that can be read.
    NoRepository,
    /// No commit has this name.
    NoCommit,
    /// More files than the limit.
    TooManyFiles,
    /// More bytes than the limit.
    TooLarge,
    /// The disk has no room.
    NoSpace,
    /// The person stopped it.
    Stopped,
    /// What the system said about a path of the copy.
    System(PathBuf, io::Error),
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(path, error) => write!(f, "{}: {error}", path.display()),
            other => write!(f, "{other:?}"),
        }
    }
}

impl std::error::Error for CopyError {}

/// A copy on the disk, removed with this value unless it is kept.
#[derive(Debug)]
pub struct Scratch {
    place: PathBuf,
    lock: Option<File>,
    /// The commit that is checked out, or was asked for; none in a plain folder and before the first commit.
    pub commit: Option<String>,
    /// How many files differ from it: changed, added, deleted. None without a commit.
    pub differing: Option<usize>,
    /// In the order in which they were found.
    pub remarks: Vec<Remark>,
}

impl Scratch {
    /// The copied files.
    #[must_use]
    pub fn source(&self) -> PathBuf {
        self.place.join("source")
    }

    /// An empty folder beside them, for what a build writes elsewhere.
    #[must_use]
    pub fn temporary(&self) -> PathBuf {
        self.place.join("temporary")
    }

    /// Leaves everything on the disk, where no later start removes it.
    ///
    /// # Errors
    /// The system's, where the copy couldn't be marked so.
    pub fn keep(mut self) -> io::Result<PathBuf> {
        std::fs::remove_file(leftovers::lock_of(&self.place))?;
        self.lock = None;
        Ok(self.source())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.lock.is_some() {
            // what can't be removed now is a leftover for the next start
            let _ = leftovers::remove(&self.place);
        }
    }
}

/// Copies a folder, or a commit of it.
///
/// # Errors
/// [`CopyError`]; then nothing of the copy is left.
pub fn copy(request: &CopyRequest) -> Result<Scratch, CopyError> {
    if !request.folder.is_dir() {
        return Err(CopyError::NoFolder);
    }
    let (place, lock) = leftovers::place(request.root).map_err(|error| failure(request.root, error))?;
    // removes the place where anything below fails
    let mut scratch = Scratch { place, lock: Some(lock), commit: None, differing: None, remarks: Vec::new() };
    let source = scratch.source();
    for folder in [&source, &scratch.temporary()] {
        std::fs::create_dir(folder).map_err(|error| failure(folder, error))?;
    }
    let mut copier = Copier::new(&source, request.limits, request.stop)?;
    match Clone::open(request.folder) {
        Ok(Some(clone)) => of_clone(request, &clone, &mut copier, &mut scratch)?,
        _ if request.commit.is_some() || request.full_history => return Err(CopyError::NoRepository),
        Ok(None) => working_tree::copy(request.folder, None, &mut copier)?,
        Err(()) => {
            copier.remarks.push(Remark::UnreadableRepository);
            working_tree::copy(request.folder, None, &mut copier)?;
        }
    }
    scratch.remarks = copier.remarks;
    Ok(scratch)
}

fn of_clone(request: &CopyRequest, clone: &Clone, copier: &mut Copier, scratch: &mut Scratch) -> Result<(), CopyError> {
    let asked = request.commit.or(clone.is_bare().then_some("HEAD"));
    if let Some(name) = asked {
        let commit = clone.commit(name).ok_or(CopyError::NoCommit)?;
        tree::copy(clone, commit, copier)?;
        (scratch.commit, scratch.differing) = (Some(commit.to_string()), Some(0));
    } else {
        working_tree::copy(request.folder, Some(clone), copier)?;
        if let Some(commit) = clone.commit("HEAD") {
            scratch.differing = differences::count(clone, commit, copier);
            scratch.commit = Some(commit.to_string());
        }
    }
    if request.full_history {
        let detached = asked.and_then(|name| clone.commit(name));
        history::copy(clone, detached, copier)?;
    }
    Ok(())
}

fn failure(path: &Path, error: io::Error) -> CopyError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => CopyError::NoSpace,
        _ => CopyError::System(path.to_owned(), error),
    }
}

#[cfg(test)]
mod tests;
