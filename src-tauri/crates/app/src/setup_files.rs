//! A setup file by itself: what can be checked and written without a home folder, an account or another Gangway in the way.

use std::path::{Path, PathBuf};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_export::formats::FORMATS;
use gangway_repository::Suggestion;
use gangway_setup::check::{Facts, check};
use gangway_setup::document::Setup;
use gangway_setup::file::Document;
use gangway_setup::problem::Problem;
use gangway_setup::target::Target;
use gangway_workflow::CloneFinding;
use uuid::Uuid;

use crate::blueprints::with_template;
use crate::files::{bundle, save};
use crate::setups::{fresh, names, read_setup_file, save_copy};
use crate::views::{AccountRequest, Bundle, Language, Names, SaveFiles, SavedFiles, SetupPlace, SetupView};
use crate::{App, buildspecs, clone_findings, suggestions};

/// Ids of the formats that there are.
pub fn format_ids() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.id).collect()
}

/// A setup file that was read.
#[derive(Clone, Debug)]
pub struct SetupFile {
    setup: Document,
    /// The folder that the file lies in.
    folder: Option<PathBuf>,
}

impl SetupFile {
    /// Reads one.
    ///
    /// # Errors
    /// When it isn't there, can't be read, isn't a setup file, or was written by a newer version.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let setup = read_setup_file(path)?;
        if setup.read_only() {
            return Err(Fault::new(FaultCode::SetupFromNewerVersion).with("version", setup.gangway));
        }
        Ok(Self { setup, folder: path.parent().map(Path::to_owned) })
    }

    /// The setup that a repository suggests.
    pub fn suggested(suggestion: &Suggestion) -> Self {
        let mut setup = fresh();
        suggestions::apply(&mut setup, suggestion);
        Self { setup: setup.into(), folder: suggestion.folder.as_ref().map(PathBuf::from) }
    }

    /// Writes it as a file to share. `.gangway.json` is added to a name that has no such ending.
    ///
    /// # Errors
    /// [`FaultCode::FileExists`] unless it may be replaced; otherwise when it can't be written.
    pub fn save_copy(&self, path: &Path, overwrite: bool) -> Result<SavedFiles, Fault> {
        save_copy(&self.setup, path.to_owned(), overwrite)
    }

    /// The answers, taken out.
    pub(crate) fn into_setup(self) -> Setup {
        self.setup.into_setup()
    }

    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The clone of its own repository that it lies in.
    fn clone_folder(&self) -> Option<String> {
        // `parent` of a bare name is the empty path.
        let folder = self.folder.as_deref().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let found = gangway_repository::inspect_folder(&folder.canonicalize().ok()?, None).ok()?;
        // upper and lower case count at AWS, not at the providers
        found.folder.filter(|_| found.name.eq_ignore_ascii_case(&self.setup.repository.name))
    }

    /// What the clone that it lies in knows of a repository and a branch that can't be read.
    pub(crate) fn ask_clone(&self, home: Option<&Path>, repository: &str, branch: &str) -> Option<CloneFinding> {
        clone_findings::of_folder(Path::new(&self.clone_folder()?), home, repository, branch)
    }

    /// The names that it leads to at AWS.
    pub fn names(&self) -> Names {
        names(&self.setup)
    }

    /// What stands in the way of deploying it, as far as no account needs to be asked: also in the buildspecs of the clone
    /// that it lies in, and what only shows in the file that is deployed.
    pub fn problems(&self, region: Option<&str>) -> Vec<Problem> {
        with_template(&self.setup, &in_region(region), self.problems_with_clone(region))
    }

    /// The problems of its answers alone: for those who look at what was made of it, or take that away.
    pub fn problems_of_answers(&self, region: Option<&str>) -> Vec<Problem> {
        check(&self.setup, &Facts { region: region.map(str::to_owned), ..Facts::default() })
    }

    fn problems_with_clone(&self, region: Option<&str>) -> Vec<Problem> {
        let buildspecs = buildspecs::of_setup(&self.setup, || self.clone_folder().map(PathBuf::from));
        check(&self.setup, &Facts { region: region.map(str::to_owned), buildspecs, ..Facts::default() })
    }

    /// Its files in these formats, or in all when none is named; what only an account knows stands as a reference or a
    /// placeholder.
    pub fn files(&self, region: Option<&str>, language: Language, formats: &[String]) -> Bundle {
        bundle(&self.setup, &in_region(region), self.problems_with_clone(region), language, formats)
    }

    /// Writes files as [`App::save_files`](crate::App::save_files) does; the id in the question isn't looked at.
    ///
    /// # Errors
    /// As there. Paths must be absolute.
    pub fn save(&self, region: Option<&str>, language: Language, question: &SaveFiles) -> Result<SavedFiles, Fault> {
        save(&self.files(region, language, &question.formats), question, None)
    }
}

fn in_region(region: Option<&str>) -> Target {
    Target { region: region.unwrap_or_default().to_owned(), ..Target::default() }
}

impl App {
    /// Takes a setup file up as a setup of this machine, in an account and Region. The same setup there is found again,
    /// from whatever folder and machine it comes: its id is made of the account, the Region, its name and its repository.
    ///
    /// # Errors
    /// Why the credentials don't work; when it can't be written.
    pub async fn take_setup_file(&self, file: &SetupFile, question: AccountRequest) -> Result<SetupView, Fault> {
        let AccountRequest { account, region } = question;
        let identity = self.access.identity(&account, &region).await?;
        let setup = file.setup().clone();
        let what = [&identity.account, &region, &setup.name, &setup.repository.name].map(String::as_str).join("\n");
        let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("gangway:setup\n{what}").as_bytes()).to_string();
        let folder = file.clone_folder();
        let place =
            SetupPlace { account: Some(account), region, identity: Some(identity), folder, ..SetupPlace::default() };
        if self.setups.read(&id).ok().flatten().is_none() {
            let connection_arn = self.connection_of(&setup, &place).await?;
            return self.add(&id, setup.into(), SetupPlace { connection_arn, ..place });
        }
        let kept = self.kept(&id)?;
        self.keep_with_credentials(&id, &place)?;
        // The file doesn't say which VPC it is: that is this machine's, as long as the server is the same.
        let network = kept.place.network.clone().filter(|_| kept.setup.host == setup.host || setup.host.is_none());
        let place = SetupPlace { network, ..place };
        let wished_anew = kept.setup.connection.name != setup.connection.name;
        let connection_arn = if wished_anew { self.connection_of(&setup, &place).await? } else { None };
        let mut kept = self.change(&id, |kept| {
            kept.answer(setup, place);
            Ok(())
        })?;
        if wished_anew {
            // The file names another connection now: the one that was used before isn't it.
            self.choose_connection(&id, &mut kept, connection_arn)?;
        }
        self.settle(&id, &mut kept);
        Ok(self.view(&id, kept))
    }

    /// The one connection of the account that a setup wishes for, when another machine or a colleague made it already.
    async fn connection_of(&self, setup: &Setup, place: &SetupPlace) -> Result<Option<String>, Fault> {
        let (account, region) = Self::chosen(place)?;
        let hosts = self.hosts_for(setup, &account, &region).await?;
        let there = self.connections(AccountRequest { account, region }).await?;
        let wished = there.into_iter().filter(|one| {
            one.name == setup.connection.name
                && one.provider == setup.repository.provider
                && one.host_arn.as_ref().is_none_or(|host| hosts.contains(host))
        });
        let arns: Vec<String> = wished.map(|one| one.arn).collect();
        // Names needn't be unique: between two, nobody guesses.
        Ok(<[String; 1]>::try_from(arns).ok().map(|[arn]| arn))
    }
}
