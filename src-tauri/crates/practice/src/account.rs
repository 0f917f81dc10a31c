//! The account: one lock around the world and its clock. What doesn't reach the disk has not happened.
//!
//! Server, pages and controls change the world through [`Account::change`] alone; it knows nothing of them.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::blobs::Blobs;
use crate::clock::{Clock, WallClock};
use crate::identity::{self, identify};
use crate::messages::{PracticeClock, PracticeFaultKind, PracticeIdentity, PracticeWorld};
use crate::other::Other;
use crate::persist::{Document, FolderContent, Store};
use crate::services;
use crate::world::World;

/// A world that couldn't be read, and had to make room for a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableWorld {
    /// Path of its file now.
    pub file: String,
    /// Whether that happened when this practice account started, and not at an earlier start.
    pub just_now: bool,
}

/// The world with its clock and its place on disk.
pub(crate) struct Account {
    endpoint: String,
    store: Store,
    seed: u64,
    wall: WallClock,
    set_aside: Option<UnreadableWorld>,
    /// Changes while the state is locked.
    identity: Mutex<PracticeIdentity>,
    state: Mutex<Document>,
}

impl Account {
    /// The world that is kept in `home`, or a new one: from this seed, at this speed. It answers at `endpoint`.
    pub(crate) fn open(
        endpoint: String,
        home: Option<PathBuf>,
        seed: u64,
        speed: u32,
        wall: WallClock,
    ) -> io::Result<Self> {
        let store = Store::open(home)?;
        let begin = |set_aside| {
            let document = beginning(seed, wall(), speed, set_aside, store.blobs());
            store.save(&document).map(|()| document)
        };
        let content = store.load()?;
        let begins = !matches!(content, FolderContent::Document(_));
        // Written first: a world that was killed here began anew rather than holding what it doesn't.
        let identity = Mutex::new(identify(store.home(), &endpoint, begins)?);
        let (document, just_now) = match content {
            FolderContent::Document(mut document) => {
                document.clock.resume(wall(), speed, document.world.now);
                (*document, false)
            }
            FolderContent::Nothing => (begin(None)?, false),
            FolderContent::Unreadable(file) => (begin(Some(file.display().to_string()))?, true),
        };
        let set_aside = document.set_aside.clone().map(|file| UnreadableWorld { file, just_now });
        Ok(Self { endpoint, store, seed, wall, set_aside, identity, state: Mutex::new(document) })
    }

    /// The file that had to be set aside when this world began, as it was when the account was opened.
    pub(crate) fn unreadable_world(&self) -> Option<&UnreadableWorld> {
        self.set_aside.as_ref()
    }

    /// Where it answers.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Which account it is, and which of its worlds.
    pub(crate) fn identity(&self) -> PracticeIdentity {
        let _unchanged = self.lock();
        self.identity.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets time pass, changes the world, and keeps the change. When that fails, nothing has happened.
    pub(crate) fn change<T>(&self, work: impl FnOnce(&mut World) -> T) -> Result<T, String> {
        let mut state = self.lock();
        let mut before = state.world.clone();
        let now = state.clock.now((self.wall)());
        // A panic would be a mistake of ours; the world must not stay half changed, nor the client without an answer.
        let worked = catch_unwind(AssertUnwindSafe(|| {
            state.world.advance(now);
            take_back(&mut state.world);
            work(&mut state.world)
        }));
        let kept = worked.map_err(|_| "Defect of the practice account: it panicked.".to_owned()).and_then(|value| {
            // That time has passed is no change: what was due meanwhile happens when the world is read again.
            let then = std::mem::replace(&mut before.now, state.world.now);
            let changed = before != state.world;
            before.now = then;
            let failed = self.store.blobs().failure().map(|error| unsaved(&error));
            match (failed, changed) {
                (Some(failed), _) => Err(failed),
                (None, true) => self.keep(&state).map(|()| value),
                (None, false) => Ok(value),
            }
        });
        if kept.is_err() {
            state.world = before;
        }
        kept
    }

    /// What the Practice screen sees.
    pub(crate) fn view(&self) -> Result<PracticeWorld, String> {
        let (speed, set_aside) = {
            let state = self.lock();
            (state.clock.speed, state.set_aside.clone())
        };
        self.change(|world| PracticeWorld {
            endpoint: self.endpoint.clone(),
            account: world.account.clone(),
            now: world.now.written(),
            speed,
            repositories: world.repositories(),
            resources: services::resources(world),
            faults: world.faults.all(),
            played: world.played.all(),
            set_aside,
        })
    }

    /// Another speed, or a leap.
    pub(crate) fn set_clock(&self, clock: &PracticeClock) -> Result<(), String> {
        let mut state = self.lock();
        state.clock.set((self.wall)(), clock.speed, clock.skip);
        self.keep(&state)
    }

    /// The world as it was in the beginning. Its speed stays.
    pub(crate) fn reset(&self) -> Result<(), String> {
        let mut state = self.lock();
        let document = beginning(self.seed, (self.wall)(), state.clock.speed, None, self.store.blobs());
        let mut identity = self.identity.lock().unwrap_or_else(PoisonError::into_inner);
        let next = identify(self.store.home(), &self.endpoint, true).map_err(|error| unsaved(&error))?;
        if let Err(unsaved) = self.keep(&document) {
            // It is the world that it was.
            let kept = identity::keep(self.store.home(), &identity);
            kept.unwrap_or_else(|error| tracing::warn!(%error, "the practice account's identity can't be kept"));
            return Err(unsaved);
        }
        (*state, *identity) = (document, next);
        Ok(())
    }

    fn keep(&self, document: &Document) -> Result<(), String> {
        self.store.save(document).map_err(|error| unsaved(&error))?;
        let blobs = self.store.blobs();
        if blobs.is_full() {
            let text = serde_json::to_vec(&document.world).map_err(|error| error.to_string())?;
            blobs.sweep(&[text]);
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Document> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unsaved(error: &io::Error) -> String {
    format!("The practice world can't be saved: {error}")
}

fn beginning(seed: u64, ours: i64, speed: u32, set_aside: Option<String>, blobs: &Blobs) -> Document {
    let clock = Clock::start(ours, speed);
    let world = World::new(seed, clock.world, blobs.clone());
    Document { clock, world, set_aside, other: Other::default() }
}

/// Providers take authorizations back, and servers lose their apps, as long as that fault is on.
fn take_back(world: &mut World) {
    let (revoked, lost) = (PracticeFaultKind::ProviderRevoked, PracticeFaultKind::ServerAppDeleted);
    if world.faults.is_on(revoked) && world.services.codeconnections.revoke() {
        world.faults.take_any(revoked);
    }
    let now = world.now;
    if world.faults.is_on(lost) && world.services.codeconnections.lose_apps(now) {
        world.faults.take_any(lost);
    }
}
