//! Every use case once: request in, answer or `Fault` out. Names neither tauri nor clap.
//!
//! [`App`] has one method for each `app` row of the shell's command table, in files by noun. It knows no window and no
//! terminal, keeps nothing but through `store`, and asks AWS only through `aws` and `workflow`. Start reading at
//! [`views`], the questions and answers, then [`App::open`].

pub mod bindings;
pub mod environment;
pub mod setup_files;
pub mod views;

mod access;
mod account_keys;
mod accounts;
mod addresses;
mod blocking;
mod blueprints;
mod builds;
mod buildspecs;
mod certificates;
mod clock;
mod clone_findings;
mod connections;
mod deployments;
mod faults;
mod files;
mod host_replacements;
mod hosts;
mod jobs;
mod legacy;
mod marks;
mod mfa;
mod networks;
mod notices;
mod paths;
mod places;
mod plans;
mod practice;
mod practice_worlds;
mod records;
mod repositories;
mod requests;
mod reviews;
mod run_logs;
mod runs;
mod servers;
mod settings;
mod setups;
mod sign_ins;
mod stand_ins;
mod status;
mod suggestions;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use gangway_aws::credentials::mfa::MfaRoles;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_store::{Documents, Store, StoreError};
use gangway_workflow::{Jobs, disk};

pub use gangway_aws::credentials::mfa::{AskMfaCode, MfaAnswer, MfaQuestion, is_code};
pub use gangway_profiles::secret::Secret;
pub use gangway_store::secrets::Secrets;

pub use crate::account_keys::PracticeWorld;
pub use crate::accounts::{check_profile, configured_accounts, offered_regions, usual_region};
pub use crate::jobs::JobWatch;
pub use crate::notices::Notices;
pub use crate::practice::{IdentifyPractice, PRACTICE_FOLDER, PracticeSource, RunningPractice, StartPractice};
pub use crate::repositories::inspect;
pub use crate::settings::window_place;
pub use crate::sign_ins::{SayOnPage, SignInOptions, SignIns};
pub use crate::stand_ins::{PracticeFiles, PutStandIn, StandIn};
pub use crate::status::StatusReader;

use crate::access::Access;
use crate::accounts::TypedKeysEntry;
use crate::environment::Environment;
use crate::mfa::TypedCodes;
use crate::networks::Examinations;
use crate::plans::Plans;
use crate::practice::Practice;
use crate::practice_worlds::PracticeMemory;
use crate::records::Records;
use crate::repositories::RepositoryCache;
use crate::run_logs::LogSaves;
use crate::setups::StoredSetup;
use crate::views::{Language, Settings, WindowPlace};

/// What the programs decide before anything is opened.
pub struct Options {
    /// Folder of all state; see [`home`].
    pub home: Option<PathBuf>,
    /// Where the practice account comes from.
    pub practice: PracticeSource,
    /// How that one says which one it is.
    pub identify_practice: IdentifyPractice,
    /// How a person's repository gets there.
    pub put_stand_in: PutStandIn,
    /// Replaces AWS's endpoints for every account but the practice account.
    pub endpoint: Option<String>,
    /// The language when the person set none.
    pub language: Language,
    /// What the environment says.
    pub environment: Environment,
    /// The keychain's secrets, or such that last for this run only.
    pub secrets: Secrets,
    /// Who is asked for the code of an MFA device; none: it is given by [`App::give_mfa_code`].
    pub ask_mfa_code: Option<Arc<dyn AskMfaCode>>,
    /// How somebody signs in.
    pub sign_in: SignInOptions,
}

/// The use cases. Shared by all who ask; each question is answered by itself.
pub struct App {
    store: Store,
    setups: Documents<StoredSetup>,
    settings: Documents<Settings>,
    windows: Documents<WindowPlace>,
    keys: Documents<TypedKeysEntry>,
    /// Labels of keys that no keychain holds.
    keys_of_this_run: Mutex<HashMap<String, TypedKeysEntry>>,
    access: Arc<Access>,
    put_stand_in: PutStandIn,
    jobs: Jobs,
    records: Arc<Records>,
    mfa_codes: Arc<TypedCodes>,
    sign_ins: SignIns,
    plans: Plans,
    log_saves: LogSaves,
    examinations: Examinations,
    seen: RepositoryCache,
    /// Held while a setup is read, changed and written.
    changing: Arc<Mutex<()>>,
    /// Files that were found damaged and were set aside since the program started, and those of a newer version.
    set_aside: Mutex<Vec<Fault>>,
    practice_memory: Documents<PracticeMemory>,
    /// Held while a beginning of the practice account is answered.
    answering: tokio::sync::Mutex<()>,
    language: Language,
    environment: Environment,
}

/// The folder of all state: the given one, else where this system keeps a program's data.
///
/// # Errors
/// [`FaultCode::PathNotFound`] when the system names no home folder.
pub fn home(given: Option<&std::path::Path>) -> Result<PathBuf, Fault> {
    gangway_store::home(given).ok_or_else(|| Fault::new(FaultCode::PathNotFound).with("path", "~"))
}

impl App {
    /// Opens the folder of state and takes up the work that was under way when it was left. Must be called within a
    /// runtime of tokio; the jobs run there.
    ///
    /// # Errors
    /// [`FaultCode::AlreadyRunning`] while another Gangway holds the folder; when it can't be read or written.
    pub async fn open(options: Options) -> Result<Self, Fault> {
        let folder = home(options.home.as_deref())?;
        let refused = |error| disk::fault(&error);
        let store = Store::open(&folder).map_err(refused)?;
        let mfa_codes = Arc::new(TypedCodes::default());
        let asked = options.ask_mfa_code.unwrap_or_else(|| mfa_codes.clone() as Arc<dyn AskMfaCode>);
        let access = Arc::new(Access::new(
            Practice::new(options.practice, Some(options.identify_practice)),
            options.endpoint.as_deref(),
            &options.environment,
            MfaRoles::new(asked),
            options.secrets,
        ));
        let signed_in = Arc::clone(&access);
        let sign_ins = SignIns::new(&options.environment, options.sign_in, move || signed_in.known.forget_configured());
        let journals = store.journals().map_err(refused)?;
        let records = store.documents(records::COLLECTION).map_err(refused)?;
        let (records, damaged) = Records::open(records).map_err(refused)?;
        let records = Arc::new(records);
        let runtime = tokio::runtime::Handle::current();
        let setups = store.documents("setups").map_err(refused)?;
        let ask_clone = clone_findings::for_jobs(setups, options.environment.user_home.clone());
        let changing = Arc::new(Mutex::new(()));
        let setups = store.documents("setups").map_err(refused)?;
        let record_outcome = host_replacements::for_jobs(&records, setups, Arc::clone(&changing));
        let opened = Jobs::open(journals, access.for_jobs(), record_outcome, ask_clone, runtime);
        let (jobs, mut told) = opened.map_err(refused)?;
        told.extend(damaged.iter().map(disk::fault));
        let app = Self {
            setups: store.documents("setups").map_err(refused)?,
            settings: store.documents(settings::COLLECTION).map_err(refused)?,
            windows: store.documents(settings::COLLECTION).map_err(refused)?,
            keys: store.documents("keys").map_err(refused)?,
            practice_memory: store.documents(settings::COLLECTION).map_err(refused)?,
            answering: tokio::sync::Mutex::default(),
            keys_of_this_run: Mutex::default(),
            store,
            access,
            mfa_codes,
            sign_ins,
            put_stand_in: options.put_stand_in,
            jobs,
            records,
            plans: Plans::default(),
            log_saves: LogSaves::default(),
            examinations: Examinations::default(),
            seen: RepositoryCache::default(),
            changing,
            set_aside: Mutex::new(told),
            language: options.language,
            environment: options.environment,
        };
        app.record_what_is_known();
        app.look_at_practice().await?;
        app.take_up_jobs();
        Ok(app)
    }

    /// Writes down what setups have at AWS, as far as no record of them is kept: it is the folder of an older version, or
    /// the record was lost. Whatever can't be read or written is told.
    fn record_what_is_known(&self) {
        let trouble = match self.setups.list() {
            Ok(listing) => {
                for (id, kept) in listing.documents.iter().filter(|(id, _)| self.records.find(id).is_none()) {
                    let known = legacy::record(&kept.document, &self.jobs.history_of_setup(id));
                    if let Err(fault) = self.records.change(id, |record| *record = known) {
                        tracing::warn!(%fault, "what a setup has at AWS wasn't written down");
                    }
                }
                listing.damaged
            }
            Err(error) => vec![error],
        };
        let aside = trouble.iter().filter(|error| matches!(error, StoreError::Damaged { .. }));
        let mut told = self.set_aside.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(aside.map(disk::fault));
    }
}
