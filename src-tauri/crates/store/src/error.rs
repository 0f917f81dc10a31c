//! Why something on disk couldn't be read or written. Codes and paths; the sentences are other rooms' business.

use std::io;
use std::path::{Path, PathBuf};

use crate::holder::Holder;

/// Every way in which the disk can refuse. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program holds the folder.
    #[error("another program holds the folder")]
    AlreadyRunning {
        /// Which one, where it said so.
        holder: Option<Holder>,
    },
    /// An id that no document can have.
    #[error("no document can have this id")]
    NoSuchId,
    /// Nothing is there.
    #[error("{path}: not found")]
    NotFound {
        /// Where.
        path: PathBuf,
    },
    /// It is there but can't be read.
    #[error("{path}: {detail}")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// The system's reason.
        detail: String,
    },
    /// It can't be written.
    #[error("{path}: {detail}")]
    Unwritable {
        /// Where.
        path: PathBuf,
        /// The system's reason.
        detail: String,
    },
    /// The disk, or the person's share of it, is full.
    #[error("{path}: no space left")]
    DiskFull {
        /// Where.
        path: PathBuf,
    },
    /// These files exist, and nobody allowed to replace them. Nothing was written.
    #[error("{} files exist", paths.len())]
    Exists {
        /// They.
        paths: Vec<PathBuf>,
    },
    /// The document couldn't be understood; it was set aside under this path.
    #[error("{set_aside}: damaged: {detail}")]
    Damaged {
        /// Where it is now.
        set_aside: PathBuf,
        /// What was wrong with it.
        detail: String,
    },
}

impl StoreError {
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path: path.to_owned() },
            _ => Self::Unreadable { path: path.to_owned(), detail: error.to_string() },
        }
    }

    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path: path.to_owned() },
            io::ErrorKind::AlreadyExists => Self::Exists { paths: vec![path.to_owned()] },
            _ => Self::Unwritable { path: path.to_owned(), detail: error.to_string() },
        }
    }
}
