//! All jobs: started, watched, cancelled, tried again, and found again after a restart.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_store::{Journals, StoreError};
use tokio::runtime::Handle;
use tokio::sync::{broadcast, watch};
use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::approval::RecordProblem;
use crate::clock::{millis, now};
use crate::clone_finding::AskClone;
use crate::job::{Job, JobRecord, JobSurroundings};
use crate::journal::{History, JobEnd, from_newer_version};
use crate::model::{EventCode, JobEvent, JobSnapshot, JobStatus, LogLine, Plan};
use crate::notes::Notes;
use crate::outcome::RecordOutcome;
use crate::record::{Entry, Line};
use crate::requests::{AccountKey, SessionFor};
use crate::snapshot::fresh_snapshot;
use crate::work::{OverlapRule, Work};
use crate::{approvals, disk};

/// Most turns of jobs that wait for somebody who hears them slowly.
const TURNS_AT_A_TIME: usize = 64;
/// Most lines in one answer of [`Jobs::history`].
const LINES_AT_A_TIME: usize = 10_000;

/// The jobs. A copy is the same jobs.
#[derive(Clone)]
pub struct Jobs {
    shared: Arc<Shared>,
}

struct Shared {
    journals: Journals,
    session_for: SessionFor,
    surroundings: JobSurroundings,
    runtime: Handle,
    /// By id; ids grow with time, so this is the order of their start.
    jobs: Mutex<BTreeMap<String, JobEntry>>,
    newer: Mutex<Vec<NewerJob>>,
}

/// A job with what it does.
#[derive(Clone)]
struct JobEntry {
    job: Arc<Job>,
    work: Work,
}

impl JobEntry {
    /// Whether it must end before the other one may begin: connections and hosts are made beside everything else, a
    /// stack is one job's at a time, and whoever only watches, or lies where nobody can take it up, is in nobody's way.
    fn in_the_way_of(&self, other: &Work) -> bool {
        let exclusive = |work: &Work| work.kind().row().exclusive;
        let same = exclusive(&self.work).is_some() && exclusive(&self.work) == exclusive(other);
        same && self.job.is_at_work() && !self.job.is_left() && self.work.subject() == other.subject()
    }
}

/// A job that only a newer version can show. Its journal stays as it is, until its setup or its account is gone.
struct NewerJob {
    id: String,
    setup: Option<String>,
    account: Option<AccountKey>,
}

impl Jobs {
    /// Opens the jobs that the journals tell of. Those that ended longer ago than the newest of their setup, kind and
    /// account are forgotten. Nothing runs before [`Jobs::resume`].
    ///
    /// Also says what a person should know of the journals: which of them are damaged and were set aside, couldn't be
    /// removed, or were written by a newer version, which stay as they are.
    ///
    /// # Errors
    /// When the journals' folder can't be read.
    pub fn open(
        journals: Journals,
        session_for: SessionFor,
        record_outcome: RecordOutcome,
        ask_clone: AskClone,
        runtime: Handle,
    ) -> Result<(Self, Vec<Fault>), StoreError> {
        let mut found = BTreeMap::new();
        let turns = broadcast::Sender::new(TURNS_AT_A_TIME);
        let surroundings = JobSurroundings { record_outcome, ask_clone, turns };
        let mut newer = Vec::new();
        let mut trouble = Vec::new();
        for id in journals.ids()? {
            match reopen(&journals, &id, &surroundings) {
                Ok((opened, damage)) => {
                    trouble.extend(damage);
                    match opened {
                        ReopenedJournal::Job(entry) => {
                            found.insert(id, entry);
                        }
                        ReopenedJournal::Newer(job) => newer.push(job),
                        ReopenedJournal::Nothing => trouble.extend(journals.remove(&id).err()),
                    }
                }
                Err(error) => trouble.push(error),
            }
        }
        let mut seen = Vec::new();
        let outdated: Vec<String> = found
            .iter()
            .rev()
            .filter(|(_, JobEntry { job, .. })| {
                let snapshot = job.snapshot();
                let sort = (snapshot.setup, snapshot.kind, job.account.clone());
                let repeated = seen.contains(&sort);
                seen.push(sort);
                repeated && !job.is_at_work() && !job.newer
            })
            .map(|(id, _)| id.clone())
            .collect();
        for id in outdated {
            found.remove(&id);
            trouble.extend(journals.remove(&id).err());
        }
        let mut told: Vec<Fault> = trouble.iter().map(disk::fault).collect();
        told.extend((!newer.is_empty()).then(|| from_newer_version(newer.len())));
        let (jobs, newer) = (Mutex::new(found), Mutex::new(newer));
        let shared = Shared { journals, session_for, surroundings, runtime, jobs, newer };
        Ok((Self { shared: Arc::new(shared) }, told))
    }

    /// Takes up every job that was at work when the program ended, in the accounts that can be reached. The others stay
    /// as they were left. Says which were taken up.
    pub fn resume(&self, reachable: impl Fn(&AccountKey) -> bool) -> Vec<JobSnapshot> {
        let taken_up = |entry: &&JobEntry| reachable(&entry.job.account) && entry.job.take_up();
        let active: Vec<JobEntry> = self.all().values().filter(taken_up).cloned().collect();
        for entry in &active {
            entry.job.event(EventCode::Resumed, []);
            self.spawn(entry);
        }
        active.iter().map(|entry| entry.job.snapshot()).collect()
    }

    /// Starts a job and answers at once with how it begins.
    ///
    /// # Errors
    /// [`FaultCode::JobRunning`] while a job of the same setup is in its way; when the journal can't be written.
    pub fn start(&self, account: AccountKey, work: Work) -> Result<JobSnapshot, Fault> {
        let entry = {
            let mut jobs = self.all();
            let same = jobs.values().rev().find(|JobEntry { job, work: other }| {
                job.is_at_work() && job.setup == work.setup() && job.account == account && other.kind() == work.kind()
            });
            match (work.overlap(), same) {
                (OverlapRule::Beside, _) | (_, None) => {}
                (OverlapRule::Joined, Some(same)) => return Ok(same.job.snapshot()),
                (OverlapRule::Replaced, Some(same)) => same.job.cancellation().cancel(),
            }
            if let Some(other) = jobs.values().find(|entry| entry.in_the_way_of(&work)) {
                return Err(Fault::new(FaultCode::JobRunning).with("job", other.job.id.as_str()));
            }
            let last =
                jobs.values().rev().map(|entry| &entry.job).find(|job| {
                    job.setup == work.setup() && job.account == account && job.snapshot().kind == work.kind()
                });
            let left = last.filter(|job| job.snapshot().status != JobStatus::Succeeded);
            let left = left.map(|job| job.notes().unseen()).unwrap_or_default();
            let id = id_after(jobs.keys().next_back());
            let (mut journal, _) = self.shared.journals.open(&id).map_err(|error| disk::fault(&error))?;
            let started = Entry::Started { at: now(), account: account.clone(), work: Box::new(work.recorded()) };
            journal.append(&Line::Known(started)).map_err(|error| disk::fault(&error))?;
            let past = JobRecord {
                notes: Notes { attempt: 1, left, ..Notes::default() },
                events: Vec::new(),
                lines: Vec::new(),
                snapshot: fresh_snapshot(&id, work.kind(), work.setup()),
                ended: false,
                left: false,
                newer: false,
            };
            let surroundings = self.shared.surroundings.clone();
            let setup = work.setup().to_owned();
            let job = Arc::new(Job::new(id.clone(), account, setup, surroundings, journal, past));
            let entry = JobEntry { job, work };
            jobs.insert(id, entry.clone());
            entry
        };
        self.spawn(&entry);
        Ok(entry.job.snapshot())
    }

    /// Hears of every job, from now on, when it ends or is taken up again, and when other approvals wait than before.
    pub fn turns(&self) -> broadcast::Receiver<JobSnapshot> {
        self.shared.surroundings.turns.subscribe()
    }

    /// The jobs that run, wait, or ended since the program started, newest first.
    pub fn list(&self) -> Vec<JobSnapshot> {
        let all = self.all();
        let listed = all.values().rev().map(|entry| &entry.job).filter(|job| !job.is_old());
        listed.map(|job| job.snapshot()).collect()
    }

    /// How setups stand: those whose setup and account fit and that this run of the program knows, and the newest one of
    /// each setup and kind of an earlier run. Newest first.
    pub fn standing_where(&self, wanted: impl Fn(&str, &AccountKey) -> bool) -> Vec<JobSnapshot> {
        let mut standing: Vec<JobSnapshot> = Vec::new();
        for JobEntry { job, .. } in self.all().values().rev().filter(|it| wanted(&it.job.setup, &it.job.account)) {
            let snapshot = job.snapshot();
            let newer = |other: &JobSnapshot| other.setup == snapshot.setup && other.kind == snapshot.kind;
            if !job.is_old() || !standing.iter().any(newer) {
                standing.push(snapshot);
            }
        }
        standing
    }

    /// The newest job of each kind of a setup, newest first; also those that ended in an earlier run of the program.
    pub fn of_setup(&self, setup: &str) -> Vec<JobSnapshot> {
        self.newest(|job| job.setup == setup)
    }

    /// Like [`Jobs::of_setup`], but only those of one account and Region.
    pub fn of_setup_in(&self, setup: &str, account: &AccountKey) -> Vec<JobSnapshot> {
        self.newest(|job| job.setup == setup && job.account == *account)
    }

    /// The plan that a job carries out, if it has one, and where.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn plan(&self, job: &str) -> Result<(AccountKey, Option<Plan>), Fault> {
        let JobEntry { job, work } = self.find(job)?;
        Ok((job.account.clone(), work.plan().cloned()))
    }

    /// Every job of a setup that is remembered, newest first, each with its account and Region.
    pub fn history_of_setup(&self, setup: &str) -> Vec<(AccountKey, JobSnapshot)> {
        let all = self.all();
        let jobs = all.values().rev().map(|entry| &entry.job).filter(|job| job.setup == setup);
        jobs.map(|job| (job.account.clone(), job.snapshot())).collect()
    }

    fn newest(&self, wanted: impl Fn(&Job) -> bool) -> Vec<JobSnapshot> {
        let mut newest: Vec<JobSnapshot> = Vec::new();
        for JobEntry { job, .. } in self.all().values().rev().filter(|entry| wanted(&entry.job)) {
            let snapshot = job.snapshot();
            if !newest.iter().any(|other| other.kind == snapshot.kind) {
                newest.push(snapshot);
            }
        }
        newest
    }

    /// A job.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn get(&self, job: &str) -> Result<JobSnapshot, Fault> {
        Ok(self.find(job)?.job.snapshot())
    }

    /// Every snapshot from now on. New events and lines show as a grown `last_event` and `last_line`.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn watch(&self, job: &str) -> Result<watch::Receiver<JobSnapshot>, Fault> {
        Ok(self.find(job)?.job.watch())
    }

    /// The events and lines after these numbers, oldest first; at most 10,000 lines at a time.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn history(&self, job: &str, event: u32, line: u32) -> Result<(Vec<JobEvent>, Vec<LogLine>), Fault> {
        Ok(self.find(job)?.job.history(event, line, LINES_AT_A_TIME))
    }

    /// Looks again now instead of when it would.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn check_now(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let JobEntry { job, .. } = self.find(job)?;
        job.check_now();
        Ok(job.snapshot())
    }

    /// Stops a job. What AWS was asked to do goes on there; [`Jobs::retry`] takes it up again.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub async fn cancel(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let JobEntry { job, .. } = self.find(job)?;
        if job.take_up() {
            job.end(Err(FaultCode::Cancelled.into()));
        }
        let mut snapshots = job.watch();
        job.cancellation().cancel();
        while job.is_at_work() && snapshots.changed().await.is_ok() {}
        Ok(job.snapshot())
    }

    /// Tries a job again that failed or was cancelled, under the same approval. One that succeeded stays as it is.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`]; [`FaultCode::JobRunning`] while it, or one in its way, is at work;
    /// [`FaultCode::JobFromNewerVersion`].
    pub fn retry(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let entry = self.find(job)?;
        let JobEntry { job, work } = &entry;
        if job.newer {
            return Err(from_newer_version(1));
        }
        if job.snapshot().status == JobStatus::Succeeded {
            return Ok(job.snapshot());
        }
        {
            let jobs = self.all();
            let itself = |it: &JobEntry| it.job.id == job.id && job.is_at_work();
            if let Some(other) = jobs.values().find(|it| itself(it) || it.in_the_way_of(work)) {
                return Err(Fault::new(FaultCode::JobRunning).with("job", other.job.id.as_str()));
            }
            job.again()?;
        }
        self.spawn(&entry);
        Ok(job.snapshot())
    }

    /// Answers an approval that the job's run waits for.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`]; [`FaultCode::CommentTooLong`]; [`FaultCode::NotFound`] when no such approval waits; what
    /// AWS says.
    pub async fn answer_approval(
        &self,
        job: &str,
        action: &str,
        approve: bool,
        comment: &str,
    ) -> Result<JobSnapshot, Fault> {
        let JobEntry { job, .. } = self.find(job)?;
        let session = (self.shared.session_for)(job.account.clone()).await?;
        approvals::answer(&job, &session, action, approve, comment).await?;
        Ok(job.snapshot())
    }

    /// Stops and forgets all jobs of a setup that is deleted. What is at AWS stays there.
    ///
    /// # Errors
    /// When a journal can't be removed.
    pub async fn forget(&self, setup: &str) -> Result<(), Fault> {
        let forgotten = self.forget_all(|job| job.setup == setup, |job| job.setup.as_deref() == Some(setup));
        forgotten.await.map(drop)
    }

    /// Stops and forgets all jobs in accounts that are gone. Says whether there were any.
    ///
    /// # Errors
    /// When a journal can't be removed.
    pub async fn forget_accounts(&self, gone: impl Fn(&AccountKey) -> bool) -> Result<bool, Fault> {
        self.forget_all(|job| gone(&job.account), |job| job.account.as_ref().is_some_and(&gone)).await
    }

    async fn forget_all(
        &self,
        wanted: impl Fn(&Job) -> bool,
        wanted_newer: impl Fn(&NewerJob) -> bool,
    ) -> Result<bool, Fault> {
        let wanted = |entry: &&JobEntry| wanted(&entry.job);
        let ids: Vec<String> = self.all().values().filter(wanted).map(|entry| entry.job.id.clone()).collect();
        let mut any = !ids.is_empty();
        for id in ids {
            self.cancel(&id).await?;
            self.all().remove(&id);
            self.shared.journals.remove(&id).map_err(|error| disk::fault(&error))?;
        }
        let mut newer = self.shared.newer.lock().unwrap_or_else(PoisonError::into_inner);
        for job in newer.iter().filter(|job| wanted_newer(job)) {
            any = true;
            self.shared.journals.remove(&job.id).map_err(|error| disk::fault(&error))?;
        }
        newer.retain(|job| !wanted_newer(job));
        Ok(any)
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, JobEntry>> {
        self.shared.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, job: &str) -> Result<JobEntry, Fault> {
        let unknown = || Fault::new(FaultCode::JobUnknown).with("job", job);
        self.all().get(job).cloned().ok_or_else(unknown)
    }

    /// Runs a job on a task of its own; a panic in it is a fault of the job and of nothing else.
    fn spawn(&self, entry: &JobEntry) {
        let JobEntry { job, work } = entry.clone();
        let session_for = Arc::clone(&self.shared.session_for);
        let runtime = self.shared.runtime.clone();
        self.shared.runtime.spawn(async move {
            let cancelled = job.cancellation();
            let own = Arc::clone(&job);
            let working = runtime.spawn(async move { carry_out(&own, &work, &session_for).await });
            if let Some(end) = end_of(working, &cancelled).await {
                job.end(end);
            }
        });
    }
}

/// How the work ends. None when only the program ends: the job's journal stays without an end, and it is taken up again.
async fn end_of(
    mut working: JoinHandle<Result<(), Fault>>,
    cancelled: &CancellationToken,
) -> Option<Result<(), Fault>> {
    tokio::select! {
        biased;
        end = &mut working => match end.map_err(JoinError::try_into_panic) {
            Ok(end) => Some(end),
            Err(Ok(payload)) => Some(Err(panicked(&*payload))),
            Err(Err(_)) => None,
        },
        () = cancelled.cancelled() => {
            working.abort();
            // Whatever it was writing is written before the end is.
            let _ = working.await;
            Some(Err(FaultCode::Cancelled.into()))
        }
    }
}

async fn carry_out(job: &Job, work: &Work, session_for: &SessionFor) -> Result<(), Fault> {
    let session = session_for(job.account.clone()).await?;
    if let Some(plan) = work.plan() {
        // A profile may lead elsewhere by now: what was approved for one account isn't done in another.
        let identity = job.ask("sts:GetCallerIdentity", || session.identity()).await?;
        if identity.account != plan.account || session.region() != plan.region {
            return Err(FaultCode::PlanChanged.into());
        }
    }
    work.carry_out(job, &session).await.map_err(|stop| stop.0)
}

fn panicked(payload: &(dyn Any + Send)) -> Fault {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    Fault::new(FaultCode::Internal).with("detail", text.unwrap_or("panic"))
}

/// What a journal is.
enum ReopenedJournal {
    /// A job that can be shown; one that was at work can be taken up.
    Job(JobEntry),
    /// A job that only a newer version can show.
    Newer(NewerJob),
    /// Not even its first line was whole.
    Nothing,
}

fn reopen(
    journals: &Journals,
    id: &str,
    surroundings: &JobSurroundings,
) -> Result<(ReopenedJournal, Option<StoreError>), StoreError> {
    let (journal, recorded) = journals.open::<Line>(id)?;
    let History { started, notes, events, mut lines, end, last_event, newer } = History::of(recorded.entries);
    let Some((at, account, work)) = started else {
        let unread = NewerJob { id: id.to_owned(), setup: None, account: None };
        return Ok((if newer { ReopenedJournal::Newer(unread) } else { ReopenedJournal::Nothing }, recorded.damaged));
    };
    let setup = work.setup().map(str::to_owned);
    let left_lying =
        || ReopenedJournal::Newer(NewerJob { id: id.to_owned(), setup: setup.clone(), account: Some(account.clone()) });
    let work = match Work::try_from(work) {
        Ok(work) => work,
        // Plan and request that no longer fit are nobody's approval: they aren't carried out, and aren't lost.
        Err(RecordProblem::Changed) => {
            return Err(journals.set_aside(id, "the plan isn't the one that was approved")?);
        }
        Err(RecordProblem::FromNewerVersion) => return Ok((left_lying(), recorded.damaged)),
    };
    let (mut snapshot, ended) = match end {
        JobEnd::Shown(snapshot) => (*snapshot, true),
        JobEnd::None if !newer => (fresh_snapshot(id, work.kind(), work.setup()), false),
        // What the newer version was about to do next isn't known here.
        JobEnd::None | JobEnd::Unreadable => return Ok((left_lying(), recorded.damaged)),
    };
    snapshot.started_at = at;
    snapshot.last_event = last_event;
    if !ended {
        // It goes on, and reads its log from the beginning.
        lines.clear();
    }
    snapshot.last_line = lines.last().map_or(0, |line| line.number);
    let past = JobRecord { notes, events, lines, snapshot, ended, left: !ended, newer };
    let setup = work.setup().to_owned();
    let job = Arc::new(Job::new(id.to_owned(), account, setup, surroundings.clone(), journal, past));
    Ok((ReopenedJournal::Job(JobEntry { job, work }), recorded.damaged))
}

/// An id that sorts after all others, so that the newest job is the last: by its moment, or, where the clock was put
/// back since, by the moment after the last one's.
fn id_after(last: Option<&String>) -> String {
    let now = millis();
    let last = last.and_then(|id| i128::from_str_radix(id.split('-').next()?, 16).ok());
    let millis = last.map_or(now, |last| now.max(last + 1));
    format!("{millis:012x}-{}", uuid::Uuid::new_v4().simple())
}

#[cfg(test)]
mod tests;
