//! One job: what it shows, what it has told, what it has written down. The flows write to it, watchers read from it.

use std::collections::HashSet;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_aws::pacing;
use gangway_catalog::fact::{Fact, FactMap};
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_store::{Journal, StoreError};
use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

use crate::clock::now;
use crate::clone_finding::{AskClone, CloneFinding};
use crate::disk;
use crate::documents::spelled;
use crate::log::Log;
use crate::model::{EventCode, JobEvent, JobSnapshot, JobStatus, LogLine, Phase, StageView, StepState};
use crate::next;
use crate::notes::Notes;
use crate::outcome::{Outcome, RecordOutcome};
use crate::patience::TransientError;
use crate::record::{Entry, Line};
use crate::requests::AccountKey;

/// How often a call that may well work later is tried, at most: a little under five minutes in all.
const TRIES: u32 = 12;

/// Why a flow ends before its end.
#[derive(Debug)]
pub(crate) struct FlowError(pub(crate) Fault);

impl From<Fault> for FlowError {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl From<FaultCode> for FlowError {
    fn from(code: FaultCode) -> Self {
        Self(code.into())
    }
}

impl From<CallError> for FlowError {
    fn from(error: CallError) -> Self {
        Self(error.into())
    }
}

/// Whom a job asks and tells in this program.
#[derive(Clone)]
pub(crate) struct JobSurroundings {
    pub(crate) record_outcome: RecordOutcome,
    pub(crate) ask_clone: AskClone,
    /// Hears when a job ends or is taken up again, and when other approvals wait than before.
    pub(crate) turns: broadcast::Sender<JobSnapshot>,
}

pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) account: AccountKey,
    pub(crate) setup: String,
    /// The job ended in an earlier run of the program.
    old: AtomicBool,
    /// The job was at work when the program ended, and nobody has taken it up yet.
    left: AtomicBool,
    /// A newer version went on with it: it is shown, and neither tried again nor forgotten by itself.
    pub(crate) newer: bool,
    surroundings: JobSurroundings,
    inside: Mutex<JobState>,
    snapshots: watch::Sender<JobSnapshot>,
    wake: Notify,
    cancel: Mutex<CancellationToken>,
}

struct JobState {
    journal: Journal<Line>,
    notes: Notes,
    events: Vec<JobEvent>,
    log: Log,
    /// Approvals that were answered: stage, action, and when it began to wait.
    answered: HashSet<(String, String, Option<String>)>,
}

impl JobState {
    fn append(&mut self, entry: Entry) -> Result<(), StoreError> {
        self.journal.append(&Line::Known(entry))
    }
}

/// What a journal says of a job.
pub(crate) struct JobRecord {
    pub(crate) notes: Notes,
    pub(crate) events: Vec<JobEvent>,
    pub(crate) lines: Vec<LogLine>,
    pub(crate) snapshot: JobSnapshot,
    pub(crate) ended: bool,
    pub(crate) left: bool,
    pub(crate) newer: bool,
}

impl Job {
    pub(crate) fn new(
        id: String,
        account: AccountKey,
        setup: String,
        surroundings: JobSurroundings,
        journal: Journal<Line>,
        past: JobRecord,
    ) -> Self {
        Self {
            id,
            account,
            setup,
            old: AtomicBool::new(past.ended),
            left: AtomicBool::new(past.left),
            newer: past.newer,
            surroundings,
            inside: Mutex::new(JobState {
                journal,
                notes: past.notes,
                events: past.events,
                log: Log::of(past.lines),
                answered: HashSet::new(),
            }),
            snapshots: watch::Sender::new(past.snapshot),
            wake: Notify::new(),
            cancel: Mutex::new(CancellationToken::new()),
        }
    }

    fn inside(&self) -> MutexGuard<'_, JobState> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // --- for those who watch

    pub(crate) fn snapshot(&self) -> JobSnapshot {
        self.snapshots.borrow().clone()
    }

    pub(crate) fn watch(&self) -> watch::Receiver<JobSnapshot> {
        self.snapshots.subscribe()
    }

    pub(crate) fn history(&self, event: u32, line: u32, most: usize) -> (Vec<JobEvent>, Vec<LogLine>) {
        let inside = self.inside();
        let events = inside.events.iter().filter(|it| it.number > event).cloned().collect();
        (events, inside.log.since(line, most))
    }

    pub(crate) fn is_old(&self) -> bool {
        self.old.load(Ordering::Relaxed)
    }

    pub(crate) fn is_at_work(&self) -> bool {
        self.snapshots.borrow().status.is_at_work()
    }

    /// Whether it was left behind, and nobody has taken it up yet.
    pub(crate) fn is_left(&self) -> bool {
        self.left.load(Ordering::Relaxed)
    }

    /// Whether it was left behind; whoever asks first takes it up, or ends it.
    pub(crate) fn take_up(&self) -> bool {
        self.left.swap(false, Ordering::Relaxed)
    }

    pub(crate) fn check_now(&self) {
        // Kept when the job isn't waiting just now: then its next wait ends at once.
        self.wake.notify_one();
    }

    pub(crate) fn cancellation(&self) -> CancellationToken {
        self.cancel.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    // --- for the flows: what is shown

    /// Changes what is shown. Watchers hear of it when it really changed.
    pub(crate) fn show(&self, change: impl FnOnce(&mut JobSnapshot)) {
        let mut turned = None;
        self.snapshots.send_if_modified(|shown| {
            let before = shown.clone();
            change(shown);
            shown.next = next::steps(shown);
            let changed = *shown != before;
            if changed {
                shown.updated_at = now();
            }
            // A job of several runs looks at one after the other: while one waits, its status comes and goes.
            let ended = shown.status.is_at_work() != before.status.is_at_work();
            if ended || shown.awaited_approvals() != before.awaited_approvals() {
                turned = Some(shown.clone());
            }
            changed
        });
        if let Some(shown) = turned {
            // Nobody has to hear it.
            let _ = self.surroundings.turns.send(shown);
        }
    }

    pub(crate) fn event(&self, code: EventCode, facts: impl IntoIterator<Item = (&'static str, Fact)>) {
        let facts: FactMap = facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect();
        let number = {
            let mut inside = self.inside();
            let number = inside.events.last().map_or(1, |last| last.number + 1);
            let event = JobEvent { number, at: now(), code, facts };
            // Telling is worth less than doing: a full disk stops the job at its next note, not here.
            if let Err(error) = inside.append(Entry::Event { event: event.clone() }) {
                tracing::warn!(%error, "an event wasn't written to the journal");
            }
            inside.events.push(event);
            number
        };
        // Two may tell at once: the flow, and whoever answers an approval.
        self.show(|shown| shown.last_event = shown.last_event.max(number));
    }

    /// Tells what wasn't told before: a job that is resumed sees the same things again.
    pub(crate) fn event_once<const N: usize>(&self, code: EventCode, facts: [(&'static str, Fact); N]) {
        let told =
            self.inside().events.iter().any(|event| {
                event.code == code && facts.iter().all(|(name, fact)| event.facts.get(*name) == Some(fact))
            });
        if !told {
            self.event(code, facts);
        }
    }

    /// An approval was answered: it no longer waits, although AWS may still describe it so for a moment.
    pub(crate) fn approval_answered(&self, stage: &str, action: &str) {
        let runs = self.snapshot().runs;
        let shown = runs.iter().flat_map(|run| &run.stages).filter(|it| it.name == stage).flat_map(|it| &it.actions);
        let began = shown.filter(|it| it.name == action).map(|it| it.started_at.clone());
        let answered = began.map(|began| (stage.to_owned(), action.to_owned(), began));
        self.inside().answered.extend(answered);
        self.show(|shown| {
            for run in &mut shown.runs {
                self.without_answered(&mut run.stages);
            }
            // One that was stopped stays so: nobody works on it.
            if shown.status == JobStatus::WaitingForPerson {
                shown.status = JobStatus::Running;
            }
        });
    }

    /// Marks the approvals that were answered as no longer waiting.
    pub(crate) fn without_answered(&self, stages: &mut [StageView]) {
        let inside = self.inside();
        for stage in stages {
            for action in stage.actions.iter_mut().filter(|it| it.awaits_approval) {
                let this = (stage.name.clone(), action.name.clone(), action.started_at.clone());
                action.awaits_approval = !inside.answered.contains(&this);
            }
        }
    }

    /// Where a build's log has been read to; none: nothing of it yet.
    pub(crate) fn read_to(&self, build: &str) -> Option<String> {
        self.inside().log.read_to(build)
    }

    /// The lines of a build's log that are remembered.
    pub(crate) fn lines_of(&self, build: &str) -> Vec<String> {
        self.inside().log.of_build(build)
    }

    /// Adds lines of a build's log: when, which action's, what; and where the next ones begin.
    pub(crate) fn lines(&self, build: &str, action: &str, lines: Vec<(String, String)>, read_to: Option<String>) {
        let last = {
            let log = &mut self.inside().log;
            log.add(build, action, lines, read_to);
            log.last()
        };
        self.show(|shown| shown.last_line = shown.last_line.max(last));
    }

    /// A phase begins. Only one is at work: what comes before it is done, and what comes after it isn't yet.
    pub(crate) fn begin(&self, phase: Phase) {
        let at = now();
        self.show(|shown| {
            shown.status = JobStatus::Running;
            let begins = shown.phases.iter().position(|view| view.phase == phase);
            for (index, view) in shown.phases.iter_mut().enumerate() {
                if view.phase == phase {
                    // Done before and passed again, in a retry: what it takes now is what counts.
                    if view.state == StepState::Succeeded {
                        view.started_at = None;
                    }
                    view.state = StepState::Running;
                    view.started_at.get_or_insert_with(|| at.clone());
                    view.ended_at = None;
                } else if view.state == StepState::Running {
                    let done = begins.is_some_and(|begins| index < begins);
                    view.state = if done { StepState::Succeeded } else { StepState::Pending };
                    view.ended_at = done.then(|| at.clone());
                }
            }
        });
        self.event(EventCode::PhaseStarted, [("phase", spelled(phase).into())]);
    }

    pub(crate) fn finish(&self, phase: Phase, state: StepState) {
        let at = now();
        self.show(|shown| {
            for view in shown.phases.iter_mut().filter(|view| view.phase == phase) {
                view.state = state;
                view.ended_at.get_or_insert_with(|| at.clone());
            }
        });
    }

    /// The end. It stands in the journal before anyone sees it: whoever sees it may end the program at once.
    pub(crate) fn end(&self, outcome: Result<(), Fault>) {
        let at = now();
        let status = match &outcome {
            Ok(()) => JobStatus::Succeeded,
            Err(fault) if fault.code == FaultCode::Cancelled => JobStatus::Cancelled,
            Err(_) => JobStatus::Failed,
        };
        self.event(EventCode::Ended, [("status", spelled(status).into())]);
        let fault = outcome.err().filter(|fault| fault.code != FaultCode::Cancelled);
        let end = |shown: &mut JobSnapshot| {
            shown.status = status;
            shown.fault.clone_from(&fault);
            for view in &mut shown.phases {
                let state = match (view.state, status) {
                    (StepState::Running, JobStatus::Failed) => StepState::Failed,
                    (StepState::Running, JobStatus::Succeeded) => StepState::Succeeded,
                    (StepState::Running | StepState::Pending, _) => StepState::Skipped,
                    (state, _) => state,
                };
                if view.state == StepState::Running {
                    view.ended_at = Some(at.clone());
                }
                view.state = state;
            }
            shown.next = next::steps(shown);
        };
        let mut snapshot = self.snapshot();
        end(&mut snapshot);
        snapshot.updated_at.clone_from(&at);
        self.keep_lines();
        if let Err(error) = self.inside().append(Entry::Ended { snapshot: Box::new(snapshot) }) {
            tracing::warn!(%error, "the end of a job wasn't written to its journal");
        }
        self.show(end);
    }

    /// Keeps the newest lines beside the end that they explain: by then AWS may hold them no longer, or may not be
    /// reached with credentials that have run out.
    fn keep_lines(&self) {
        let mut inside = self.inside();
        let lines = inside.log.for_disk();
        if lines.is_empty() {
            return;
        }
        if let Err(error) = inside.append(Entry::Lines { lines }) {
            tracing::warn!(%error, "the log of a job wasn't kept");
            return;
        }
        inside.log.is_on_disk();
    }

    // --- for the flows: what is written down

    pub(crate) fn notes(&self) -> Notes {
        self.inside().notes.clone()
    }

    /// Changes the notes; when this returns Ok they outlast a kill.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Notes)) -> Result<(), Fault> {
        let mut inside = self.inside();
        let mut notes = inside.notes.clone();
        change(&mut notes);
        if notes == inside.notes {
            return Ok(());
        }
        inside
            .append(Entry::Noted { at: now(), notes: Box::new(notes.clone()) })
            .map_err(|error| disk::fault(&error))?;
        inside.notes = notes;
        Ok(())
    }

    /// Tells what is true of the account from now on; when this returns Ok it outlasts a kill.
    pub(crate) fn record(&self, outcome: Outcome) -> Result<(), Fault> {
        (self.surroundings.record_outcome)(&self.setup, &self.account, outcome)
    }

    /// What the clone of the job's setup knows of a repository and branch.
    pub(crate) fn ask_clone(&self, repository: &str, branch: &str) -> Option<CloneFinding> {
        (self.surroundings.ask_clone)(&self.setup, repository, branch)
    }

    /// Takes the job up again because the person said so.
    pub(crate) fn again(&self) -> Result<(), Fault> {
        self.note(Notes::again)?;
        // From here on the journal says that it goes on: nothing that fails may come after.
        self.inside().append(Entry::Again { at: now() }).map_err(|error| disk::fault(&error))?;
        self.old.store(false, Ordering::Relaxed);
        *self.cancel.lock().unwrap_or_else(PoisonError::into_inner) = CancellationToken::new();
        self.show(|shown| {
            shown.status = JobStatus::Running;
            shown.fault = None;
            for view in &mut shown.phases {
                if view.state != StepState::Succeeded {
                    view.state = StepState::Pending;
                    view.started_at = None;
                    view.ended_at = None;
                }
            }
        });
        Ok(())
    }

    // --- for the flows: time and calls

    /// Waits, or less when the person asks to look now.
    pub(crate) async fn pause(&self, wait: Duration) {
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = self.wake.notified() => {}
        }
    }

    /// Makes a call that may be repeated without harm, until it works or it's clear that it won't.
    pub(crate) async fn ask<T, E, F, A>(&self, operation: &'static str, call: F) -> Result<T, E>
    where
        E: TransientError,
        F: FnMut() -> A,
        A: Future<Output = Result<T, E>>,
    {
        self.ask_at_most(TRIES, operation, call).await
    }

    /// As [`Job::ask`], however long it takes: a computer sleeps, or is on the train.
    pub(crate) async fn ask_without_end<T, E, F, A>(&self, operation: &'static str, call: F) -> Result<T, E>
    where
        E: TransientError,
        F: FnMut() -> A,
        A: Future<Output = Result<T, E>>,
    {
        self.ask_at_most(u32::MAX, operation, call).await
    }

    async fn ask_at_most<T, E, F, A>(&self, tries: u32, operation: &'static str, mut call: F) -> Result<T, E>
    where
        E: TransientError,
        F: FnMut() -> A,
        A: Future<Output = Result<T, E>>,
    {
        let mut attempt = 0;
        loop {
            match call().await {
                Ok(answer) => {
                    if attempt > 0 {
                        self.show(|shown| shown.fault = None);
                    }
                    return Ok(answer);
                }
                Err(error) if error.may_pass() && attempt < tries => {
                    attempt += 1;
                    self.retrying(operation, attempt, error.why()).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// As [`Job::ask`], for a call that changes the account: the journal knows of it before and after.
    pub(crate) async fn change<T, F, A>(&self, operation: &'static str, call: F) -> Result<T, FlowError>
    where
        F: FnMut() -> A,
        A: Future<Output = Result<T, CallError>>,
    {
        self.before(operation)?;
        let outcome = self.ask(operation, call).await;
        self.after(operation, outcome.as_ref().err().map(CallError::fault))?;
        Ok(outcome?)
    }

    pub(crate) fn before(&self, call: &str) -> Result<(), Fault> {
        let entry = Entry::Before { at: now(), call: call.to_owned() };
        self.inside().append(entry).map_err(|error| disk::fault(&error))
    }

    pub(crate) fn after(&self, call: &str, fault: Option<&Fault>) -> Result<(), Fault> {
        let fault = fault.cloned();
        let entry = Entry::After { at: now(), call: call.to_owned(), fault };
        self.inside().append(entry).map_err(|error| disk::fault(&error))
    }

    /// Says that a call is tried again, and waits.
    pub(crate) async fn retrying(&self, operation: &str, attempt: u32, fault: &Fault) {
        let wait = pacing::retry(attempt);
        let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
        // A weekend without a network is told once, not five thousand times.
        if attempt <= TRIES {
            self.event(EventCode::Retrying, [("operation", operation.into()), ("seconds", seconds.into())]);
        }
        self.show(|shown| shown.fault = Some(fault.clone()));
        self.pause(wait).await;
    }
}
