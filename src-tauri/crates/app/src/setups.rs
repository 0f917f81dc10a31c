//! Setups: made, opened, saved after each change, shared as files.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::{images, providers, quotas};
use gangway_setup::check::{Facts, check};
use gangway_setup::document::Setup;
use gangway_setup::file::{self, Document, FileProblem, UnknownPart};
use gangway_setup::problem::{Problem, Severity};
use gangway_store::save::save_atomically;
use gangway_store::{Documents, PartialDocument};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::usual_region;
use crate::blueprints::{target, with_template};
use crate::marks::Marks;
use crate::views::*;
use crate::{App, buildspecs, clock, faults, paths};
use gangway_workflow::model::JobSnapshot;
use gangway_workflow::{AccountKey, ExclusiveResource, disk};

/// A setup as it is kept: the answers, and what belongs to them on this machine.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct StoredSetup {
    pub(crate) setup: Document,
    pub(crate) place: SetupPlace,
    /// Moment of the last change, as RFC 3339.
    pub(crate) updated_at: String,
    /// Read of version 0.1.0, for a setup of which no record is kept yet.
    #[serde(flatten)]
    pub(crate) marks: Marks,
    /// Whether it holds values that only another version understands.
    #[serde(skip)]
    incomplete: bool,
}

impl From<PartialDocument<StoredSetup>> for StoredSetup {
    fn from(PartialDocument { document, incomplete }: PartialDocument<StoredSetup>) -> Self {
        Self { incomplete, ..document }
    }
}

impl StoredSetup {
    /// Says something that only a newer version understands: shown, never written.
    pub(crate) fn read_only(&self) -> bool {
        self.incomplete || self.setup.read_only()
    }

    /// Takes over answers. Which connection it became and who the account is are ours to say, since a window may know
    /// less than we do; they stay as long as account, Region and provider do. One that is left stays in the records.
    pub(crate) fn answer(&mut self, setup: Setup, place: SetupPlace) {
        let provider = self.setup.repository.provider;
        self.setup = setup.into();
        let before = std::mem::replace(&mut self.place, place);
        let moved = before.account != self.place.account || before.region != self.place.region;
        let elsewhere = moved || provider != self.setup.repository.provider;
        self.place.identity = before.identity.filter(|_| !moved);
        self.place.connection_arn = before.connection_arn.filter(|_| !elsewhere);
        self.place.host_arn = before.host_arn.filter(|_| !elsewhere);
        if elsewhere {
            // A VPC is one account's, and one Region's.
            self.place.network = None;
        }
    }

    /// Goes to another account or Region, with the answers that it has.
    pub(crate) fn go_to(&mut self, to: AccountRequest) {
        let AccountRequest { account, region } = to;
        let place = SetupPlace { account: Some(account), region, ..self.place.clone() };
        self.answer(self.setup.clone().into_setup(), place);
    }
}

impl App {
    /// A new setup with everything filled in that has a sensible default.
    ///
    /// # Errors
    /// When it can't be written.
    pub async fn create_setup(&self, (): ()) -> Result<SetupView, Fault> {
        self.add(&Uuid::new_v4().to_string(), fresh().into(), SetupPlace::default())
    }

    /// Opens a setup of this machine.
    ///
    /// # Errors
    /// When it isn't there or can't be read.
    pub async fn open_setup(&self, question: SetupRef) -> Result<SetupView, Fault> {
        let kept = self.kept(&question.id)?;
        Ok(self.view(&question.id, kept))
    }

    /// Keeps what was typed, whatever it is, and says what stands in the way.
    ///
    /// # Errors
    /// [`FaultCode::SetupReadOnly`]; [`FaultCode::SetupDeployed`] when it would leave an account in which something of it
    /// stands; when it can't be written.
    pub async fn save_setup(&self, question: SaveSetup) -> Result<SetupCheck, Fault> {
        let mut kept = self.change(&question.id, |kept| {
            self.check_move(&question.id, kept, &question.place)?;
            kept.answer(question.setup, question.place);
            Ok(())
        })?;
        // It may have come back to where it has a connection.
        self.settle(&question.id, &mut kept);
        Ok(SetupCheck {
            problems: self.problems(&kept),
            names: names(&kept.setup),
            deployed: self.deployed(&question.id, &kept),
            stays: self.standing_here(&question.id, &kept).is_some(),
            connection_arn: kept.place.connection_arn,
            host_arn: kept.place.host_arn,
            updated_at: kept.updated_at,
        })
    }

    /// Forgets a setup and its jobs. What it made at AWS stays.
    ///
    /// # Errors
    /// [`FaultCode::JobRunning`] while its stack is being changed.
    pub async fn delete_setup(&self, question: SetupRef) -> Result<(), Fault> {
        let changes = |(place, job): &(AccountKey, JobSnapshot)| {
            let stack = job.kind.row().exclusive == Some(ExclusiveResource::Stack) && job.status.is_at_work();
            // In another practice account nobody is at work on it.
            stack && self.access.practice.request_of(place).is_some()
        };
        if let Some((_, job)) = self.jobs.history_of_setup(&question.id).into_iter().find(changes) {
            return Err(Fault::new(FaultCode::JobRunning).with("job", job.id));
        }
        self.jobs.forget(&question.id).await?;
        self.setups.remove(&question.id).map_err(|error| disk::fault(&error))?;
        self.records.forget(&question.id)
    }

    /// Opens a setup file as a setup of its own here.
    ///
    /// # Errors
    /// When it can't be read or isn't a setup file.
    pub async fn open_setup_file(&self, question: PathRequest) -> Result<SetupView, Fault> {
        let setup = read_setup_file(&self.typed(&question.path)?)?;
        self.add(&Uuid::new_v4().to_string(), setup, SetupPlace::default())
    }

    /// Writes the file to share. It holds no account, no path and no secret.
    ///
    /// # Errors
    /// [`FaultCode::FileExists`] unless it may be replaced; otherwise when it can't be written.
    pub async fn save_setup_copy(&self, question: SaveCopy) -> Result<SavedFiles, Fault> {
        let kept = self.kept(&question.id)?;
        save_copy(&kept.setup, self.typed(&question.path)?, question.overwrite)
    }

    pub(crate) fn typed(&self, text: &str) -> Result<PathBuf, Fault> {
        paths::typed(text, self.user_home())
    }

    pub(crate) fn user_home(&self) -> Option<&Path> {
        self.environment.user_home.as_deref()
    }

    /// Keeps a setup under an id.
    pub(crate) fn add(&self, id: &str, setup: Document, mut place: SetupPlace) -> Result<SetupView, Fault> {
        if place.region.is_empty() {
            place.region = self.usual_region();
        }
        let mut kept = StoredSetup { setup, place, updated_at: clock::now(), ..StoredSetup::default() };
        self.setups.write(id, &kept).map_err(|error| disk::fault(&error))?;
        if let Some(arn) = kept.place.connection_arn.clone() {
            self.choose_connection(id, &mut kept, Some(arn))?;
        }
        Ok(self.view(id, kept))
    }

    pub(crate) fn usual_region(&self) -> String {
        usual_region(&self.environment, self.language())
    }

    pub(crate) fn kept(&self, id: &str) -> Result<StoredSetup, Fault> {
        let kept = self.setups.read(id).map_err(|error| disk::fault(&error))?;
        let mut kept = StoredSetup::from(kept.ok_or_else(|| faults::gone("setup"))?);
        self.settle(id, &mut kept);
        Ok(kept)
    }

    /// Changes a setup that may be changed. One change at a time, so that none overwrites another.
    pub(crate) fn change(
        &self,
        id: &str,
        change: impl FnOnce(&mut StoredSetup) -> Result<(), Fault>,
    ) -> Result<StoredSetup, Fault> {
        let _alone = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = self.kept(id)?;
        if kept.read_only() {
            return Err(FaultCode::SetupReadOnly.into());
        }
        change(&mut kept)?;
        write_changed(&self.setups, id, &mut kept)?;
        Ok(kept)
    }

    pub(crate) fn view(&self, id: &str, kept: StoredSetup) -> SetupView {
        SetupView {
            id: id.to_owned(),
            problems: self.problems(&kept),
            names: names(&kept.setup),
            read_only: kept.read_only(),
            deployed: self.deployed(id, &kept),
            stays: self.standing_here(id, &kept).is_some(),
            jobs: self.jobs_here(id, &kept),
            provider_pages: provider_pages(&kept),
            setup: kept.setup.into_setup(),
            place: kept.place,
        }
    }

    pub(crate) fn summary(&self, id: String, mut kept: StoredSetup) -> SetupSummary {
        self.settle(&id, &mut kept);
        let errors = self.check(&kept).iter().filter(|problem| problem.severity == Severity::Error).count();
        SetupSummary {
            name: kept.setup.name.clone(),
            repository: kept.setup.repository.name.clone(),
            provider: kept.setup.repository.provider,
            problems: u32::try_from(errors).unwrap_or(u32::MAX),
            read_only: kept.read_only(),
            deployed: self.deployed(&id, &kept),
            elsewhere: self.standing_elsewhere(&id, &kept),
            updated_at: kept.updated_at,
            place: kept.place,
            id,
        }
    }

    /// All that stands in the way of a setup, also what only shows in the file that is deployed.
    fn problems(&self, kept: &StoredSetup) -> Vec<Problem> {
        with_template(&kept.setup, &target(&kept.place), self.check(kept))
    }

    /// The problems of a setup, with what is known of its account.
    pub(crate) fn check(&self, kept: &StoredSetup) -> Vec<Problem> {
        check(&kept.setup, &self.facts(kept))
    }

    /// The same for files, which serve other accounts, too: there the network is said when they are deployed.
    pub(crate) fn check_files(&self, kept: &StoredSetup) -> Vec<Problem> {
        let facts = self.facts(kept);
        let network = facts.network.filter(|network| !network.vpc.is_empty());
        check(&kept.setup, &Facts { network, ..facts })
    }

    pub(crate) fn facts(&self, kept: &StoredSetup) -> Facts {
        let place = &kept.place;
        let learned = self.access.learned(place);
        Facts {
            images: learned.images,
            connections: learned.connections,
            region: Some(place.region.clone()).filter(|region| !region.is_empty()),
            partition: self.access.partition(place),
            connection_arn: place.connection_arn.clone(),
            hosts: learned.hosts,
            host_arn: place.host_arn.clone(),
            // here it is known whether somebody has chosen one
            network: Some(place.network.clone().unwrap_or_default()),
            repository: self.seen.of(&kept.setup.repository.name),
            buildspecs: buildspecs::of_setup(&kept.setup, || place.folder.as_ref().map(PathBuf::from)),
        }
    }
}

fn provider_pages(kept: &StoredSetup) -> Vec<ProviderPage> {
    let repository = &kept.setup.repository;
    let owner = repository.name.split('/').next().unwrap_or_default();
    let Some(provider) = repository.provider.filter(|_| !owner.is_empty()) else { return Vec::new() };
    if kept.place.account == Some(AccountChoice::Practice) {
        return Vec::new();
    }
    let pages = providers::of(provider).pages.iter();
    pages.map(|page| ProviderPage { id: page.id.to_owned(), address: page.address(owner) }).collect()
}

/// A new setup with everything filled in that has a sensible default.
pub(crate) fn fresh() -> Setup {
    let mut setup = Setup::default();
    for build in &mut setup.builds {
        images::DEFAULT.clone_into(&mut build.machine.image);
    }
    setup
}

/// Writes the file to share, under a name that ends as such files do.
pub(crate) fn save_copy(setup: &Document, mut path: PathBuf, replace: bool) -> Result<SavedFiles, Fault> {
    path.set_file_name(paths::setup_file_name(&path)?);
    let text = file::to_text(setup);
    save_atomically(&path, text.as_bytes(), overwrite(replace)).map_err(|error| disk::fault(&error))?;
    Ok(SavedFiles { paths: vec![faults::text(&path)] })
}

/// Reads a setup file of bounded size.
pub(crate) fn read_setup_file(path: &Path) -> Result<Document, Fault> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
            Fault::new(FaultCode::PathNotFound).with("path", faults::text(path))
        }
        _ => Fault::new(FaultCode::PathUnreadable).with("path", faults::text(path)).with("detail", error.to_string()),
    };
    let broken = |kind: &str, line: usize, detail: String| {
        Fault::new(FaultCode::SetupFileBroken)
            .with("path", faults::text(path))
            .with("kind", kind)
            .with("line", line)
            .with("detail", detail)
    };
    // A pipe or a device would never end.
    let data = std::fs::metadata(path).map_err(unreadable)?;
    if !data.is_file() {
        return Err(Fault::new(FaultCode::NotAFile).with("path", faults::text(path)));
    }
    let limit = quotas::SETUP_FILE.most as u64;
    if data.len() > limit {
        return Err(broken("too-large", 0, String::new()));
    }
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    match file.take(limit).read_to_string(&mut text) {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Err(broken("not-text", 0, String::new()));
        }
        read => read.map_err(unreadable)?,
    };
    if text.strip_prefix('\u{feff}').unwrap_or(&text).trim().is_empty() {
        return Err(broken("empty", 0, String::new()));
    }
    file::open(&text).map_err(|FileProblem { line, detail, unknown_part }| match unknown_part {
        Some(UnknownPart::Member { field }) => broken("unknown-member", line, detail).with("field", field),
        Some(UnknownPart::Value { field, value, possible }) => broken("unknown-value", line, detail)
            .with("field", field)
            .with("value", value)
            .with("values", possible.join(", ")),
        None => broken(if line == 0 { "not-a-setup" } else { "line" }, line, detail),
    })
}

/// The names that a person meets again in the AWS console; none while the setup has none.
pub(crate) fn names(setup: &Setup) -> Names {
    if setup.name.is_empty() {
        return Names::default();
    }
    let names = gangway_setup::names::Names::of(setup);
    Names { pipeline: names.pipeline().to_owned(), project: names.project().to_owned(), stack: names.stack }
}

pub(crate) fn overwrite(allowed: bool) -> gangway_store::save::Overwrite {
    if allowed { gangway_store::save::Overwrite::Allowed } else { gangway_store::save::Overwrite::Never }
}

/// What a job changes of a setup; nothing where it is gone, or where only a newer version may write. `changing` is held
/// as by [`App::change`].
///
/// # Errors
/// When it can't be read or written.
pub(crate) fn change_stored(
    setups: &Documents<StoredSetup>,
    changing: &Mutex<()>,
    id: &str,
    change: impl FnOnce(&mut StoredSetup),
) -> Result<(), Fault> {
    let _alone = changing.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = setups.read(id).map_err(|error| disk::fault(&error))?.map(StoredSetup::from);
    let Some(mut kept) = kept.filter(|kept| !kept.read_only()) else { return Ok(()) };
    change(&mut kept);
    write_changed(setups, id, &mut kept)
}

fn write_changed(setups: &Documents<StoredSetup>, id: &str, kept: &mut StoredSetup) -> Result<(), Fault> {
    // what they say is recorded
    kept.marks = Marks::default();
    kept.updated_at = clock::now();
    setups.write(id, kept).map_err(|error| disk::fault(&error))
}
