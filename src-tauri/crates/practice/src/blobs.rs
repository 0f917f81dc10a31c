//! Bytes that the world names by their digest: what lies in buckets, and large texts of repositories.
//!
//! The world itself holds digests and sizes, so that neither a copy of it nor saving it costs more for them. In a home
//! folder each is a file of its own, written whole before the world that names it; without one they stay in memory.
//! What no world names any more is swept when the folder is opened, before anybody asks.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::other::Other;

/// Bytes by their digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Blob {
    /// 64 lower-case hexadecimal digits.
    pub(crate) sha256: String,
    /// The length in bytes.
    pub(crate) size: u64,
    #[serde(flatten)]
    other: Other,
}

impl Default for Blob {
    /// No bytes at all.
    fn default() -> Self {
        Self { sha256: hex(&Sha256::digest([])), size: 0, other: Other::default() }
    }
}

/// The place of all bytes. Its clones are the same place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blobs(Arc<Storage>);

#[derive(Debug, Default)]
struct Storage {
    /// Where they are files; none: they are held.
    folder: Option<PathBuf>,
    held: Mutex<HeldBytes>,
    /// Why the bytes of the change under way couldn't be written.
    failure: Mutex<Option<io::Error>>,
}

#[derive(Debug, Default)]
struct HeldBytes {
    bytes: HashMap<String, Arc<[u8]>>,
    /// How many bytes were still named when it was swept last.
    named: usize,
}

/// How much memory may hold bytes that nobody names, at least.
const GARBAGE: usize = 64 * 1024 * 1024;

/// How much is read at once where bytes are put together, in bytes.
const PIECE: usize = 64 * 1024;

impl PartialEq for Blobs {
    /// A place is no part of what a world is.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Blobs {
    /// Below this folder, in which the world is kept.
    pub(crate) fn below(home: &Path) -> Self {
        Self(Arc::new(Storage { folder: Some(home.join("blobs")), ..Storage::default() }))
    }

    /// Takes bytes in. Whether that went well is asked when the change is saved: [`Blobs::failure`].
    pub(crate) fn put(&self, bytes: &[u8]) -> Blob {
        let blob = Blob { sha256: hex(&Sha256::digest(bytes)), size: bytes.len() as u64, other: Other::default() };
        match &self.0.folder {
            Some(folder) => {
                if let Err(error) = write(folder, &blob, bytes) {
                    self.fail(error);
                }
            }
            None => drop(self.held().bytes.entry(blob.sha256.clone()).or_insert_with(|| bytes.into())),
        }
        blob
    }

    /// The bytes; none when they are lost.
    pub(crate) fn get(&self, blob: &Blob) -> Option<Vec<u8>> {
        match blob.size.checked_sub(1) {
            Some(last) => self.piece(blob, 0..=last),
            None => Some(Vec::new()),
        }
    }

    /// Some of the bytes; none when they are lost.
    pub(crate) fn piece(&self, blob: &Blob, range: RangeInclusive<u64>) -> Option<Vec<u8>> {
        let (start, length) = (*range.start(), range.end().checked_sub(*range.start())? + 1);
        if let Some(folder) = &self.0.folder {
            let mut file = File::open(folder.join(&blob.sha256)).ok()?;
            file.seek(SeekFrom::Start(start)).ok()?;
            let mut bytes = Vec::new();
            file.take(length).read_to_end(&mut bytes).ok()?;
            return (bytes.len() as u64 == length).then_some(bytes);
        }
        let held = self.held().bytes.get(&blob.sha256).map(Arc::clone)?;
        let place = |at: u64| usize::try_from(at).ok();
        held.get(place(start)?..=place(*range.end())?).map(<[u8]>::to_vec)
    }

    /// Puts several together, one after the other; none when one of them is lost.
    pub(crate) fn join<'b>(&self, blobs: impl Iterator<Item = &'b Blob>) -> Option<Blob> {
        let Some(folder) = &self.0.folder else {
            let pieces: Option<Vec<Vec<u8>>> = blobs.map(|blob| self.get(blob)).collect();
            return Some(self.put(&pieces?.concat()));
        };
        let joined = tempfile::NamedTempFile::new_in(folder).and_then(|mut whole| {
            let mut digest = Sha256::new();
            let mut size = 0;
            for blob in blobs {
                size += append(&folder.join(&blob.sha256), &mut whole, &mut digest)?;
            }
            let blob = Blob { sha256: hex(&digest.finalize()), size, other: Other::default() };
            whole.persist(folder.join(&blob.sha256))?;
            Ok(blob)
        });
        match joined {
            Ok(blob) => Some(blob),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                self.fail(error);
                None
            }
        }
    }

    /// Why bytes that were put since the last call aren't there.
    pub(crate) fn failure(&self) -> Option<io::Error> {
        self.0.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn fail(&self, error: io::Error) {
        self.0.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    /// Whether so much is held in memory that a sweep is worth its while.
    pub(crate) fn is_full(&self) -> bool {
        let held = self.held();
        held.bytes.values().map(|bytes| bytes.len()).sum::<usize>() > 2 * held.named + GARBAGE
    }

    /// Forgets what none of these texts names: a digest anywhere in them counts, also where a newer version put it.
    pub(crate) fn sweep(&self, texts: &[Vec<u8>]) {
        let named: BTreeSet<&[u8]> = texts.iter().flat_map(|text| digests(text)).collect();
        if let Some(folder) = &self.0.folder {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if !named.contains(entry.file_name().as_encoded_bytes())
                    && let Err(error) = std::fs::remove_file(entry.path())
                {
                    tracing::warn!(%error, "bytes that nobody names can't be removed");
                }
            }
        }
        let mut held = self.held();
        held.bytes.retain(|digest, _| named.contains(digest.as_bytes()));
        held.named = held.bytes.values().map(|bytes| bytes.len()).sum();
    }

    fn held(&self) -> MutexGuard<'_, HeldBytes> {
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a file beside the others, whole or not at all. One that is there already stays as it is.
fn write(folder: &Path, blob: &Blob, bytes: &[u8]) -> io::Result<()> {
    let file = folder.join(&blob.sha256);
    if std::fs::metadata(&file).is_ok_and(|there| there.len() == blob.size) {
        return Ok(());
    }
    if !folder.is_dir() {
        // Not with its parents: a home folder that is gone isn't made again in silence.
        std::fs::create_dir(folder)?;
    }
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file)?;
    Ok(())
}

fn append(file: &Path, whole: &mut impl Write, digest: &mut Sha256) -> io::Result<u64> {
    let mut file = File::open(file)?;
    let mut piece = vec![0; PIECE];
    let mut size = 0;
    loop {
        let read = file.read(&mut piece)?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(size) };
        digest.update(bytes);
        whole.write_all(bytes)?;
        size += read as u64;
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything in a text that could be a digest.
fn digests(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.split(move |byte| !is_digit(byte)).filter(|run| run.len() == 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(blobs: &Blobs) {
        let (hello, world) = (blobs.put(b"hello "), blobs.put(b"world"));
        assert_eq!(blobs.get(&hello), Some(b"hello ".to_vec()));
        assert_eq!(blobs.piece(&world, 1..=3), Some(b"orl".to_vec()));
        assert_eq!(blobs.piece(&world, 3..=9), None);
        assert_eq!(blobs.get(&Blob::default()), Some(Vec::new()));
        let both = blobs.join([&hello, &world].into_iter()).expect("both are there");
        assert_eq!(both, blobs.put(b"hello world"));
        let lost = Blob { sha256: "0".repeat(64), size: 1, other: Other::default() };
        assert_eq!(blobs.get(&lost), None);
        assert_eq!(blobs.join([&hello, &lost].into_iter()), None);
        assert!(blobs.failure().is_none(), "what is lost was no failure to write");
        let text = format!("{{\"later\":[\"{}\"]}}", both.sha256).into_bytes();
        blobs.sweep(&[text]);
        assert_eq!(blobs.get(&hello), None);
        assert_eq!(blobs.get(&both), Some(b"hello world".to_vec()));
    }

    #[test]
    fn bytes_are_found_by_their_digest_until_nobody_names_them() {
        let home = tempfile::tempdir().expect("a folder");
        check(&Blobs::default());
        check(&Blobs::below(home.path()));
        assert_eq!(std::fs::read_dir(home.path().join("blobs")).expect("a folder").count(), 1);
    }

    #[test]
    fn bytes_that_cannot_be_written_are_a_failure_of_the_change() {
        let home = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::below(&home.path().join("gone"));
        blobs.put(b"hello");
        assert!(blobs.failure().is_some());
        assert!(blobs.failure().is_none(), "it is asked once for each change");
    }
}
