//! Setups, targets, settings and journals on disk; secrets in the system's keychain.
//!
//! Knows no setup and no other room: it keeps whatever serde can write, under ids. Nothing here ever overwrites a file
//! in place, so a kill or a full disk leaves what was there. One program at a time holds the folder, by a file lock.
//! Start reading at [`Store::open`]; [`save`] is for files outside our folder, [`secrets`] for what never touches a disk.
#![warn(missing_docs)]

mod documents;
mod error;
mod holder;
mod journal;
mod partial;
mod reading;
pub mod save;
pub mod secrets;

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use fs4::FileExt;
use serde::de::DeserializeOwned;

pub use documents::{Documents, Listing};
pub use error::StoreError;
pub use holder::Holder;
pub use journal::{Journal, JournalContents, Journals};
pub use partial::PartialDocument;

/// The folder that holds all state: `GANGWAY_HOME` when the caller passes it, else where this system keeps a
/// program's data (`~/.local/share/gangway`, `~/Library/Application Support/gangway`, `%APPDATA%\gangway\data`).
///
/// None when the system names no home folder.
pub fn home(overridden: Option<&Path>) -> Option<PathBuf> {
    match overridden {
        Some(folder) => Some(folder.to_owned()),
        None => directories::ProjectDirs::from("", "", "gangway").map(|dirs| dirs.data_dir().to_owned()),
    }
}

/// A document as it lies in a folder of state that nobody need hold; none when it can't be read. Nothing is set aside.
pub fn glance<T: DeserializeOwned>(folder: &Path, collection: &str, id: &str) -> Option<T> {
    Documents::at(folder.join(collection)).glance(id)
}

/// The folder of state, held by this program until it is dropped.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// Its lock ends with it, also when the program is killed.
    _lock: File,
}

impl Store {
    /// Opens the folder, making it where it isn't there, for this person alone, and holds it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyRunning`] while another program holds it; otherwise the path and why it can't be used.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| StoreError::writing(folder, &of_folder(error)))?;
        let path = folder.join(".lock");
        match reading::check_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::writing(&path, &error));
            }
            _ => {}
        }
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| StoreError::writing(&path, &error))?;
        match FileExt::try_lock(&lock) {
            Ok(()) => {
                save::sweep(folder);
                Holder::tell(folder);
                Ok(Self { folder: folder.to_owned(), _lock: lock })
            }
            Err(fs4::TryLockError::WouldBlock) => Err(StoreError::AlreadyRunning { holder: Holder::of(folder) }),
            Err(fs4::TryLockError::Error(error)) => Err(StoreError::writing(&path, &error)),
        }
    }

    /// The folder that it holds.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The documents of one collection, e.g. `setups`: a folder of JSON files by id. What an earlier version set aside there
    /// comes back where this one understands it.
    ///
    /// # Errors
    /// When the collection's folder can't be made.
    pub fn documents<T: DeserializeOwned>(&self, collection: &str) -> Result<Documents<T>, StoreError> {
        let folder = self.folder.join(collection);
        make_folder(&folder)?;
        let documents = Documents::at(folder);
        documents.take_back();
        Ok(documents)
    }

    /// The journals, one per job.
    ///
    /// # Errors
    /// When their folder can't be made.
    pub fn journals(&self) -> Result<Journals, StoreError> {
        let folder = self.folder.join("journals");
        make_folder(&folder)?;
        Ok(Journals::at(folder))
    }
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    std::fs::create_dir_all(folder).map_err(|error| StoreError::writing(folder, &of_folder(error)))
}

/// Where a folder is wanted and something else exists, the reason is that this is no folder.
fn of_folder(error: std::io::Error) -> std::io::Error {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => std::io::ErrorKind::NotADirectory.into(),
        _ => error,
    }
}

/// Ids become file names, so they hold nothing that a file system or a shell could take for something else.
fn checked_id(id: &str) -> Result<&str, StoreError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if id.is_empty() || id.len() > 100 || !id.chars().all(plain) { Err(StoreError::NoSuchId) } else { Ok(id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_at_a_time_holds_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = Store::open(folder.path()).unwrap();
        let Err(StoreError::AlreadyRunning { holder: Some(holder) }) = Store::open(folder.path()) else {
            panic!("held")
        };
        assert_eq!(holder.process, std::process::id());
        drop(first);
        assert!(Store::open(folder.path()).is_ok());
    }

    #[test]
    fn what_is_no_folder_is_told_as_that() {
        let folder = tempfile::tempdir().unwrap();
        let told = |home: &Path| match Store::open(home) {
            Err(StoreError::Unwritable { path, detail }) => (path, detail),
            other => panic!("{other:?}"),
        };
        let file = folder.path().join("file");
        File::create(&file).unwrap();
        assert_eq!(told(&file), (file.clone(), "not a directory".to_owned()));
        assert!(told(&file.join("below")).1.to_lowercase().starts_with("not a directory"));
        let home = folder.path().join("home");
        std::fs::create_dir_all(home.join(".lock")).unwrap();
        assert_eq!(told(&home), (home.join(".lock"), "is a directory".to_owned()));
        std::fs::remove_dir(home.join(".lock")).unwrap();
        File::create(home.join("setups")).unwrap();
        File::create(home.join("journals")).unwrap();
        let store = Store::open(&home).unwrap();
        for refused in [store.documents::<u32>("setups").map(|_| ()), store.journals().map(|_| ())] {
            let Err(StoreError::Unwritable { detail, .. }) = refused else { panic!("{refused:?}") };
            assert_eq!(detail, "not a directory");
        }
    }

    /// Nobody writes into these pipes, and whoever opened one would wait for ever.
    #[cfg(unix)]
    #[test]
    fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = |name: &str| {
            let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap();
            assert!(made.success());
        };
        let store = Store::open(folder.path()).unwrap();
        let documents = store.documents::<u32>("setups").unwrap();
        documents.write("good", &7).unwrap();
        let journals = store.journals().unwrap();
        for name in ["setups/bad.json", "setups/old.json.damaged-1", "journals/bad.jsonl"] {
            pipe(name);
        }
        drop(store);
        let store = Store::open(folder.path()).unwrap();
        let documents_again = store.documents::<u32>("setups").unwrap();
        let listing = documents_again.list().unwrap();
        assert_eq!(listing.documents.len(), 1);
        let [StoreError::Unreadable { detail, .. }] = listing.damaged.as_slice() else { panic!("{listing:?}") };
        assert_eq!(detail, "not a regular file");
        assert!(matches!(documents.read("bad"), Err(StoreError::Unreadable { .. })));
        assert!(matches!(journals.open::<u32>("bad"), Err(StoreError::Unreadable { .. })));
        // What is written takes its place.
        documents.write("bad", &8).unwrap();
        assert_eq!(documents.list().unwrap().documents.len(), 2);
        drop(store);
        std::fs::remove_file(folder.path().join(".lock")).unwrap();
        pipe(".lock");
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Unwritable { .. })));
    }

    #[test]
    fn what_a_killed_write_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            File::create(path).unwrap();
        };
        for name in [".gangway-a1b2", "setups/.gangway-c3d4", "setups/0f6c.json", "journals/0f6c.copy"] {
            write(name);
        }
        Store::open(folder.path()).unwrap();
        let left = |name: &str| folder.path().join(name).exists();
        assert!(!left(".gangway-a1b2") && !left("setups/.gangway-c3d4"));
        assert!(left("setups/0f6c.json") && left("journals/0f6c.copy"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_is_nobody_elses() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("a/b");
        Store::open(&home).unwrap();
        assert_eq!(home.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn the_given_home_is_taken_as_it_is() {
        assert_eq!(home(Some(Path::new("/some/where"))), Some(PathBuf::from("/some/where")));
    }

    #[test]
    fn ids_never_lead_out_of_the_folder() {
        for id in ["", "..", "../x", "a/b", "a\\b", "C:", "a.json", "a\0", "é", &"x".repeat(101)] {
            assert!(checked_id(id).is_err(), "{id:?}");
        }
        assert!(checked_id("2b1c0c5e-4a5e-4b6e-9f1e-0a1b2c3d4e5f").is_ok());
    }
}
