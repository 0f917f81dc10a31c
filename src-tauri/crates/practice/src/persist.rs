//! The world on disk: one file, replaced as a whole, so that a killed practice account goes on where it was.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::world::World;

/// The one place of the state file.
#[derive(Debug)]
pub(crate) struct Store {
    file: Option<PathBuf>,
    /// Two accounts in one folder would overwrite each other. The lock ends with this, also when it is killed.
    _lock: Option<File>,
}

#[derive(Serialize, Deserialize)]
struct Saved<W> {
    /// Of this form of the file.
    version: u32,
    clock: Clock,
    world: W,
}

const VERSION: u32 = 2;

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
        let Some(home) = home else { return Ok(Self { file: None, _lock: None }) };
        std::fs::create_dir_all(&home)?;
        let lock = File::create(home.join(".lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { file: Some(home.join("practice-world.json")), _lock: Some(lock) }),
            Err(TryLockError::WouldBlock) => {
                let message = format!("another practice account already uses {}", home.display());
                Err(io::Error::new(io::ErrorKind::ResourceBusy, message))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// What was saved. A file that can't be read is set aside under another name, never overwritten.
    pub(crate) fn load(&self) -> io::Result<Option<(Clock, World)>> {
        let Some(file) = &self.file else { return Ok(None) };
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        match serde_json::from_slice::<Saved<World>>(&bytes) {
            Ok(saved) if saved.version == VERSION => Ok(Some((saved.clock, saved.world))),
            _ => {
                let aside = file.with_extension(format!("unreadable-{}.json", uuid::Uuid::new_v4()));
                tracing::warn!(aside = %aside.display(), "the saved practice world can't be read; it was set aside");
                std::fs::rename(file, aside)?;
                Ok(None)
            }
        }
    }

    /// Replaces what was saved before.
    pub(crate) fn save(&self, clock: &Clock, world: &World) -> io::Result<()> {
        let (Some(file), Some(folder)) = (&self.file, self.file.as_ref().and_then(|file| file.parent())) else {
            return Ok(());
        };
        replace(folder, file, &serde_json::to_vec(&Saved { version: VERSION, clock: clock.clone(), world })?)
    }
}

/// Writes a new file beside the old one, then puts it in its place.
fn replace(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file)?;
    Ok(())
}
