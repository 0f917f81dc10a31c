//! The world on disk: one file, replaced as a whole, so that a killed practice account goes on where it was.
//!
//! A version is raised only when files of the one before must be rewritten to be read (`migration.rs`). New services,
//! members and names raise nothing: a file without them has defaults for them, and a version that doesn't know them
//! keeps them (`other.rs`).

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::migration;
use crate::other::Other;
use crate::world::World;

/// The one place of the state file.
#[derive(Debug)]
pub(crate) struct Store {
    file: Option<PathBuf>,
    blobs: Blobs,
    /// Two accounts in one folder would overwrite each other. The lock ends with this, also when it is killed.
    _lock: Option<File>,
}

/// All that is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Document {
    pub(crate) clock: Clock,
    pub(crate) world: World,
    /// Path of the file that had to be set aside when this world began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) set_aside: Option<String>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

#[derive(Serialize)]
struct SavedDocument<'d> {
    version: u32,
    #[serde(flatten)]
    document: &'d Document,
}

/// What a folder held.
pub(crate) enum FolderContent {
    Nothing,
    Document(Box<Document>),
    /// Something that can't be read. It lies here now.
    Unreadable(PathBuf),
}

/// Where a folder keeps the world.
const WORLD: &str = "practice-world.json";

/// Where a folder keeps the port at which its world answered last.
const PORT: &str = "port";

/// The port at which the world of this folder answered last.
pub(crate) fn remembered_port(home: &Path) -> Option<u16> {
    let text = std::fs::read_to_string(home.join(PORT)).ok()?;
    text.trim().parse().ok().filter(|port| *port >= 1024)
}

/// Keeps the port for the next start, which goes well without it, too.
pub(crate) fn remember_port(home: &Path, port: u16) {
    if let Err(error) = replace(home, &home.join(PORT), port.to_string().as_bytes()) {
        tracing::warn!(%error, "the practice account's port can't be kept");
    }
}

impl Store {
    /// In this folder, which is made when it isn't there; without one nothing is kept.
    pub(crate) fn open(home: Option<PathBuf>) -> io::Result<Self> {
        let Some(home) = home else { return Ok(Self { file: None, blobs: Blobs::default(), _lock: None }) };
        std::fs::create_dir_all(&home)?;
        let lock = File::create(home.join(".lock"))?;
        match lock.try_lock() {
            Ok(()) => {
                let (file, blobs) = (Some(home.join(WORLD)), Blobs::below(&home));
                Ok(Self { file, blobs, _lock: Some(lock) })
            }
            Err(TryLockError::WouldBlock) => {
                let message = format!("another practice account already uses {}", home.display());
                Err(io::Error::new(io::ErrorKind::ResourceBusy, message))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// What was saved. A file that can't be read is set aside under another name, never overwritten.
    pub(crate) fn load(&self) -> io::Result<FolderContent> {
        let Some(file) = &self.file else { return Ok(FolderContent::Nothing) };
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FolderContent::Nothing),
            Err(error) => return Err(error),
        };
        self.sweep();
        let read = read(&bytes, &self.blobs);
        if let Some(error) = self.blobs.failure() {
            return Err(error);
        }
        match read {
            Ok(mut document) => {
                document.world.opened(self.blobs.clone());
                Ok(FolderContent::Document(Box::new(document)))
            }
            Err(reason) => {
                let aside = file.with_extension(format!("unreadable-{}.json", uuid::Uuid::new_v4()));
                tracing::warn!(aside = %aside.display(), reason, "the saved practice world can't be read; it was set aside");
                std::fs::rename(file, &aside)?;
                Ok(FolderContent::Unreadable(aside))
            }
        }
    }

    /// Where the bytes are that the world names.
    pub(crate) fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The folder, where there is one.
    pub(crate) fn home(&self) -> Option<&Path> {
        self.file.as_ref().and_then(|file| file.parent())
    }

    /// Removes the bytes that no world of the folder names, also none that was set aside.
    fn sweep(&self) {
        let Some(folder) = self.home() else { return };
        let stem = WORLD.trim_end_matches("json");
        let is_world = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with(stem);
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let worlds: io::Result<Vec<Vec<u8>>> =
            entries.flatten().filter(is_world).map(|entry| std::fs::read(entry.path())).collect();
        match worlds {
            Ok(worlds) => self.blobs.sweep(&worlds),
            Err(error) => tracing::warn!(%error, "a practice world can't be read: nothing is swept"),
        }
    }

    /// Replaces what was saved before. The bytes that it names must be there.
    pub(crate) fn save(&self, document: &Document) -> io::Result<()> {
        if let Some(error) = self.blobs.failure() {
            return Err(error);
        }
        let (Some(file), Some(folder)) = (&self.file, self.home()) else { return Ok(()) };
        replace(folder, file, &serde_json::to_vec(&SavedDocument { version: migration::VERSION, document })?)
    }
}

/// Reads a file of any version up to this one; says else why it can't be read.
fn read(bytes: &[u8], blobs: &Blobs) -> Result<Document, String> {
    let mut saved: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    migration::migrate(&mut saved, blobs)?;
    if let Some(members) = saved.as_object_mut() {
        members.remove("version");
    }
    serde_json::from_value(saved).map_err(|error| error.to_string())
}

/// Writes a new file beside the old one, then puts it in its place.
pub(crate) fn replace(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests;
