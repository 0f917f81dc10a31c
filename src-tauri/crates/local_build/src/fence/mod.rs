//! What a build may reach on this computer, and what of that this system can really hold closed.

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod landlocked;
#[cfg(target_os = "linux")]
pub(crate) mod linux;
mod profile;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use profile::sandbox_profile;

/// What a fenced build is given. Everything else is closed, where the system can.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FenceRules {
    /// Read and run, beside the system's own folders: the tools' folders, each without what lies beside it.
    #[serde(with = "crate::os_path::list")]
    pub readable: Vec<PathBuf>,
    /// Read, run and written: the copy, caches, a temporary folder of its own.
    #[serde(with = "crate::os_path::list")]
    pub writable: Vec<PathBuf>,
}

/// Whether the fence holds one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// A build can't reach it.
    Closed,
    /// A build reaches it, as any program of the person does.
    Open,
}

/// One thing that a fence may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FenceItem {
    /// Reading files that weren't given to the build.
    Reading,
    /// Changing, making and deleting files that weren't given to the build.
    Writing,
    /// Unix sockets by path or by name: the ssh agent, D-Bus with the keyring, a container engine.
    Sockets,
    /// Ending other programs of the person.
    Signals,
    /// Looking into other programs of the person.
    Memory,
    /// Memory that programs share by name (`/dev/shm`), which Python's locks need.
    SharedMemory,
    /// What detached itself from the build is ended with it. Holds without a fence, too.
    Daemons,
    /// The network: never closed, since a build fetches its packages.
    Network,
}

impl FenceItem {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Reading,
        Self::Writing,
        Self::Sockets,
        Self::Signals,
        Self::Memory,
        Self::SharedMemory,
        Self::Daemons,
        Self::Network,
    ];
}

/// What holds around a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fence {
    closed: Vec<FenceItem>,
}

impl Fence {
    /// Nothing holds.
    #[must_use]
    pub(crate) fn open() -> Self {
        Self { closed: Vec::new() }
    }

    pub(crate) fn close(&mut self, item: FenceItem) {
        if !self.closed.contains(&item) {
            self.closed.push(item);
        }
    }

    /// Whether this one holds.
    #[must_use]
    pub fn hold(&self, item: FenceItem) -> Hold {
        if self.closed.contains(&item) { Hold::Closed } else { Hold::Open }
    }

    /// Whether anything of the person's is closed to the build. [`FenceItem::Daemons`] alone is no fence.
    #[must_use]
    pub fn is_fenced(&self) -> bool {
        self.closed.iter().any(|item| *item != FenceItem::Daemons)
    }

    /// Whether all that `other` holds closed is closed here, too.
    #[cfg(unix)]
    pub(crate) fn holds_all_of(&self, other: &Self) -> bool {
        other.closed.iter().all(|item| self.closed.contains(item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_ends_daemons_is_no_fence() {
        let mut fence = Fence::open();
        fence.close(FenceItem::Daemons);
        assert!(!fence.is_fenced());
        fence.close(FenceItem::Signals);
        assert!(fence.is_fenced());
        assert_eq!(fence.hold(FenceItem::Signals), Hold::Closed);
        assert_eq!(fence.hold(FenceItem::Network), Hold::Open);
    }
}
