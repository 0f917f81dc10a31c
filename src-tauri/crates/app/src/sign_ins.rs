//! Sign-ins that wait for a person. In memory only: whoever starts the program anew begins anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gangway_aws::configuration::Configuration;
use gangway_aws::sign_in::{PageKind, PageText, Pages, PendingSignIn, SignInTarget, SignInWay as Way};
use gangway_catalog::fault::Fault;
use gangway_profiles::environment::Environment as AwsEnvironment;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use uuid::Uuid;

use crate::blocking::blocking;
use crate::environment::Environment;
use crate::views::*;
use crate::{App, faults};

/// Says a sentence of the page that a browser is shown, by its id.
pub type SayOnPage = Arc<dyn Fn(Language, &str) -> String + Send + Sync>;

/// How sign-ins are carried out.
#[derive(Clone)]
pub struct SignInOptions {
    /// The sentences of the page.
    pub say: SayOnPage,
    /// How long a second of waiting lasts; tests have shorter ones.
    pub second: Duration,
}

impl SignInOptions {
    /// As the programs do it.
    pub fn new(say: SayOnPage) -> Self {
        Self { say, second: Duration::from_secs(1) }
    }
}

/// All sign-ins of this run, at most one at a time for each session.
pub struct SignIns {
    environment: AwsEnvironment,
    options: SignInOptions,
    /// What happens when somebody has signed in.
    done: Arc<dyn Fn() + Send + Sync>,
    all: Mutex<HashMap<String, Entry>>,
}

struct Entry {
    /// What all profiles have in common that it signs in.
    key: String,
    view: watch::Receiver<SignInView>,
    change: watch::Sender<SignInView>,
    task: AbortHandle,
}

impl Entry {
    fn waits(&self) -> bool {
        self.view.borrow().state == SignInState::Waiting
    }

    /// Ends it where it waits: its port is closed, its program ended.
    fn cancel(&self) {
        self.task.abort();
        settle(&self.change, SignInState::Canceled);
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SignIns {
    /// None yet. `done`: what happens when somebody has signed in.
    pub fn new(environment: &Environment, options: SignInOptions, done: impl Fn() + Send + Sync + 'static) -> Self {
        Self { environment: environment.aws.clone(), options, done: Arc::new(done), all: Mutex::default() }
    }

    /// Begins a sign-in; one of the same session that waits already is answered where it is of the same way, and canceled
    /// where it isn't. Must be called within a runtime of tokio.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::SignInAbsent`],
    /// [`gangway_catalog::fault::FaultCode::LoopbackUnavailable`],
    /// [`gangway_catalog::fault::FaultCode::SignInFileUnwritable`],
    /// [`gangway_catalog::fault::FaultCode::AwsLoginFailed`] without an `aws`, why the profile can't be read, and as every
    /// call.
    pub async fn begin(&self, question: BeginSignIn, language: Language) -> Result<SignInView, Fault> {
        let BeginSignIn { profile, device_code } = question;
        let environment = self.environment.clone();
        let target = blocking("configuration", move || {
            Configuration::read(&environment).and_then(|configuration| SignInTarget::of(&configuration, &profile))
        });
        let target = target.await??;
        let (key, way) = (target.key(), way(target.way(device_code)));
        if let Some(waiting) = self.waiting(&key, way) {
            return Ok(waiting);
        }
        let begun = target.begin(device_code).await?;
        // somebody else may have begun meanwhile; this one then ends unseen
        Ok(self.waiting(&key, way).unwrap_or_else(|| self.keep(key, target.profile(), begun, language)))
    }

    /// How a sign-in stands.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::NotFound`] for one of an earlier run.
    pub fn view(&self, id: &str) -> Result<SignInView, Fault> {
        self.all().get(id).map(|entry| entry.view.borrow().clone()).ok_or_else(|| faults::gone("sign-in"))
    }

    /// Ends a sign-in that waits.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::NotFound`] for one of an earlier run.
    pub fn cancel(&self, id: &str) -> Result<SignInView, Fault> {
        if let Some(entry) = self.all().get(id) {
            entry.cancel();
        }
        self.view(id)
    }

    /// Ends a sign-in that waits, and all that it has begun: whoever ends the program next leaves nothing behind.
    pub async fn stop(&self, id: &str) {
        let task = self.all().get(id).map(|entry| {
            entry.cancel();
            entry.task.clone()
        });
        while task.as_ref().is_some_and(|task| !task.is_finished()) {
            tokio::task::yield_now().await;
        }
    }

    /// Waits until a sign-in doesn't wait for a person any more.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::NotFound`] for one of an earlier run.
    pub async fn end(&self, id: &str) -> Result<SignInView, Fault> {
        let view = self.all().get(id).map(|entry| entry.view.clone());
        let mut view = view.ok_or_else(|| faults::gone("sign-in"))?;
        let ended = view.wait_for(|view| view.state != SignInState::Waiting).await;
        ended.map(|view| view.clone()).map_err(|_| faults::gone("sign-in"))
    }

    /// Whether it is the address of a sign-in that waits: these were looked at when they were made.
    pub(crate) fn is_address(&self, address: &str) -> bool {
        let all = self.all();
        all.values().any(|entry| entry.waits() && entry.view.borrow().address.as_deref() == Some(address))
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self, key: &str, way: SignInWay) -> Option<SignInView> {
        let all = self.all();
        let mut same = all.values().filter(|entry| entry.key == key && entry.waits());
        same.find_map(|entry| Some(entry.view.borrow().clone()).filter(|view| view.way == way))
    }

    fn keep(&self, key: String, profile: &str, begun: PendingSignIn, language: Language) -> SignInView {
        let first = SignInView {
            id: Uuid::new_v4().to_string(),
            profile: profile.to_owned(),
            way: way(begun.way),
            address: begun.address.clone(),
            user_code: begun.user_code.clone(),
            state: SignInState::Waiting,
        };
        let (change, view) = watch::channel(first.clone());
        let (pages, second) = (self.pages(language), self.options.second);
        let (done, told) = (Arc::clone(&self.done), change.clone());
        let work = tokio::spawn(async move {
            let state = match begun.end(&pages, second).await {
                Ok(()) => {
                    done();
                    SignInState::Done
                }
                Err(fault) => {
                    tracing::info!(code = ?fault.code, "a sign-in failed");
                    SignInState::Failed { fault }
                }
            };
            settle(&told, state);
        });
        let mut all = self.all();
        // those of the session that ended are told already; one of another way gives place, and says so when it is asked
        all.retain(|_, entry| {
            let told = entry.key == key && !entry.waits();
            if entry.key == key {
                entry.cancel();
            }
            !told
        });
        all.insert(first.id.clone(), Entry { key, view, change, task: work.abort_handle() });
        first
    }

    fn pages(&self, language: Language) -> Pages {
        let say = Arc::clone(&self.options.say);
        Arc::new(move |kind| {
            let (title, text) = match kind {
                PageKind::Done => ("sign-in-page-done", "sign-in-page-done-text"),
                PageKind::Denied => ("sign-in-page-denied", "sign-in-page-denied-text"),
                PageKind::Failed => ("sign-in-page-failed", "sign-in-page-failed-text"),
                PageKind::OtherState => ("sign-in-page-other", "sign-in-page-other-text"),
            };
            PageText { language: language.tag(), title: say(language, title), text: say(language, text) }
        })
    }
}

impl App {
    /// Begins a sign-in with a profile. It opens nothing: the window does.
    ///
    /// # Errors
    /// As [`SignIns::begin`].
    pub async fn begin_sign_in(&self, question: BeginSignIn) -> Result<SignInView, Fault> {
        let (settings, _) = self.read_settings();
        self.sign_ins.begin(question, self.language_in_force(&settings)).await
    }

    /// How a sign-in stands.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::NotFound`] for one of an earlier run.
    pub async fn sign_in(&self, question: SignInRef) -> Result<SignInView, Fault> {
        self.sign_ins.view(&question.id)
    }

    /// Ends a sign-in that waits.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::NotFound`] for one of an earlier run.
    pub async fn cancel_sign_in(&self, question: SignInRef) -> Result<SignInView, Fault> {
        self.sign_ins.cancel(&question.id)
    }
}

/// What came of it counts once.
fn settle(change: &watch::Sender<SignInView>, state: SignInState) {
    change.send_if_modified(|view| {
        let waits = view.state == SignInState::Waiting;
        if waits {
            view.state = state;
        }
        waits
    });
}

fn way(way: Way) -> SignInWay {
    match way {
        Way::AuthorizationCode => SignInWay::AuthorizationCode,
        Way::DeviceCode => SignInWay::DeviceCode,
        Way::AwsLogin => SignInWay::AwsLogin,
    }
}
