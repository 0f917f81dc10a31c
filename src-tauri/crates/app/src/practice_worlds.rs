//! What is due when another practice world answers than before: one that began anew holds nothing of what was made.

use std::sync::PoisonError;
use std::time::Duration;

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_workflow::{AccountKey, disk};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::account_keys::{PracticeWorld, StoredAccount, StoredPlace};
use crate::setups::StoredSetup;
use crate::views::{AccountChoice, Step};

/// How long the window may be kept waiting for it: it is asked again with Home.
const START_LIMIT: Duration = Duration::from_secs(2);

/// The id under which the settings' folder keeps it.
const ID: &str = "practice-world";

/// The practice worlds from which the program has drawn its conclusions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct PracticeMemory {
    /// Path of the world that had been set aside when the one of this folder of state began: each such file has a name of
    /// its own. Versions that knew no ids of worlds go by it.
    set_aside: String,
    /// Id of the world of this folder of state.
    world: String,
    /// Where a practice account that was started apart answered last.
    address: String,
    /// Which one that was.
    at_address: PracticeWorld,
}

impl PracticeMemory {
    /// Whether this world of the folder of state isn't the one from which conclusions were drawn.
    fn is_another(&self, found: &PracticeWorld, set_aside: Option<&str>) -> bool {
        match self.world.as_str() {
            "" => set_aside.is_some_and(|path| path != self.set_aside),
            known => known != found.world,
        }
    }
}

/// Whether what has this key is gone, since its account has begun anew. `own`: the one of this folder of state has.
fn is_gone(key: &AccountKey, found: &PracticeWorld, own: bool) -> bool {
    match StoredPlace::of(key).map(|place| place.account) {
        Some(StoredAccount::Chosen(AccountChoice::Practice)) => own,
        Some(StoredAccount::PracticeAccount { account, world }) => {
            found.account.as_ref() == Some(&account) && found.world != world
        }
        _ => false,
    }
}

impl App {
    /// Finds the practice account when one was started apart, or a setup has something in our own: whether that is still
    /// there decides what Home shows and which jobs go on. One that can't be found is told where it is needed.
    pub(crate) async fn look_at_practice(&self) -> Result<(), Fault> {
        let address = self.access.practice.address();
        let memory = self.practice_memory();
        if address.as_ref() == Some(&memory.address) {
            self.access.practice.remember(memory.at_address);
        }
        if address.is_some() || self.has_practised() {
            let found = tokio::time::timeout(START_LIMIT, self.access.practice_endpoint()).await;
            if !found.is_ok_and(|endpoint| endpoint.is_ok()) {
                tracing::warn!("the practice account couldn't be found, or not in time");
            }
        }
        self.answer_beginning().await
    }

    /// Whether any setup has, or had, something in the practice account of this folder of state.
    fn has_practised(&self) -> bool {
        let own = StoredAccount::Chosen(AccountChoice::Practice);
        let chosen = |kept: &StoredSetup| kept.place.account == Some(AccountChoice::Practice);
        self.setups.list().is_ok_and(|listing| listing.documents.iter().any(|(_, kept)| chosen(&kept.document)))
            || self.records.any_in(|key| StoredPlace::of(key).is_some_and(|place| place.account == own))
    }

    /// When the practice account has begun anew: forgets what was in it, once, and tells the person.
    pub(crate) async fn answer_beginning(&self) -> Result<(), Fault> {
        let told = self.forget_former_worlds().await?;
        self.set_aside.lock().unwrap_or_else(PoisonError::into_inner).extend(told);
        Ok(())
    }

    /// Before something is made in an account. The practice account is asked which one it is, what follows from that is
    /// done, and what was left at work in it goes on.
    pub(crate) async fn meet_practice(&self, account: &AccountChoice) -> Result<(), Fault> {
        if *account == AccountChoice::Practice {
            self.access.practice_endpoint().await?;
            self.answer_beginning().await?;
            self.take_up_jobs();
        }
        Ok(())
    }

    /// The person had the practice account begin anew: its setups keep their answers, and nothing of theirs is at AWS any
    /// more.
    ///
    /// # Errors
    /// [`FaultCode::PracticeUnreachable`]; when a setup or a journal can't be read or written.
    pub async fn practice_began_anew(&self) -> Result<(), Fault> {
        self.access.practice_endpoint().await?;
        self.forget_former_worlds().await.map(drop)
    }

    /// Forgets what was made in a world in whose place another one answers now. Says so, if there was anything.
    async fn forget_former_worlds(&self) -> Result<Option<Fault>, Fault> {
        let _one_at_a_time = self.answering.lock().await;
        let Some(found) = self.access.practice.world() else { return Ok(None) };
        let memory = self.practice_memory();
        let set_aside = self.access.practice.set_aside().filter(|_| found.account.is_none());
        let own = found.account.is_none() && memory.is_another(&found, set_aside.as_deref());
        let unreadable = set_aside.clone().filter(|path| own && *path != memory.set_aside);
        let forgotten = self.forget_worlds(|key| is_gone(key, &found, own)).await?;

        let mut now = memory.clone();
        if found.account.is_none() {
            now.world.clone_from(&found.world);
            now.set_aside = set_aside.unwrap_or(now.set_aside);
        }
        if let Some(address) = self.access.practice.address() {
            (now.address, now.at_address) = (address, found);
        }
        if now != memory {
            self.practice_memory.write(ID, &now).map_err(|error| disk::fault(&error))?;
        }
        Ok(match unreadable {
            Some(path) => Some(Fault::new(FaultCode::PracticeBeganAnew).with("path", path)),
            None => forgotten.then(|| FaultCode::PracticeWorldGone.into()),
        })
    }

    /// Setups in worlds that are gone keep their answers; all else of them is forgotten. Says whether there was anything.
    async fn forget_worlds(&self, gone: impl Fn(&AccountKey) -> bool) -> Result<bool, Fault> {
        let had_jobs = self.jobs.forget_accounts(&gone).await?;
        if !had_jobs && !self.records.any_in(&gone) {
            return Ok(false);
        }
        self.access.known.forget(&AccountChoice::Practice);
        let setups = self.setups.list().map_err(|error| disk::fault(&error))?.documents;
        for (id, kept) in setups.into_iter().map(|(id, kept)| (id, StoredSetup::from(kept))) {
            self.records.change(&id, |record| record.forget_places(&gone))?;
            if kept.place.account == Some(AccountChoice::Practice) && !kept.read_only() {
                self.change(&id, |kept| {
                    kept.place.step = kept.place.step.min(Step::Connection);
                    Ok(())
                })?;
            }
        }
        Ok(true)
    }

    fn practice_memory(&self) -> PracticeMemory {
        self.practice_memory.read(ID).ok().flatten().map(|memory| memory.document).unwrap_or_default()
    }
}
