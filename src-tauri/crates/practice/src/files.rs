//! Files of repositories and of build machines: their texts in memory, and how the world holds them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::blobs::{Blob, Blobs};

/// The text of each file, by its path from the root.
pub(crate) type Files = BTreeMap<String, String>;

/// The longest text that the world holds itself, in bytes. Longer ones are kept beside it.
pub(crate) const LONGEST_INSIDE: usize = 4 * 1024;

/// Files as the world holds them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tree(BTreeMap<String, Text>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Text {
    Inside(String),
    Beside(Blob),
}

impl Text {
    fn new(text: &str, blobs: &Blobs) -> Self {
        if text.len() > LONGEST_INSIDE {
            Self::Beside(blobs.put(text.as_bytes()))
        } else {
            Self::Inside(text.to_owned())
        }
    }
}

impl Tree {
    /// These files.
    pub(crate) fn new(files: &Files, blobs: &Blobs) -> Self {
        Self(files.iter().map(|(path, text)| (path.clone(), Text::new(text, blobs))).collect())
    }

    /// Writes a file.
    pub(crate) fn write(&mut self, path: &str, text: &str, blobs: &Blobs) {
        self.0.insert(path.to_owned(), Text::new(text, blobs));
    }

    /// Removes a file.
    pub(crate) fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// Removes the files of which that isn't so.
    pub(crate) fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.0.retain(|path, _| keeps(path));
    }

    /// The texts; else the path of one that is lost.
    pub(crate) fn read(&self, blobs: &Blobs) -> Result<Files, String> {
        let text = |(path, text): (&String, &Text)| {
            let text = match text {
                Text::Inside(text) => Some(text.clone()),
                Text::Beside(blob) => blobs.get(blob).and_then(|bytes| String::from_utf8(bytes).ok()),
            };
            Ok((path.clone(), text.ok_or_else(|| path.clone())?))
        };
        self.0.iter().map(text).collect()
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// The paths of the files that differ.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let paths = self.paths().chain(other.paths());
        let mut differ: Vec<String> = paths.filter(|path| self.0.get(*path) != other.0.get(*path)).cloned().collect();
        differ.sort();
        differ.dedup();
        differ
    }
}
