//! The desktop program without its window: the use cases over a folder of state, with the practice account that the
//! program starts itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gangway_app::bindings::{Fault, JobSnapshot};
use gangway_app::environment::Environment;
use gangway_app::views::{JobRef, Language};
use gangway_app::{
    App, IdentifyPractice, Options, PRACTICE_FOLDER, PracticeFiles, PracticeSource, PracticeWorld, PutStandIn,
    RunningPractice, Secrets, SignInOptions, StandIn,
};
use gangway_practice::control::{
    self, Client, PracticeClock, PracticeCopy, PracticeFault, PracticeFaults, PracticeIdentity,
};
use gangway_practice::{EmbeddedPractice, Options as PracticeOptions, kept_account};
use tokio::runtime::{Builder, Runtime};

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Between two looks at a job.
const LOOK: Duration = Duration::from_millis(50);

/// One start of the program. Everything of it runs on a runtime of its own, so that it can be ended in the midst of its
/// work, as a kill would.
pub struct Desktop {
    runtime: Option<Runtime>,
    app: Option<App>,
    practice: Arc<EmbeddedPractice>,
}

impl Desktop {
    /// Opens the program over a folder, with its practice account at this speed.
    ///
    /// # Errors
    /// As [`App::open`].
    ///
    /// # Panics
    /// When no runtime can be made.
    pub fn open(home: &Path, speed: u32) -> Result<Self, Fault> {
        let options = PracticeOptions { home: Some(home.join(PRACTICE_FOLDER)), speed, ..PracticeOptions::default() };
        let practice = Arc::new(EmbeddedPractice::new(options));
        let started = Arc::clone(&practice);
        let source = PracticeSource::Start(Box::new(move || {
            let started = Arc::clone(&started);
            Box::pin(async move {
                let endpoint = started.endpoint().await.map_err(|error| error.to_string())?;
                let set_aside = started.unreadable_world().await.map(|world| world.file);
                Ok(RunningPractice { endpoint, set_aside })
            })
        }));
        Self::start(home, source, practice)
    }

    /// Opens the program over a folder while its practice account never answers: whatever is at work gets no further.
    ///
    /// # Errors
    /// As [`App::open`].
    ///
    /// # Panics
    /// When no runtime can be made.
    pub fn open_at_rest(home: &Path) -> Result<Self, Fault> {
        let source = PracticeSource::Start(Box::new(|| Box::pin(std::future::pending())));
        Self::start(home, source, Arc::new(EmbeddedPractice::new(PracticeOptions::default())))
    }

    fn start(home: &Path, source: PracticeSource, practice: Arc<EmbeddedPractice>) -> Result<Self, Fault> {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let opened = runtime.block_on(App::open(Options {
            home: Some(home.to_owned()),
            practice: source,
            identify_practice: identify_practice(home.to_owned()),
            put_stand_in: put_stand_in(),
            endpoint: None,
            language: Language::En,
            environment: Environment::default(),
            secrets: Secrets::in_memory(),
            ask_mfa_code: None,
            sign_in: SignInOptions::new(Arc::new(|_, id| id.to_owned())),
        }));
        match opened {
            Ok(app) => Ok(Self { runtime: Some(runtime), app: Some(app), practice }),
            Err(fault) => {
                runtime.shutdown_timeout(PATIENCE);
                Err(fault)
            }
        }
    }

    /// The use cases.
    ///
    /// # Panics
    /// Never: they are there until it ends.
    #[must_use]
    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the program runs")
    }

    /// Waits for an answer.
    ///
    /// # Panics
    /// Never: the runtime is there until it ends.
    pub fn ask<T>(&self, question: impl Future<Output = T>) -> T {
        self.runtime.as_ref().expect("the program runs").block_on(question)
    }

    /// The controls of its practice account, which is started when it isn't running.
    ///
    /// # Panics
    /// When it can't be started.
    #[must_use]
    pub fn world(&self) -> Client {
        Client::new(&self.endpoint())
    }

    /// Where its practice account answers, which is started when it isn't running.
    ///
    /// # Panics
    /// When it can't be started.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.ask(self.practice.endpoint()).expect("the practice account starts")
    }

    /// World seconds for one of ours from now on.
    ///
    /// # Panics
    /// When the practice account doesn't answer.
    pub fn speed(&self, speed: u32) {
        let clock = PracticeClock { speed: Some(speed), skip: 0 };
        self.ask(self.world().clock(&clock)).expect("the practice account's clock");
    }

    /// Switches exactly these faults of the practice account on.
    ///
    /// # Panics
    /// When it doesn't answer.
    pub fn faults(&self, faults: Vec<PracticeFault>) {
        self.ask(self.world().faults(&PracticeFaults { faults })).expect("the practice account's faults");
    }

    /// Looks again and again until a job is as wanted.
    ///
    /// # Panics
    /// When it never is, or there is no such job.
    pub fn until(&self, job: &str, wanted: impl Fn(&JobSnapshot) -> bool) -> JobSnapshot {
        let end = Instant::now() + PATIENCE;
        loop {
            let question = || JobRef { job: job.to_owned() };
            let shown = self.ask(self.app().job(question())).expect("a job that is known");
            if wanted(&shown) {
                return shown;
            }
            assert!(Instant::now() < end, "waited in vain: {shown:#?}");
            self.ask(self.app().check_now(question())).expect("a job that is known");
            std::thread::sleep(LOOK);
        }
    }

    /// Until a job ended, well or badly.
    pub fn end(&self, job: &str) -> JobSnapshot {
        self.until(job, |shown| !shown.status.is_at_work())
    }

    /// Ends the program without a farewell: what was under way stops where it stands.
    pub fn kill(mut self) {
        self.app = None;
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(PATIENCE);
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.app = None;
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Asks it which practice account it is. The one of this folder of state needs no id there.
fn identify_practice(home: PathBuf) -> IdentifyPractice {
    Box::new(move |endpoint| {
        let own = kept_account(&home.join(PRACTICE_FOLDER));
        Box::pin(async move {
            let PracticeIdentity { account, world } =
                Client::new(&endpoint).identity().await.map_err(|error| error.to_string())?;
            Ok(PracticeWorld { account: Some(account).filter(|account| own.as_ref() != Some(account)), world })
        })
    })
}

/// Hands a stand-in to the practice account as the programs do.
fn put_stand_in() -> PutStandIn {
    Box::new(|endpoint, stand_in| {
        Box::pin(async move {
            let StandIn { provider, repository, branch, files, of_clone } = stand_in;
            let copy = PracticeCopy { provider, repository, branch, files, sample: !of_clone };
            let source = Client::new(&endpoint).copy(&copy).await.map_err(|error| error.to_string())?;
            Ok(match source {
                control::PracticeSource::Copy => PracticeFiles::StandIn,
                control::PracticeSource::Own => PracticeFiles::Own,
                control::PracticeSource::NoBranch => PracticeFiles::NoBranch,
            })
        })
    })
}
