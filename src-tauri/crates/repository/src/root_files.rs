//! The files at the root of a repository, whether it lies in a folder or is known as a list only.

use std::path::Path;

use crate::bounded::{self, FileText};

/// A file of a repository that lies in no folder of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// From the root, with `/`.
    pub path: String,
    /// None when only the path is known.
    pub text: Option<String>,
}

/// Where the files are.
#[derive(Clone, Copy)]
pub(crate) enum RootFiles<'a> {
    Folder(&'a Path),
    List(&'a [ListedFile]),
}

impl RootFiles<'_> {
    /// Whether there is such a file, and it may be read.
    pub(crate) fn has(self, name: &str) -> bool {
        match self {
            Self::Folder(root) => bounded::is_file(root, name),
            Self::List(files) => files.iter().any(|file| file.path == name),
        }
    }

    /// The text of a file, at most so many bytes. A text that a list doesn't tell is [`FileText::Missing`]: nothing is wrong
    /// with that file.
    pub(crate) fn text(self, name: &str, limit: u64) -> FileText {
        match self {
            Self::Folder(root) => bounded::text(root, name, limit),
            Self::List(files) => {
                let text = files.iter().find(|file| file.path == name).and_then(|file| file.text.as_deref());
                text.map_or(FileText::Missing, |text| bounded::text_of(text.as_bytes().to_vec(), limit))
            }
        }
    }
}
