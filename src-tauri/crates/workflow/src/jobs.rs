//! All jobs: started, watched, cancelled, tried again, and found again after a restart.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_store::{Journals, StoreError};
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::clock::{millis, now};
use crate::job::{Job, Past};
use crate::model::{EventCode, JobEvent, JobKind, JobSnapshot, JobStatus, LogLine};
use crate::notes::Notes;
use crate::record::Entry;
use crate::requests::{AccountKey, SessionFor};
use crate::snapshot::fresh_snapshot;
use crate::work::{RecordedWork, Work};
use crate::{approvals, connect, deploy, disk, run, tear_down};

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
    runtime: Handle,
    /// By id; ids grow with time, so this is the order of their start.
    jobs: Mutex<BTreeMap<String, Arc<Job>>>,
}

impl Jobs {
    /// Opens the jobs that the journals tell of. Those that ended longer ago than the newest of their setup, kind and
    /// account are forgotten. Nothing runs before [`Jobs::resume`].
    ///
    /// Also says which journals couldn't be understood, and were set aside, or couldn't be removed.
    ///
    /// # Errors
    /// When the journals' folder can't be read.
    pub fn open(
        journals: Journals,
        session_for: SessionFor,
        runtime: Handle,
    ) -> Result<(Self, Vec<StoreError>), StoreError> {
        let mut found = BTreeMap::new();
        let mut damaged = Vec::new();
        for id in journals.ids()? {
            match reopen(&journals, &id) {
                Ok((job, damage)) => {
                    damaged.extend(damage);
                    match job {
                        Some(job) => {
                            found.insert(id, Arc::new(job));
                        }
                        None => damaged.extend(journals.remove(&id).err()),
                    }
                }
                Err(error) => damaged.push(error),
            }
        }
        let mut seen = Vec::new();
        let outdated: Vec<String> = found
            .iter()
            .rev()
            .filter(|(_, job)| {
                let snapshot = job.snapshot();
                let sort = (snapshot.setup, snapshot.kind, job.account.clone());
                let repeated = seen.contains(&sort);
                seen.push(sort);
                repeated && !job.is_at_work()
            })
            .map(|(id, _)| id.clone())
            .collect();
        for id in outdated {
            found.remove(&id);
            damaged.extend(journals.remove(&id).err());
        }
        let shared = Shared { journals, session_for, runtime, jobs: Mutex::new(found) };
        Ok((Self { shared: Arc::new(shared) }, damaged))
    }

    /// Takes up every job that was at work when the program ended. Says which.
    pub fn resume(&self) -> Vec<JobSnapshot> {
        let active: Vec<Arc<Job>> = self.all().values().filter(|job| job.take_up()).cloned().collect();
        for job in &active {
            job.event(EventCode::Resumed, []);
            self.spawn(job);
        }
        active.iter().map(|job| job.snapshot()).collect()
    }

    /// Starts a job and answers at once with how it begins.
    ///
    /// # Errors
    /// [`FaultCode::JobRunning`] while a job of the same setup is in its way; when the journal can't be written.
    pub fn start(&self, account: AccountKey, work: Work) -> Result<JobSnapshot, Fault> {
        let job = {
            let mut jobs = self.all();
            if let Work::Run(request) = &work
                && let Some(same) =
                    jobs.values().rev().find(|job| job.is_at_work() && shows_run(job, &request.setup_id, &account))
            {
                if !request.start {
                    return Ok(same.snapshot());
                }
                // A new run is wanted; the old one was only being watched.
                same.cancellation().cancel();
            }
            if let Some(other) = jobs.values().find(|job| job.is_at_work() && in_the_way(job, &work)) {
                return Err(Fault::new(FaultCode::JobRunning).with("job", other.id.as_str()));
            }
            let id = id_after(jobs.keys().next_back());
            let (mut journal, _) = self.shared.journals.open(&id).map_err(|error| disk::fault(&error))?;
            let started =
                Entry::Started { at: now(), account: account.clone(), work: Box::new(RecordedWork::from(&work)) };
            journal.append(&started).map_err(|error| disk::fault(&error))?;
            let past = Past {
                notes: Notes { attempt: 1, ..Notes::default() },
                events: Vec::new(),
                lines: Vec::new(),
                snapshot: fresh_snapshot(&id, work.kind(), work.setup()),
                ended: false,
                left: false,
            };
            let job = Arc::new(Job::new(id.clone(), account, work, journal, past));
            jobs.insert(id, Arc::clone(&job));
            job
        };
        self.spawn(&job);
        Ok(job.snapshot())
    }

    /// The jobs that run, wait, or ended since the program started, newest first.
    pub fn list(&self) -> Vec<JobSnapshot> {
        self.all().values().rev().filter(|job| !job.is_old()).map(|job| job.snapshot()).collect()
    }

    /// The same, of those alone of which is true what is asked of their setup and their account.
    pub fn list_where(&self, wanted: impl Fn(&str, &AccountKey) -> bool) -> Vec<JobSnapshot> {
        let all = self.all();
        let listed = all.values().rev().filter(|job| !job.is_old() && wanted(job.work.setup(), &job.account));
        listed.map(|job| job.snapshot()).collect()
    }

    /// The newest job of each kind of a setup, newest first; also those that ended in an earlier run of the program.
    pub fn of_setup(&self, setup: &str) -> Vec<JobSnapshot> {
        self.newest(|job| job.work.setup() == setup)
    }

    /// The same, of those alone that work in one account and Region.
    pub fn of_setup_in(&self, setup: &str, account: &AccountKey) -> Vec<JobSnapshot> {
        self.newest(|job| job.work.setup() == setup && job.account == *account)
    }

    fn newest(&self, wanted: impl Fn(&Job) -> bool) -> Vec<JobSnapshot> {
        let mut newest: Vec<JobSnapshot> = Vec::new();
        for job in self.all().values().rev().filter(|job| wanted(job)) {
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
        Ok(self.find(job)?.snapshot())
    }

    /// Every snapshot from now on. New events and lines show as a grown `last_event` and `last_line`.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn watch(&self, job: &str) -> Result<watch::Receiver<JobSnapshot>, Fault> {
        Ok(self.find(job)?.watch())
    }

    /// The events and lines after these numbers, oldest first; at most 10,000 lines at a time.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn history(&self, job: &str, event: u32, line: u32) -> Result<(Vec<JobEvent>, Vec<LogLine>), Fault> {
        Ok(self.find(job)?.history(event, line, LINES_AT_A_TIME))
    }

    /// Looks again now instead of when it would.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub fn check_now(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let job = self.find(job)?;
        job.check_now();
        Ok(job.snapshot())
    }

    /// Stops a job. What AWS was asked to do goes on there; [`Jobs::retry`] takes it up again.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`].
    pub async fn cancel(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let job = self.find(job)?;
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
    /// [`FaultCode::JobUnknown`]; [`FaultCode::JobRunning`] while it, or one in its way, is at work.
    pub fn retry(&self, job: &str) -> Result<JobSnapshot, Fault> {
        let job = self.find(job)?;
        if job.snapshot().status == JobStatus::Succeeded {
            return Ok(job.snapshot());
        }
        {
            let jobs = self.all();
            let other = jobs.values().find(|it| it.is_at_work() && (it.id == job.id || in_the_way(it, &job.work)));
            if let Some(other) = other {
                return Err(Fault::new(FaultCode::JobRunning).with("job", other.id.as_str()));
            }
            job.again()?;
        }
        self.spawn(&job);
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
        let job = self.find(job)?;
        let session = (self.shared.session_for)(job.account.clone()).await?;
        approvals::answer(&job, &session, action, approve, comment).await?;
        Ok(job.snapshot())
    }

    /// Stops and forgets all jobs of a setup that is deleted. What is at AWS stays there.
    ///
    /// # Errors
    /// When a journal can't be removed.
    pub async fn forget(&self, setup: &str) -> Result<(), Fault> {
        self.forget_all(|job| job.work.setup() == setup).await
    }

    /// Stops and forgets all jobs in accounts that are gone.
    ///
    /// # Errors
    /// When a journal can't be removed.
    pub async fn forget_accounts(&self, gone: impl Fn(&AccountKey) -> bool) -> Result<(), Fault> {
        self.forget_all(|job| gone(&job.account)).await
    }

    async fn forget_all(&self, wanted: impl Fn(&Job) -> bool) -> Result<(), Fault> {
        let ids: Vec<String> = self.all().values().filter(|job| wanted(job)).map(|job| job.id.clone()).collect();
        for id in ids {
            self.cancel(&id).await?;
            self.all().remove(&id);
            self.shared.journals.remove(&id).map_err(|error| disk::fault(&error))?;
        }
        Ok(())
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Job>>> {
        self.shared.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, job: &str) -> Result<Arc<Job>, Fault> {
        let unknown = || Fault::new(FaultCode::JobUnknown).with("job", job);
        self.all().get(job).cloned().ok_or_else(unknown)
    }

    /// Runs a job on a task of its own; a panic in it is a fault of the job and of nothing else.
    fn spawn(&self, job: &Arc<Job>) {
        let (job, session_for) = (Arc::clone(job), Arc::clone(&self.shared.session_for));
        let runtime = self.shared.runtime.clone();
        self.shared.runtime.spawn(async move {
            let cancelled = job.cancellation();
            let working = Arc::clone(&job);
            let mut work = runtime.spawn(async move { carry_out(&working, &session_for).await });
            let outcome = tokio::select! {
                biased;
                outcome = &mut work => outcome.unwrap_or_else(|error| Err(panicked(error))),
                () = cancelled.cancelled() => {
                    work.abort();
                    // Whatever it was writing is written before the end is.
                    let _ = work.await;
                    Err(FaultCode::Cancelled.into())
                }
            };
            job.end(outcome);
        });
    }
}

async fn carry_out(job: &Job, session_for: &SessionFor) -> Result<(), Fault> {
    let session = session_for(job.account.clone()).await?;
    if let Some(plan) = job.work.plan() {
        // A profile may lead elsewhere by now: what was approved for one account isn't done in another.
        let identity = job.ask("sts:GetCallerIdentity", || session.identity()).await?;
        if identity.account != plan.account || session.region() != plan.region {
            return Err(FaultCode::PlanChanged.into());
        }
    }
    let outcome = match &job.work {
        Work::Connect(approved) => connect::carry_out(job, &session, approved).await,
        Work::Deploy(approved) => deploy::carry_out(job, &session, approved).await,
        Work::Run(request) => run::carry_out(job, &session, request).await,
        Work::TearDown(approved) => tear_down::carry_out(job, &session, approved).await,
    };
    outcome.map_err(|stop| stop.0)
}

fn panicked(error: tokio::task::JoinError) -> Fault {
    let detail = match error.try_into_panic() {
        Ok(payload) => payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "panic".to_owned()),
        Err(error) => error.to_string(),
    };
    Fault::new(FaultCode::Internal).with("detail", detail)
}

/// Connections are made beside everything else; a stack is one job's at a time; watching is in nobody's way.
fn in_the_way(active: &Job, wanted: &Work) -> bool {
    use JobKind::{Connect, Deploy, TearDown};
    active.work.setup() == wanted.setup()
        && matches!((active.work.kind(), wanted.kind()), (Connect, Connect) | (Deploy | TearDown, Deploy | TearDown))
}

fn shows_run(job: &Job, setup: &str, account: &AccountKey) -> bool {
    job.work.setup() == setup && job.work.kind() == JobKind::Run && job.account == *account
}

/// Reads a journal; none when not even its first line was whole.
fn reopen(journals: &Journals, id: &str) -> Result<(Option<Job>, Option<StoreError>), StoreError> {
    let (journal, recorded) = journals.open::<Entry>(id)?;
    let mut first = None;
    let mut notes = Notes { attempt: 1, ..Notes::default() };
    let mut events: Vec<JobEvent> = Vec::new();
    let mut lines: Vec<LogLine> = Vec::new();
    let mut end = None;
    for entry in recorded.entries {
        match entry {
            Entry::Started { at, account, work } => first = Some((at, account, work)),
            Entry::Noted { notes: newer, .. } => notes = newer,
            Entry::Event { event } => events.push(event),
            Entry::Lines { lines: newer } => lines.extend(newer),
            Entry::Ended { snapshot } => end = Some(*snapshot),
            Entry::Again { .. } => end = None,
            Entry::Before { .. } | Entry::After { .. } => {}
        }
    }
    let Some((at, account, work)) = first else { return Ok((None, recorded.damaged)) };
    let Ok(work) = work.approved() else {
        // A plan that no longer fits its request is nobody's approval: it isn't carried out, and it isn't lost.
        return Err(journals.set_aside(id, "the plan isn't the one that was approved")?);
    };
    let ended = end.is_some();
    let mut snapshot = end.unwrap_or_else(|| fresh_snapshot(id, work.kind(), work.setup()));
    snapshot.started_at = at;
    snapshot.last_event = events.last().map_or(0, |event| event.number);
    if !ended {
        // It goes on, and reads its log from the beginning.
        lines.clear();
    }
    snapshot.last_line = lines.last().map_or(0, |line| line.number);
    let past = Past { notes, events, lines, snapshot, ended, left: !ended };
    Ok((Some(Job::new(id.to_owned(), account, work, journal, past)), recorded.damaged))
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
mod tests {
    use std::io::Write;
    use std::path::Path;

    use gangway_store::Store;
    use serde_json::json;

    use super::*;
    use crate::model::Plan;
    use crate::requests::{RunRequest, TearDownRequest};

    /// What opening a session comes to.
    #[derive(Clone, Copy)]
    enum Way {
        Expired,
        Panics,
        Hangs,
    }

    fn open(folder: &Path, way: Way) -> (Jobs, Store) {
        let session_for: SessionFor = Arc::new(move |_| {
            Box::pin(async move {
                match way {
                    Way::Expired => Err(FaultCode::CredentialsExpired.into()),
                    Way::Panics => panic!("a defect"),
                    Way::Hangs => std::future::pending().await,
                }
            })
        });
        let store = Store::open(folder).unwrap();
        let (jobs, damaged) = Jobs::open(store.journals().unwrap(), session_for, Handle::current()).unwrap();
        assert!(damaged.is_empty(), "{damaged:?}");
        (jobs, store)
    }

    fn watching(setup: &str) -> Work {
        Work::Run(RunRequest {
            setup_id: setup.to_owned(),
            pipeline: "p".to_owned(),
            connection_arn: None,
            start: false,
        })
    }

    fn taking_down(setup: &str) -> Work {
        let request = TearDownRequest { setup_id: setup.to_owned(), stack: "shop".to_owned(), connection_arn: None };
        let plan = Plan::new("111122223333", "eu-central-1", Some("shop"), Vec::new(), &request);
        let digest = plan.digest.clone();
        Work::TearDown(plan.approve(request, &digest).unwrap())
    }

    fn account() -> AccountKey {
        AccountKey(json!({}))
    }

    async fn ended(jobs: &Jobs, job: &str) -> JobSnapshot {
        let mut snapshots = jobs.watch(job).unwrap();
        snapshots.wait_for(|it| !it.status.is_at_work()).await.unwrap().clone()
    }

    #[tokio::test]
    async fn a_panic_is_a_fault_of_its_job_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _store) = open(folder.path(), Way::Panics);
        let job = jobs.start(account(), watching("s")).unwrap();
        let fault = ended(&jobs, &job.id).await.fault.unwrap();
        assert_eq!(fault, Fault::new(FaultCode::Internal).with("detail", "a defect"));
        assert!(jobs.start(account(), watching("t")).is_ok());
    }

    #[tokio::test]
    async fn what_was_at_work_is_found_again_and_what_ended_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, store) = open(folder.path(), Way::Expired);
        let failed = jobs.start(account(), watching("s")).unwrap();
        let failed = ended(&jobs, &failed.id).await;
        drop((jobs, store));

        let (jobs, store) = open(folder.path(), Way::Hangs);
        assert!(jobs.list().is_empty(), "it ended in an earlier run of the program");
        let known = jobs.of_setup("s");
        assert_eq!(known.len(), 1);
        assert_eq!((known[0].status, &known[0].fault), (JobStatus::Failed, &failed.fault));
        assert!(jobs.resume().is_empty());
        let at_work = jobs.start(account(), taking_down("s")).unwrap();
        drop((jobs, store));

        let (jobs, _store) = open(folder.path(), Way::Hangs);
        let resumed = jobs.resume();
        assert_eq!(resumed.len(), 1);
        assert_eq!((&resumed[0].id, resumed[0].status), (&at_work.id, JobStatus::Running));
        assert!(jobs.resume().is_empty(), "it is taken up once");
        let refused = jobs.start(account(), taking_down("s")).unwrap_err();
        assert_eq!(refused, Fault::new(FaultCode::JobRunning).with("job", at_work.id.as_str()));
        assert!(jobs.start(account(), taking_down("t")).is_ok(), "another setup's");
        assert_eq!(jobs.cancel(&at_work.id).await.unwrap().status, JobStatus::Cancelled);
        assert_eq!(jobs.retry(&at_work.id).unwrap().status, JobStatus::Running);
        jobs.forget("s").await.unwrap();
        assert!(jobs.of_setup("s").is_empty());
        assert_eq!(jobs.get(&at_work.id).unwrap_err().code, FaultCode::JobUnknown);
    }

    #[tokio::test]
    async fn what_nobody_took_up_can_still_be_cancelled() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, store) = open(folder.path(), Way::Hangs);
        let left = jobs.start(account(), watching("s")).unwrap();
        drop((jobs, store));
        let (jobs, _store) = open(folder.path(), Way::Hangs);
        assert_eq!(jobs.cancel(&left.id).await.unwrap().status, JobStatus::Cancelled);
        assert!(jobs.resume().is_empty());
    }

    #[tokio::test]
    async fn of_each_kind_only_the_newest_that_ended_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, store) = open(folder.path(), Way::Expired);
        let mut last = String::new();
        for _ in 0..3 {
            last = jobs.start(account(), watching("s")).unwrap().id;
            ended(&jobs, &last).await;
        }
        assert_eq!(jobs.list().len(), 3);
        drop((jobs, store));
        let (_jobs, store) = open(folder.path(), Way::Expired);
        assert_eq!(store.journals().unwrap().ids().unwrap(), [last]);
    }

    /// A kill leaves a journal that ends anywhere; what it says is still the job, or nobody's.
    #[tokio::test]
    async fn a_journal_torn_at_any_byte_opens() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, store) = open(folder.path(), Way::Expired);
        let job = jobs.start(account(), taking_down("s")).unwrap();
        ended(&jobs, &job.id).await;
        drop((jobs, store));
        let path = folder.path().join(format!("journals/{}.jsonl", job.id));
        let whole = std::fs::read(&path).unwrap();
        let begun = whole.iter().position(|byte| *byte == b'\n').unwrap();
        for length in 0..=whole.len() {
            std::fs::File::create(&path).unwrap().write_all(&whole[..length]).unwrap();
            let (jobs, _store) = open(folder.path(), Way::Hangs);
            let known = jobs.of_setup("s");
            assert_eq!(known.len(), usize::from(length > begun), "{length}");
            let status = if length == whole.len() { JobStatus::Failed } else { JobStatus::Running };
            assert!(known.iter().all(|it| it.status == status && it.id == job.id), "{length}: {known:?}");
        }
    }

    #[tokio::test]
    async fn a_plan_that_was_changed_in_the_journal_is_not_carried_out() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, store) = open(folder.path(), Way::Hangs);
        let job = jobs.start(account(), taking_down("s")).unwrap();
        drop((jobs, store));
        let path = folder.path().join(format!("journals/{}.jsonl", job.id));
        let text = std::fs::read_to_string(&path).unwrap();
        let forged = text.replacen("\"stack\":\"shop\"", "\"stack\":\"bank\"", 2);
        assert_ne!(text, forged);
        gangway_store::save::save_atomically(&path, forged.as_bytes(), gangway_store::save::Overwrite::Allowed)
            .unwrap();
        let store = Store::open(folder.path()).unwrap();
        let nobody: SessionFor = Arc::new(|_| Box::pin(std::future::pending()));
        let (jobs, damaged) = Jobs::open(store.journals().unwrap(), nobody, Handle::current()).unwrap();
        assert!(jobs.resume().is_empty());
        let [StoreError::Damaged { set_aside, .. }] = damaged.as_slice() else { panic!("{damaged:?}") };
        assert_eq!(std::fs::read_to_string(set_aside).unwrap(), forged);
    }

    #[test]
    fn ids_grow_even_when_the_clock_was_put_back() {
        let first = id_after(None);
        let second = id_after(Some(&first));
        let late = "ffffffffff00-x".to_owned();
        let later = id_after(Some(&late));
        assert!(first < second && late < later, "{first} {second} {later}");
    }

    #[tokio::test]
    async fn a_watcher_of_the_same_run_shares_the_job() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _store) = open(folder.path(), Way::Hangs);
        let first = jobs.start(account(), watching("s")).unwrap();
        assert_eq!(jobs.start(account(), watching("s")).unwrap().id, first.id);
        assert_ne!(jobs.start(account(), watching("t")).unwrap().id, first.id);
        let elsewhere = AccountKey(json!({ "region": "elsewhere" }));
        assert_ne!(jobs.start(elsewhere, watching("s")).unwrap().id, first.id);
    }
}
