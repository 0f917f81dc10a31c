//! The files at the root of a repository, whether it lies in a folder or is known as a list only.

use std::path::Path;

use crate::bounded::{self, FileText};
use crate::ignored::IgnorePatterns;
use crate::texts::is_made;

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

    /// Paths of files from the root, so many folders deep, those nearer to the root first. Folders that tools fill, that
    /// are hidden or that Git ignores are left out.
    pub(crate) fn paths(self, depth: usize) -> Vec<String> {
        match self {
            Self::Folder(root) => {
                let mut ignored = IgnorePatterns::of(root);
                ignored.enter(root, "");
                bounded::paths(root, depth, &|folder| is_left_out(folder) || ignored.has(folder, true))
            }
            Self::List(files) => {
                let folders = |path: &str| path.matches('/').count();
                let kept = |path: &&str| {
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    folders(path) < depth && !folder.split('/').any(is_left_out)
                };
                let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).filter(kept).collect();
                paths.sort_by_key(|path| (folders(path), *path));
                paths.into_iter().map(str::to_owned).collect()
            }
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

/// Whether nothing is looked for in a folder: tools fill it, or it is hidden.
fn is_left_out(folder: &str) -> bool {
    let name = folder.rsplit('/').next().unwrap_or_default();
    name.starts_with('.') || name == "vendor" || is_made(name)
}
