//! The account: one lock around the world and its clock. What doesn't reach the disk has not happened.
//!
//! Server, pages and controls change the world through [`Account::change`] alone; it knows nothing of them.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Clock;
use crate::messages::{PracticeClock, PracticeFaultKind, PracticeWorld};
use crate::persist::Store;
use crate::world::World;

/// The world with its clock and its place on disk.
pub(crate) struct Account {
    endpoint: String,
    store: Store,
    seed: u64,
    state: Mutex<State>,
}

struct State {
    clock: Clock,
    world: World,
}

impl Account {
    /// The world that is kept in `home`, or a new one: from this seed, at this speed. It answers at `endpoint`.
    pub(crate) fn open(endpoint: String, home: Option<PathBuf>, seed: u64, speed: u32) -> io::Result<Self> {
        let store = Store::open(home)?;
        let (clock, world) = match store.load()? {
            Some((mut clock, world)) => {
                clock.set(Some(speed), 0);
                (clock, world)
            }
            None => {
                let clock = Clock::start(speed);
                let world = World::new(seed, clock.world);
                store.save(&clock, &world)?;
                (clock, world)
            }
        };
        Ok(Self { endpoint, store, seed, state: Mutex::new(State { clock, world }) })
    }

    /// Where it answers.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Lets time pass, changes the world, and keeps the change. When that fails, nothing has happened.
    pub(crate) fn change<T>(&self, work: impl FnOnce(&mut World) -> T) -> Result<T, String> {
        let mut state = self.lock();
        let mut before = state.world.clone();
        let now = state.clock.now();
        // A panic would be a mistake of ours; the world must not stay half changed, nor the client without an answer.
        let worked = catch_unwind(AssertUnwindSafe(|| {
            state.world.advance(now);
            revoke(&mut state.world);
            work(&mut state.world)
        }));
        let kept = worked.map_err(|_| "Defect of the practice account: it panicked.".to_owned()).and_then(|value| {
            // That time has passed is no change: a world that is read again catches up.
            let then = std::mem::replace(&mut before.now, state.world.now);
            let changed = before != state.world;
            before.now = then;
            if changed { self.keep(&state.clock, &state.world).map(|()| value) } else { Ok(value) }
        });
        if kept.is_err() {
            state.world = before;
        }
        kept
    }

    /// What the Practice screen sees.
    pub(crate) fn view(&self) -> Result<PracticeWorld, String> {
        let speed = self.lock().clock.speed;
        self.change(|world| PracticeWorld {
            endpoint: self.endpoint.clone(),
            account: world.account.clone(),
            now: world.now.written(),
            speed,
            repositories: world.repositories(),
            resources: world.resources(),
            faults: world.faults.all().to_vec(),
        })
    }

    /// Another speed, or a leap.
    pub(crate) fn set_clock(&self, clock: &PracticeClock) -> Result<(), String> {
        let mut state = self.lock();
        state.clock.set(clock.speed, clock.skip);
        self.keep(&state.clock, &state.world)
    }

    /// The world as it was in the beginning. Its speed stays.
    pub(crate) fn reset(&self) -> Result<(), String> {
        let mut state = self.lock();
        let clock = Clock::start(state.clock.speed);
        let world = World::new(self.seed, clock.world);
        self.keep(&clock, &world)?;
        *state = State { clock, world };
        Ok(())
    }

    fn keep(&self, clock: &Clock, world: &World) -> Result<(), String> {
        self.store.save(clock, world).map_err(|error| format!("The practice world can't be saved: {error}"))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The provider takes the authorizations back as long as that fault is on.
fn revoke(world: &mut World) {
    let kind = PracticeFaultKind::ProviderRevoked;
    if world.faults.is_on(kind) && world.connections.revoke() {
        world.faults.take_any(kind);
    }
}
