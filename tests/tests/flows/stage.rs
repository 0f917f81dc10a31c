//! A practice account, a folder of state, and the jobs over both.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gangway_aws::configuration::CallSettings;
use gangway_aws::session::{Credentials, Session};
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::{Client, PracticeClock, PracticeFault, PracticeFaultKind, PracticeFaults};
use gangway_practice::{FAST_SPEED, Options, Practice};
use gangway_setup::document::{DeployTarget, Environment};
use gangway_store::Store;
use gangway_store::save::{Overwrite, save_atomically};
use gangway_tests::http::exchange;
use gangway_workflow::model::{EventCode, JobSnapshot, StepState};
use gangway_workflow::{AccountKey, AskClone, CloneFinding, Jobs, Outcome, RecordOutcome, SessionFor};

pub(crate) const REGION: &str = "eu-central-1";

/// What the programs sign with. It may stand in none of their files.
const SECRET: &str = "hunter2-never-written";

/// How long anything may take; the account's time runs a thousand times faster than ours.
const PATIENCE: Duration = Duration::from_secs(120);

/// A copy of what was built to a bucket, with or without somebody who approves it.
pub(crate) fn copies(approval: bool) -> Vec<Environment> {
    vec![Environment::of("build", DeployTarget::S3 {}, approval)]
}

/// Which outcomes are meant.
type OutcomeFilter = fn(&Outcome) -> bool;

pub(crate) struct Stage {
    practice: Practice,
    home: tempfile::TempDir,
    outcomes: Arc<Mutex<Vec<Outcome>>>,
    refused: Arc<Mutex<Option<OutcomeFilter>>>,
    /// What the person's clone says of a source.
    pub(crate) clone: Arc<Mutex<Option<CloneFinding>>>,
}

impl Stage {
    pub(crate) async fn open() -> Self {
        let options = Options { speed: FAST_SPEED, ..Options::default() };
        Self {
            practice: Practice::start(options).await.unwrap(),
            home: tempfile::tempdir().unwrap(),
            outcomes: Arc::default(),
            refused: Arc::default(),
            clone: Arc::default(),
        }
    }

    pub(crate) fn endpoint(&self) -> &str {
        self.practice.endpoint()
    }

    pub(crate) fn world(&self) -> Client {
        Client::new(self.endpoint())
    }

    pub(crate) async fn session(&self) -> Session {
        let settings = CallSettings::default().replaced(Some(self.endpoint()));
        Session::open(Credentials::Practice, REGION, &settings).await.unwrap()
    }

    /// A program that starts with what the last one left behind.
    pub(crate) fn program(&self) -> Program {
        let store = Store::open(self.home.path()).unwrap();
        let endpoint = self.endpoint().to_owned();
        let session_for: SessionFor = Arc::new(move |AccountKey(key)| {
            let endpoint = endpoint.clone();
            Box::pin(async move {
                let keys = Credentials::Keys {
                    access_key_id: "AKIDEXAMPLE".to_owned(),
                    secret: SECRET.to_owned(),
                    session_token: Some(SECRET.to_owned()),
                };
                let settings = CallSettings::default().replaced(Some(&endpoint));
                Session::open(keys, key["region"].as_str().unwrap_or(REGION), &settings).await
            })
        });
        // A runtime of its own, so that it can be ended in the midst of everything, as a kill would.
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let clone = self.clone.clone();
        let ask_clone: AskClone = Arc::new(move |_, _, _| clone.lock().unwrap().clone());
        let handle = runtime.handle().clone();
        let (jobs, told) =
            Jobs::open(store.journals().unwrap(), session_for, self.record_outcome(), ask_clone, handle).unwrap();
        assert!(told.is_empty(), "{told:?}");
        Program { jobs, runtime: Some(runtime), _store: store }
    }

    fn record_outcome(&self) -> RecordOutcome {
        let (outcomes, refused) = (Arc::clone(&self.outcomes), Arc::clone(&self.refused));
        Arc::new(move |_, _, outcome| {
            let mut refused = refused.lock().unwrap();
            if refused.is_some_and(|refused| refused(&outcome)) {
                *refused = None;
                return Err(FaultCode::DiskFull.into());
            }
            outcomes.lock().unwrap().push(outcome);
            Ok(())
        })
    }

    /// The next such outcome can't be written down: the disk is full at that moment.
    pub(crate) fn refuse_once(&self, outcome: OutcomeFilter) {
        *self.refused.lock().unwrap() = Some(outcome);
    }

    /// What the jobs of all programs brought about, oldest first, without what was told again in a row.
    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        let mut outcomes = self.outcomes.lock().unwrap().clone();
        outcomes.dedup();
        outcomes
    }

    pub(crate) fn forget_outcomes(&self) {
        self.outcomes.lock().unwrap().clear();
    }

    pub(crate) async fn break_things(&self, faults: &[(PracticeFaultKind, &str, Option<u32>)]) {
        let fault = |(kind, operation, times): &(PracticeFaultKind, &str, Option<u32>)| PracticeFault {
            kind: *kind,
            operation: (*operation).to_owned(),
            times: *times,
        };
        let faults = PracticeFaults { faults: faults.iter().map(fault).collect() };
        self.world().faults(&faults).await.unwrap();
    }

    /// Puts objects into a bucket, over and over, and deletes one now and then: from a thousand on there are more versions
    /// and markers than one answer lists.
    pub(crate) async fn fill(&self, bucket: &str, objects: usize) {
        let scope = format!("AWS4-HMAC-SHA256 Credential=K/20261120/{REGION}/s3/aws4_request");
        let signed = [("authorization", scope.as_str())];
        for number in 0..objects {
            let path = format!("/{bucket}/more/{}", number % 7);
            exchange(self.endpoint(), &format!("PUT {path}"), &signed, "x").await;
            if number % 10 == 0 {
                exchange(self.endpoint(), &format!("DELETE {path}"), &signed, "").await;
            }
        }
    }

    /// Waits until AWS describes a stack so.
    pub(crate) async fn until_the_stack_is(&self, stack: &str, status: &str) {
        let session = self.session().await;
        let waiting = async {
            loop {
                let found = session.stacks().describe(stack).await.unwrap();
                if found.is_some_and(|found| found.status == status) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{stack} never is {status}"));
    }

    /// From now on the account's time runs as ours does.
    pub(crate) async fn slow_down(&self) {
        self.world().clock(&PracticeClock { speed: Some(1), skip: 0 }).await.unwrap();
    }

    /// From now on it hurries again.
    pub(crate) async fn speed_up(&self) {
        self.world().clock(&PracticeClock { speed: Some(FAST_SPEED), skip: 0 }).await.unwrap();
    }

    /// Every file of every program that ran here, as text.
    pub(crate) fn written(&self) -> String {
        let mut folders = vec![self.home.path().to_owned()];
        let mut texts = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    texts += &String::from_utf8_lossy(&std::fs::read(entry).unwrap());
                }
            }
        }
        assert!(!texts.contains(SECRET), "{texts}");
        texts
    }

    /// Changes every journal, while no program holds them.
    pub(crate) fn rewrite_journals(&self, change: impl Fn(String) -> String) {
        for path in std::fs::read_dir(self.home.path().join("journals")).unwrap().map(|entry| entry.unwrap().path()) {
            let text = std::fs::read_to_string(&path).unwrap();
            save_atomically(&path, change(text).as_bytes(), Overwrite::Allowed).unwrap();
        }
    }

    /// The change sets that wait on a stack.
    pub(crate) async fn change_sets(&self, stack: &str) -> Vec<String> {
        self.session().await.stacks().change_sets(stack).await.unwrap()
    }

    /// Names of everything of this type.
    pub(crate) async fn names_of(&self, resource_type: &str) -> Vec<String> {
        let world = self.world().state().await.unwrap();
        world.resources.into_iter().filter(|it| it.resource_type == resource_type).map(|it| it.name).collect()
    }
}

pub(crate) struct Program {
    pub(crate) jobs: Jobs,
    runtime: Option<tokio::runtime::Runtime>,
    _store: Store,
}

impl Program {
    /// Looks again and again until the job is as wanted.
    pub(crate) async fn until(&self, job: &str, wanted: impl Fn(&JobSnapshot) -> bool) -> JobSnapshot {
        let mut snapshots = self.jobs.watch(job).unwrap();
        let waiting = async {
            loop {
                let snapshot = snapshots.borrow_and_update().clone();
                let at_work = snapshot.phases.iter().filter(|it| it.state == StepState::Running).count();
                assert!(at_work <= 1, "one phase at a time: {:#?}", snapshot.phases);
                if wanted(&snapshot) {
                    return snapshot;
                }
                self.jobs.check_now(job).unwrap();
                let _ = tokio::time::timeout(Duration::from_millis(100), snapshots.changed()).await;
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(snapshot) => snapshot,
            Err(_) => panic!("waited in vain: {:#?}", self.jobs.get(job)),
        }
    }

    /// Until the job ended, well or badly.
    pub(crate) async fn end(&self, job: &str) -> JobSnapshot {
        self.until(job, |it| !it.status.is_at_work()).await
    }

    pub(crate) fn events(&self, job: &str) -> Vec<EventCode> {
        self.jobs.history(job, 0, 0).unwrap().0.into_iter().map(|event| event.code).collect()
    }

    /// Ends it without a farewell: what was under way stops at the next await.
    pub(crate) fn kill(mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

pub(crate) fn account() -> AccountKey {
    AccountKey(serde_json::json!({ "kind": "practice" }))
}
