//! A collection of documents: one JSON file each, by id. What another version of the program wrote there stays; a file that
//! no version could have written is set aside, never lost.

use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::partial::{self, PartialDocument};
use crate::reading::{DOCUMENT_BYTES, read_file};
use crate::save::{Overwrite, save_atomically, sync_folder};
use crate::{StoreError, checked_id};

/// A folder of JSON files that all hold a `T`.
#[derive(Debug)]
pub struct Documents<T> {
    folder: PathBuf,
    holds: PhantomData<fn() -> T>,
}

/// What a folder holds.
#[derive(Debug)]
pub struct Listing<T> {
    /// Ids and documents, by id.
    pub documents: Vec<(String, PartialDocument<T>)>,
    /// Files that aren't documents or couldn't be read: each as the error that says where it is now.
    pub damaged: Vec<StoreError>,
}

impl<T> Documents<T> {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder, holds: PhantomData }
    }

    fn path(&self, id: &str) -> Result<PathBuf, StoreError> {
        Ok(self.folder.join(format!("{}.json", checked_id(id)?)))
    }

    /// Removes a document. One that isn't there is fine.
    ///
    /// # Errors
    /// When the file stays.
    pub fn remove(&self, id: &str) -> Result<(), StoreError> {
        let path = self.path(id)?;
        match fs::remove_file(&path) {
            Ok(()) => {
                sync_folder(&path);
                Ok(())
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(StoreError::writing(&path, &error)),
        }
    }
}

impl<T: Serialize + DeserializeOwned> Documents<T> {
    /// Writes a document in the place of the one that was there. What another version wrote there and `T` doesn't understand
    /// stays in it.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or [`StoreError::Unwritable`]; the one that was there still is.
    pub fn write(&self, id: &str, document: &T) -> Result<(), StoreError> {
        let path = self.path(id)?;
        let written = match read_file(&path, DOCUMENT_BYTES) {
            Ok(there) => partial::carried_over(&there, document),
            Err(_) => serde_json::to_value(document),
        };
        let mut text = written
            .and_then(|written| serde_json::to_vec_pretty(&written))
            .map_err(|error| StoreError::Unwritable { path: path.clone(), detail: error.to_string() })?;
        text.push(b'\n');
        save_atomically(&path, &text, Overwrite::Allowed)
    }
}

impl<T: DeserializeOwned> Documents<T> {
    /// Reads a document; none when there is none.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it isn't a document: it was set aside. [`StoreError::Unreadable`] otherwise.
    pub fn read(&self, id: &str) -> Result<Option<PartialDocument<T>>, StoreError> {
        let path = self.path(id)?;
        match read(&path) {
            Err(StoreError::NotFound { .. }) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Reads a document where it lies; one that can't be read is none, and stays.
    pub(crate) fn glance(&self, id: &str) -> Option<T> {
        let bytes = read_file(&self.path(id).ok()?, DOCUMENT_BYTES).ok()?;
        partial::read(&bytes).ok().map(|read| read.document)
    }

    /// Takes back what an earlier version set aside because it didn't understand it, where this one does and nothing stands
    /// in its place: of several the newest.
    pub(crate) fn take_back(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut aside: Vec<(String, u32, PathBuf)> = entries
            .filter_map(|entry| {
                let name = entry.file_name();
                let (name, number) = aside_of(name.to_str()?)?;
                checked_id(name.strip_suffix(".json")?).ok()?;
                Some((name.to_owned(), number, entry.path()))
            })
            .collect();
        aside.sort_by_key(|(_, number, _)| std::cmp::Reverse(*number));
        for (name, _, path) in aside {
            let place = self.folder.join(name);
            let understood = read_file(&path, DOCUMENT_BYTES).is_ok_and(|text| partial::read::<T>(&text).is_ok());
            // linking, unlike renaming, replaces nothing
            if understood && fs::hard_link(&path, &place).is_ok() {
                let gone = fs::remove_file(&path);
                tracing::info!(place = %place.display(), ?gone, "a document that was set aside is understood now");
            }
        }
    }

    /// Reads all. One that is damaged doesn't stop the others.
    ///
    /// # Errors
    /// When the folder itself can't be read.
    pub fn list(&self) -> Result<Listing<T>, StoreError> {
        let mut found = Listing { documents: Vec::new(), damaged: Vec::new() };
        let entries = fs::read_dir(&self.folder).map_err(|error| StoreError::reading(&self.folder, &error))?;
        for entry in entries.flatten() {
            let path = entry.path();
            let id = match path.file_stem().and_then(|stem| stem.to_str()) {
                Some(id) if path.extension().is_some_and(|end| end == "json") && checked_id(id).is_ok() => id,
                _ => continue,
            };
            match read(&path) {
                Ok(document) => found.documents.push((id.to_owned(), document)),
                Err(error) => found.damaged.push(error),
            }
        }
        found.documents.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(found)
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<PartialDocument<T>, StoreError> {
    let bytes = read_file(path, DOCUMENT_BYTES).map_err(|error| StoreError::reading(path, &error))?;
    partial::read(&bytes).map_err(|error| set_aside(path, error.to_string()))
}

/// The file that was set aside, and its number.
fn aside_of(name: &str) -> Option<(&str, u32)> {
    let (name, number) = name.rsplit_once(".damaged-")?;
    Some((name, number.parse().ok()?))
}

/// Renames to the first free `*.damaged-<n>`, so that a second accident doesn't cost the first one's text.
pub(crate) fn set_aside(path: &Path, detail: String) -> StoreError {
    for number in 1..10_000 {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".damaged-{number}"));
        let aside = path.with_file_name(name);
        if aside.symlink_metadata().is_ok() {
            continue;
        }
        return match fs::rename(path, &aside) {
            Ok(()) => StoreError::Damaged { set_aside: aside, detail },
            Err(error) => StoreError::Unreadable { path: path.to_owned(), detail: format!("{detail}; {error}") },
        };
    }
    StoreError::Unreadable { path: path.to_owned(), detail }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Store;

    fn whole<T>(document: T) -> PartialDocument<T> {
        PartialDocument { document, incomplete: false }
    }

    #[test]
    fn what_is_written_is_read_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let documents = store.documents::<Vec<String>>("setups").unwrap();
        assert_eq!(documents.read("one").unwrap(), None);
        documents.write("one", &vec!["日本語 \u{202e} \0".to_owned()]).unwrap();
        documents.write("one", &vec!["second".to_owned()]).unwrap();
        assert_eq!(documents.read("one").unwrap(), Some(whole(vec!["second".to_owned()])));
        documents.remove("one").unwrap();
        documents.remove("one").unwrap();
        assert_eq!(documents.list().unwrap().documents, vec![]);
    }

    #[test]
    fn two_accidents_keep_both_texts_and_the_others_open() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let documents = store.documents::<u32>("numbers").unwrap();
        documents.write("good", &7).unwrap();
        let path = folder.path().join("numbers/bad.json");
        for text in ["{first", "{second"] {
            save_atomically(&path, text.as_bytes(), Overwrite::Allowed).unwrap();
            let listing = documents.list().unwrap();
            assert_eq!(listing.documents, vec![("good".to_owned(), whole(7))]);
            assert!(matches!(listing.damaged.as_slice(), [StoreError::Damaged { .. }]));
        }
        assert_eq!(fs::read_to_string(folder.path().join("numbers/bad.json.damaged-1")).unwrap(), "{first");
        assert_eq!(fs::read_to_string(folder.path().join("numbers/bad.json.damaged-2")).unwrap(), "{second");
        assert!(documents.list().unwrap().damaged.is_empty());
    }

    #[test]
    fn what_an_earlier_version_did_not_understand_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let early = store.documents::<String>("texts").unwrap();
        let path = |name: &str| folder.path().join("texts").join(name);
        let put = |name: &str, text: &str| save_atomically(&path(name), text.as_bytes(), Overwrite::Never).unwrap();
        put("a.json", "7");
        put("b.json", "8");
        put("c.json", "{");
        assert_eq!(early.list().unwrap().damaged.len(), 3);
        put("b.json", "9");
        put("a.json.damaged-2", "10");
        let late = store.documents::<u32>("texts").unwrap().list().unwrap();
        assert_eq!(late.documents, vec![("a".to_owned(), whole(10)), ("b".to_owned(), whole(9))]);
        for (name, text) in [("a.json.damaged-1", "7"), ("b.json.damaged-1", "8"), ("c.json.damaged-1", "{")] {
            assert_eq!(fs::read_to_string(path(name)).unwrap(), text);
        }
        assert!(!path("a.json.damaged-2").exists());
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_document_or_set_aside_unchanged(bytes: Vec<u8>) {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(folder.path()).unwrap();
            let documents = store.documents::<serde_json::Value>("any").unwrap();
            save_atomically(&folder.path().join("any/x.json"), &bytes, Overwrite::Never).unwrap();
            match documents.read("x") {
                Ok(Some(_)) => {}
                Err(StoreError::Damaged { set_aside, .. }) => prop_assert_eq!(fs::read(set_aside).unwrap(), bytes),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
