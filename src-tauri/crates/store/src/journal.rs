//! Journals: what a job did, as JSON lines that are only ever added to. Each line is on the disk before `append` returns.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::documents::set_aside;
use crate::reading::{JOURNAL_BYTES, read_file};
use crate::save::{Overwrite, save_atomically, sync_folder};
use crate::{StoreError, checked_id};

/// The folder of journals.
#[derive(Clone, Debug)]
pub struct Journals {
    folder: PathBuf,
}

/// What a journal held when it was opened.
#[derive(Debug)]
pub struct JournalContents<E> {
    /// The entries, oldest first.
    pub entries: Vec<E>,
    /// A line in the midst of it couldn't be understood: the whole file was kept under this path as well.
    pub damaged: Option<StoreError>,
}

impl Journals {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, id: &str) -> Result<PathBuf, StoreError> {
        Ok(self.folder.join(format!("{}.jsonl", checked_id(id)?)))
    }

    /// The ids of all journals, sorted.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn ids(&self) -> Result<Vec<String>, StoreError> {
        let entries = fs::read_dir(&self.folder).map_err(|error| StoreError::reading(&self.folder, &error))?;
        let mut ids: Vec<String> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .filter(|id| checked_id(id).is_ok())
            .collect();
        ids.sort();
        Ok(ids)
    }

    /// Opens a journal, making it where it isn't there, and reads what it holds. A last line that a kill tore is cut
    /// off: what it would have said never happened as far as anyone knows. Lines in the midst that can't be understood
    /// are taken out, after the whole was kept beside it.
    ///
    /// # Errors
    /// When the file can't be read or written.
    pub fn open<E: DeserializeOwned>(&self, id: &str) -> Result<(Journal<E>, JournalContents<E>), StoreError> {
        let path = self.path(id)?;
        let bytes = match read_file(&path, JOURNAL_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(StoreError::reading(&path, &error)),
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut recorded = JournalContents { entries: Vec::new(), damaged: None };
        let mut good = Vec::with_capacity(whole);
        let mut detail = None;
        let lines = bytes.get(..whole).unwrap_or_default().split_inclusive(|byte| *byte == b'\n');
        for line in lines.filter(|line| *line != b"\n") {
            match serde_json::from_slice(line) {
                Ok(entry) => {
                    recorded.entries.push(entry);
                    good.extend_from_slice(line);
                }
                Err(error) => detail = Some(error.to_string()),
            }
        }
        match detail {
            None if whole < bytes.len() => {
                truncate(&path, whole as u64).map_err(|error| StoreError::writing(&path, &error))?;
            }
            None => {}
            Some(detail) => recorded.damaged = Some(take_out(&path, &bytes, &good, detail)?),
        }
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| StoreError::writing(&path, &error))?;
        sync_folder(&path);
        Ok((Journal { file, path, holds: PhantomData }, recorded))
    }

    /// Takes a journal out of use without losing it; says where it is now.
    ///
    /// # Errors
    /// When the id can't be one.
    pub fn set_aside(&self, id: &str, detail: &str) -> Result<StoreError, StoreError> {
        Ok(set_aside(&self.path(id)?, detail.to_owned()))
    }

    /// Removes a journal. One that isn't there is fine.
    ///
    /// # Errors
    /// When the file stays.
    pub fn remove(&self, id: &str) -> Result<(), StoreError> {
        let path = self.path(id)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::writing(&path, &error)),
            _ => Ok(()),
        }
    }
}

/// The journal goes on with the lines that can be read; the damaged whole is kept beside it. Says where.
fn take_out(path: &Path, whole: &[u8], good: &[u8], detail: String) -> Result<StoreError, StoreError> {
    let copy = path.with_extension("copy");
    save_atomically(&copy, whole, Overwrite::Allowed)?;
    let kept = set_aside(&copy, detail);
    save_atomically(path, good, Overwrite::Allowed)?;
    Ok(kept)
}

/// On Windows a file that is open for adding can't be cut off.
fn truncate(path: &Path, length: u64) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.set_len(length)
}

/// One journal, open for adding.
#[derive(Debug)]
pub struct Journal<E> {
    file: File,
    path: PathBuf,
    holds: PhantomData<fn(E)>,
}

impl<E: Serialize> Journal<E> {
    /// Adds an entry; when this returns, it outlasts a kill.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or [`StoreError::Unwritable`]; the entries before it are still there.
    pub fn append(&mut self, entry: &E) -> Result<(), StoreError> {
        let mut line = serde_json::to_vec(entry)
            .map_err(|error| StoreError::Unwritable { path: self.path.clone(), detail: error.to_string() })?;
        line.push(b'\n');
        let length = self.file.metadata().map(|data| data.len());
        self.file.write_all(&line).and_then(|()| self.file.sync_data()).map_err(|error| {
            // Half a line in the midst would cost the next entry.
            if let Ok(length) = length {
                let _ = truncate(&self.path, length);
            }
            StoreError::writing(&self.path, &error)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Store;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// A kill in the midst of a write leaves a file that ends anywhere.
        #[test]
        fn a_kill_costs_at_most_the_last_entry(entries: Vec<String>, cut in 0.0..1.0f64, next: String) {
            let folder = tempfile::tempdir().unwrap();
            let journals = Store::open(folder.path()).unwrap().journals().unwrap();
            let (mut journal, before) = journals.open::<String>("job").unwrap();
            prop_assert!(before.entries.is_empty());
            for entry in &entries {
                journal.append(entry).unwrap();
            }
            drop(journal);
            let path = folder.path().join("journals/job.jsonl");
            let length = path.metadata().unwrap().len();
            let kept = (length as f64 * cut) as u64;
            OpenOptions::new().write(true).open(&path).unwrap().set_len(kept).unwrap();
            let text = fs::read(&path).unwrap();
            let whole = text.iter().filter(|byte| **byte == b'\n').count();

            let (mut journal, after) = journals.open::<String>("job").unwrap();
            prop_assert_eq!(&after.entries, &entries[..whole]);
            prop_assert!(after.damaged.is_none());
            journal.append(&next).unwrap();
            let (_, again) = journals.open::<String>("job").unwrap();
            prop_assert_eq!(again.entries.last(), Some(&next));
            prop_assert_eq!(again.entries.len(), whole + 1);
        }

        #[test]
        fn any_bytes_open(bytes: Vec<u8>) {
            let folder = tempfile::tempdir().unwrap();
            let journals = Store::open(folder.path()).unwrap().journals().unwrap();
            save_atomically(&folder.path().join("journals/job.jsonl"), &bytes, Overwrite::Never).unwrap();
            let (mut journal, _) = journals.open::<u32>("job").unwrap();
            journal.append(&7).unwrap();
            let (_, again) = journals.open::<u32>("job").unwrap();
            prop_assert_eq!(again.entries.last(), Some(&7));
        }
    }

    #[test]
    fn a_line_in_the_midst_that_is_damaged_is_kept_and_reported() {
        let folder = tempfile::tempdir().unwrap();
        let journals = Store::open(folder.path()).unwrap().journals().unwrap();
        let path = folder.path().join("journals/job.jsonl");
        save_atomically(&path, b"1\nx\n3\ny\n", Overwrite::Never).unwrap();
        let (_, recorded) = journals.open::<u32>("job").unwrap();
        assert_eq!(recorded.entries, [1, 3]);
        let Some(StoreError::Damaged { set_aside, .. }) = recorded.damaged else { panic!("not reported") };
        assert_eq!(fs::read(set_aside).unwrap(), b"1\nx\n3\ny\n");
        assert_eq!(journals.ids().unwrap(), ["job"]);

        // Once: the next start finds a journal that is whole.
        let (_, again) = journals.open::<u32>("job").unwrap();
        assert_eq!(again.entries, [1, 3]);
        assert!(again.damaged.is_none());
        assert_eq!(fs::read_dir(folder.path().join("journals")).unwrap().count(), 2);
    }
}
