//! In which account and Region a setup is, and where something of it stands. What stands somewhere stays listed there:
//! a setup that stands in one account and is taken to another becomes two.

use gangway_catalog::arn::Arn;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_setup::names::Names as AwsNames;
use gangway_workflow::model::{JobKind, JobSnapshot, JobStatus};
use gangway_workflow::{AccountKey, ExclusiveResource, disk};
use uuid::Uuid;

use crate::App;
use crate::account_keys::{StoredAccount, StoredPlace};
use crate::deployments::here;
use crate::setups::StoredSetup;
use crate::views::*;

/// A stack of a setup, also one that failed half-way or is just being made.
#[derive(Clone, Debug)]
pub(crate) struct StandingStack {
    name: String,
    arn: Option<String>,
}

impl StandingStack {
    /// The account that it stands in, by its number.
    fn account(&self) -> Option<&str> {
        self.arn.as_deref().and_then(Arn::parse).map(|arn| arn.account)
    }
}

impl App {
    /// Takes a setup to another account or Region, or lets it use other credentials of the same account. Where something
    /// of it stands, it stays: a second setup with the same answers is made for the other account, if that is wished, and
    /// answered; one that was made before is found again.
    ///
    /// # Errors
    /// [`FaultCode::SetupDeployed`] when something of it stands where it is and no second one is wished;
    /// [`FaultCode::JobRunning`]; why the credentials don't work.
    pub async fn change_account(&self, question: ChangeAccount) -> Result<SetupView, Fault> {
        let ChangeAccount { id, account, region, second } = question;
        let kept = self.kept(&id)?;
        if kept.read_only() {
            return Err(FaultCode::SetupReadOnly.into());
        }
        let to = AccountRequest { account, region };
        if let Some((from, stack)) = self.holding(&id, &kept, &to) {
            let identity = self.access.identity(&to.account, &to.region).await?;
            let same = from.region == to.region
                && stack.account() == Some(identity.account.as_str())
                // Every practice account bears the same number.
                && [&from.account, &to.account].iter().all(|account| **account != AccountChoice::Practice);
            if !same && second {
                return self.second_setup(kept, to, identity);
            }
            if !same {
                return Err(deployed(&from, &stack));
            }
            self.change_credentials(&id, &from, &to)?;
        }
        let mut kept = self.change(&id, |kept| {
            kept.go_to(to);
            Ok(())
        })?;
        self.settle(&id, &mut kept);
        Ok(self.view(&id, kept))
    }

    /// Refuses to take a setup away from where something of it stands, unless something of it stands in the other place,
    /// too: from there it is listed as well.
    ///
    /// # Errors
    /// [`FaultCode::SetupDeployed`].
    pub(crate) fn check_move(&self, id: &str, kept: &StoredSetup, to: &SetupPlace) -> Result<(), Fault> {
        if kept.place.account == to.account && kept.place.region == to.region {
            return Ok(());
        }
        let to = to.account.clone().map(|account| AccountRequest { account, region: to.region.clone() });
        let stands = match &to {
            Some(to) => self.holding(id, kept, to),
            None => self.standing_here(id, kept),
        };
        stands.map_or(Ok(()), |(from, stack)| Err(deployed(&from, &stack)))
    }

    /// What stands where a setup is and keeps it from going to another place.
    fn holding(&self, id: &str, kept: &StoredSetup, to: &AccountRequest) -> Option<(AccountRequest, StandingStack)> {
        let stays = |there: AccountKey| {
            self.key(kept).is_ok_and(|here| here == there) || self.standing_in(id, kept, &there).is_some()
        };
        // Of a practice account that was never found, nothing is known.
        let stays = self.access.practice.key_of(to).is_ok_and(stays);
        self.standing_here(id, kept).filter(|_| !stays)
    }

    pub(crate) fn standing_here(&self, id: &str, kept: &StoredSetup) -> Option<(AccountRequest, StandingStack)> {
        Some((here(kept).ok()?, self.standing_in(id, kept, &self.key(kept).ok()?)?))
    }

    /// The stack of a setup in a place: one that was seen to stand, or that a job left or is at work on.
    fn standing_in(&self, id: &str, kept: &StoredSetup, place: &AccountKey) -> Option<StandingStack> {
        let record = self.records.of(id);
        if let Some(one) = record.deployments_in(place).last() {
            return Some(StandingStack { name: one.stack.clone(), arn: one.stack_arn.clone() });
        }
        let newest = self.jobs.history_of_setup(id).into_iter().filter(|(at, _)| at == place).map(|(_, job)| job);
        let newest = newest.into_iter().find(|job| job.kind.row().exclusive == Some(ExclusiveResource::Stack))?;
        left_by(&newest, || AwsNames::of(&kept.setup).stack)
    }

    /// Where else something of a setup stands, as far as one can get there: of practice accounts, only in the one that
    /// answers.
    pub(crate) fn standing_elsewhere(&self, id: &str, kept: &StoredSetup) -> Vec<StandingElsewhere> {
        let here = self.key(kept).ok();
        let record = self.records.of(id);
        let deployed = record.deployments.into_iter().map(|one| one.place);
        let jobs = self.jobs.history_of_setup(id).into_iter().map(|(place, _)| place);
        let mut places: Vec<AccountKey> = Vec::new();
        for place in deployed.chain(jobs).filter(|place| Some(place) != here.as_ref()) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let elsewhere = places.into_iter().filter_map(|place| {
            let AccountRequest { account, region } = self.access.practice.request_of(&place)?;
            let stack = self.standing_in(id, kept, &place)?;
            let number = stack.account().map(str::to_owned);
            Some(StandingElsewhere { account, region, number, stack: stack.name })
        });
        elsewhere.collect()
    }

    /// Where the setups of this computer that are the same one in other accounts and Regions stand.
    ///
    /// # Errors
    /// When the setups can't be read.
    pub fn standing_twins(&self, question: SetupRef) -> Result<Vec<StandingElsewhere>, Fault> {
        let SetupRef { id } = question;
        let kept = self.kept(&id)?;
        let mut standing = self.standing_elsewhere(&id, &kept);
        for (id, twin) in self.twins(&id, &kept)? {
            if let Some((AccountRequest { account, region }, stack)) = self.standing_here(&id, &twin) {
                let number = stack.account().map(str::to_owned);
                standing.push(StandingElsewhere { account, region, number, stack: stack.name });
            }
            standing.extend(self.standing_elsewhere(&id, &twin));
        }
        Ok(standing)
    }

    /// The other setups here that lead to the same names of the same repository.
    fn twins(&self, id: &str, kept: &StoredSetup) -> Result<Vec<(String, StoredSetup)>, Fault> {
        let all = self.setups.list().map_err(|error| disk::fault(&error))?.documents;
        let all = all.into_iter().map(|(id, twin)| (id, StoredSetup::from(twin)));
        let same = |twin: &StoredSetup| {
            twin.setup.name == kept.setup.name && twin.setup.repository.name == kept.setup.repository.name
        };
        Ok(all.filter(|(other, twin)| other != id && same(twin)).collect())
    }

    /// The same answers for another account.
    fn second_setup(&self, kept: StoredSetup, to: AccountRequest, identity: Identity) -> Result<SetupView, Fault> {
        let there = self.access.practice.key_of(&to)?;
        // The id of this one is no reason to look at itself: it isn't there.
        let found = self.twins("", &kept)?.into_iter().find(|(_, twin)| self.key(twin).is_ok_and(|at| at == there));
        if let Some((id, _)) = found {
            let twin = self.kept(&id)?;
            return Ok(self.view(&id, twin));
        }
        let AccountRequest { account, region } = to;
        let folder = kept.place.folder;
        let (account, identity) = (Some(account), Some(identity));
        let place = SetupPlace { account, region, identity, folder, ..SetupPlace::default() };
        self.add(&Uuid::new_v4().to_string(), kept.setup, place)
    }

    /// A setup whose id says the account and the Region: whatever is known of it is known with these credentials, too.
    /// Every practice account bears the same number, and what was made in one is in no other.
    ///
    /// # Errors
    /// When it can't be written down.
    pub(crate) fn keep_with_credentials(&self, id: &str, place: &SetupPlace) -> Result<(), Fault> {
        let (account, region) = Self::chosen(place)?;
        let there = StoredPlace { account: StoredAccount::Chosen(account), region };
        if there.account.is_practice() {
            return Ok(());
        }
        let there = there.key()?;
        let places: Vec<AccountKey> = self.records.of(id).places().cloned().collect();
        for from in places.into_iter().filter(|from| *from != there) {
            if StoredPlace::of(&from).is_some_and(|from| !from.account.is_practice()) {
                self.records.change(id, |record| record.move_place(&from, &there))?;
            }
        }
        Ok(())
    }

    /// What is known of a setup in an account is known of it with other credentials of that account, too.
    fn change_credentials(&self, id: &str, from: &AccountRequest, to: &AccountRequest) -> Result<(), Fault> {
        let (from, to) = (self.access.practice.key_of(from)?, self.access.practice.key_of(to)?);
        if let Some(job) = self.jobs.of_setup_in(id, &from).into_iter().find(|job| job.status.is_at_work()) {
            return Err(Fault::new(FaultCode::JobRunning).with("job", job.id));
        }
        self.records.change(id, |record| record.move_place(&from, &to))
    }
}

/// What a job that works on the stack leaves standing. `wished`: the name of one that is just being made.
fn left_by(job: &JobSnapshot, wished: impl FnOnce() -> String) -> Option<StandingStack> {
    let stack = job.stack.as_ref();
    // Of a deployment that succeeded a record is kept, as long as it stands.
    let nothing = job.status == JobStatus::Succeeded || stack.is_none() && !job.status.is_at_work();
    let gone = stack.is_some_and(|stack| stack.status == "DELETE_COMPLETE");
    if nothing || gone && job.kind == JobKind::TearDown {
        return None;
    }
    let name = stack.map_or_else(wished, |stack| stack.name.clone());
    Some(StandingStack { name, arn: stack.and_then(|stack| stack.arn.clone()) })
}

fn deployed(from: &AccountRequest, stack: &StandingStack) -> Fault {
    Fault::new(FaultCode::SetupDeployed)
        .with("account", stack.account().unwrap_or_default())
        .with("region", from.region.as_str())
        .with("stack", stack.name.as_str())
}
