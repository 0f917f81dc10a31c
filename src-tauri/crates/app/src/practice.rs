//! Where the practice account answers, and which one that is. This room knows no more of it: it is an account like any other.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_workflow::AccountKey;

use crate::account_keys::{PracticeWorld, StoredAccount, StoredPlace};
use crate::views::{AccountChoice, AccountRequest};

/// The folder of the desktop program's own practice account, below the folder of state.
pub const PRACTICE_FOLDER: &str = "practice";

/// Asks the practice account at an address which one it is, or says why it can't.
pub type IdentifyPractice =
    Box<dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<PracticeWorld, String>> + Send>> + Send + Sync>;

/// Starts the practice account, unless it runs; says else why it can't.
pub type StartPractice =
    Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<RunningPractice, String>> + Send>> + Send + Sync>;

/// A practice account that runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunningPractice {
    /// `http://127.0.0.1:PORT`.
    pub endpoint: String,
    /// Path of the world that couldn't be read when the present one began, if that has happened.
    pub set_aside: Option<String>,
}

/// Where a practice account comes from.
pub enum PracticeSource {
    /// It was started apart, and answers here.
    At(String),
    /// It is started when it is first needed, and again when it has ended.
    Start(StartPractice),
    /// There is none.
    Absent,
}

/// The practice account.
pub(crate) struct Practice {
    source: PracticeSource,
    /// None for those who keep nothing: to them it is all the same.
    identify: Option<IdentifyPractice>,
    /// As it was found last.
    known: Mutex<Option<RunningPractice>>,
    world: Mutex<KnownWorld>,
}

/// The world that answers.
#[derive(Clone, Debug, Default)]
enum KnownWorld {
    #[default]
    None,
    /// It answered at this address when the program ran before.
    Remembered(PracticeWorld),
    /// It answered in this run.
    Found(PracticeWorld),
}

impl Practice {
    pub(crate) fn new(source: PracticeSource, identify: Option<IdentifyPractice>) -> Self {
        let known = match &source {
            PracticeSource::At(endpoint) => {
                let endpoint = without_password(endpoint.trim_end_matches('/'));
                Some(RunningPractice { endpoint, ..RunningPractice::default() })
            }
            _ => None,
        };
        Self { source, identify, known: Mutex::new(known), world: Mutex::default() }
    }

    /// Where it answers, and whether another world does than before; it is started when it isn't running.
    pub(crate) async fn find(&self) -> Result<(String, bool), Fault> {
        let endpoint = match &self.source {
            PracticeSource::Start(start) => {
                let running = start().await.map_err(unreachable)?;
                let endpoint = running.endpoint.clone();
                *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(running);
                endpoint
            }
            _ => self.known().ok_or_else(|| unreachable(String::new()))?,
        };
        let Some(identify) = &self.identify else { return Ok((endpoint, false)) };
        let found = identify(endpoint.clone()).await.map_err(unreachable)?;
        let before = self.world();
        *self.lock() = KnownWorld::Found(found.clone());
        Ok((endpoint, before.is_some_and(|before| before != found)))
    }

    fn lock(&self) -> MutexGuard<'_, KnownWorld> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world that answers, or did when it was last asked.
    pub(crate) fn world(&self) -> Option<PracticeWorld> {
        match &*self.lock() {
            KnownWorld::None => None,
            KnownWorld::Remembered(world) | KnownWorld::Found(world) => Some(world.clone()),
        }
    }

    /// For as long as it isn't found, it is taken to be this one.
    pub(crate) fn remember(&self, world: PracticeWorld) {
        let mut known = self.lock();
        if matches!(*known, KnownWorld::None) {
            *known = KnownWorld::Remembered(world);
        }
    }

    /// Where the one answers that was started apart.
    pub(crate) fn address(&self) -> Option<String> {
        matches!(self.source, PracticeSource::At(_)).then(|| self.known()).flatten()
    }

    /// The account to which the practice account that answers amounts in journals and records.
    fn account(&self) -> Result<StoredAccount, Fault> {
        match (self.world(), &self.source) {
            (Some(world), _) => Ok(StoredAccount::of_world(&world)),
            (None, PracticeSource::At(_)) => Err(unreachable(self.known().unwrap_or_default())),
            // There is no other one to take it for.
            (None, _) => Ok(StoredAccount::Chosen(AccountChoice::Practice)),
        }
    }

    /// The key of an account and Region.
    ///
    /// # Errors
    /// [`FaultCode::PracticeUnreachable`] for a practice account that was never found.
    pub(crate) fn key_of(&self, place: &AccountRequest) -> Result<AccountKey, Fault> {
        match &place.account {
            AccountChoice::Practice => StoredPlace { account: self.account()?, region: place.region.clone() }.key(),
            _ => StoredPlace::key_of_choice(place),
        }
    }

    /// How the person chooses the account and Region of a key. None: it is another practice account than the one that
    /// answers, or a newer version knows it.
    pub(crate) fn request_of(&self, key: &AccountKey) -> Option<AccountRequest> {
        let StoredPlace { account, region } = StoredPlace::of(key)?;
        let here = !account.is_practice() || self.account().is_ok_and(|here| here == account);
        here.then(|| AccountRequest { account: account.choice(), region })
    }

    /// Whether jobs can go on there. A practice account that was started apart must have been heard of: until then they
    /// lie as they are.
    pub(crate) fn is_reachable(&self, key: &AccountKey) -> bool {
        let awaited = self.address().is_some() && !matches!(*self.lock(), KnownWorld::Found(_));
        let practice = StoredPlace::of(key).is_some_and(|place| place.account.is_practice());
        !practice || !awaited && self.request_of(key).is_some()
    }

    /// Where it answers, when that is known already.
    pub(crate) fn known(&self) -> Option<String> {
        self.running().map(|running| running.endpoint)
    }

    /// Path of the world that couldn't be read when the present one began, as far as that is known.
    pub(crate) fn set_aside(&self) -> Option<String> {
        self.running().and_then(|running| running.set_aside)
    }

    fn running(&self) -> Option<RunningPractice> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The practice account takes no user and no password, and its address is told in sentences and logs.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").map_or(("http", address), |(scheme, rest)| (scheme, rest));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    format!("{scheme}://{rest}")
}

pub(crate) fn unreachable(detail: String) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", detail)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn it_is_asked_for_anew_each_time() {
        let starts = AtomicU32::new(0);
        let start = move || -> Pin<Box<dyn Future<Output = Result<RunningPractice, String>> + Send>> {
            let answer = match starts.fetch_add(1, Ordering::Relaxed) {
                1 => Err("no port is free".to_owned()),
                n => Ok(RunningPractice { endpoint: format!("http://127.0.0.1:{n}"), ..RunningPractice::default() }),
            };
            Box::pin(async move { answer })
        };
        let practice = Practice::new(PracticeSource::Start(Box::new(start)), None);
        assert_eq!(practice.known(), None);
        assert_eq!(practice.find().await, Ok(("http://127.0.0.1:0".to_owned(), false)));
        assert!(practice.find().await.is_err_and(|fault| fault.code == FaultCode::PracticeUnreachable));
        assert_eq!(practice.find().await, Ok(("http://127.0.0.1:2".to_owned(), false)));
        assert_eq!(practice.known().as_deref(), Some("http://127.0.0.1:2"));
    }

    #[test]
    fn a_password_in_its_address_goes_no_further() {
        for (given, kept) in [
            ("http://u:hunter2@127.0.0.1:4100/", "http://127.0.0.1:4100"),
            ("http://hunter2@localhost:1", "http://localhost:1"),
            ("http://u:hun@ter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://u:hun/hunter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("u:hunter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://[::1]:4100", "http://[::1]:4100"),
        ] {
            let practice = Practice::new(PracticeSource::At(given.to_owned()), None);
            assert_eq!(practice.known().as_deref(), Some(kept));
            assert_eq!(practice.account(), Err(unreachable(kept.to_owned())));
        }
    }
}
