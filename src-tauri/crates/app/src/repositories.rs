//! What a clone or an address says, and taking it over into a setup.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use gangway_catalog::fault::Fault;
use gangway_catalog::providers::ProviderType;
use gangway_repository::{ListedFile, Suggestion, inspect_files, inspect_folder, inspect_text};
use gangway_setup::check::KnownRepository;
use gangway_setup::document::Setup;

use crate::blocking::blocking;
use crate::setup_files::SetupFile;
use crate::views::*;
use crate::{App, faults, paths, suggestions};

/// Reads a clone: what it is, and why the program thinks so. `home` is the person's home folder.
///
/// # Errors
/// When it can't be read, or isn't a clone.
pub fn inspect(folder: &Path, home: Option<&Path>) -> Result<Suggestion, Fault> {
    inspect_folder(folder, home).map_err(faults::repository)
}

/// What repositories told in this run, by name: each change of a setup is checked against it.
#[derive(Default)]
pub(crate) struct RepositoryCache(Mutex<HashMap<String, KnownRepository>>);

impl RepositoryCache {
    fn learn(&self, found: &Suggestion) {
        let branches = found.branches_complete.then(|| found.branches.clone());
        let known = KnownRepository { provider: found.provider, branches };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(found.name.clone(), known);
    }

    pub(crate) fn of(&self, name: &str) -> Option<KnownRepository> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}

impl App {
    /// Reads a folder, a URL, or `owner/name`. Nothing of a repository is ever run.
    ///
    /// # Errors
    /// When it is none of them, or can't be read.
    pub async fn inspect_repository(&self, question: InspectRepository) -> Result<Suggestion, Fault> {
        let text = match question.text.trim() {
            home if home == "~" || home.starts_with("~/") || home.starts_with("~\\") => {
                faults::text(&self.typed(home)?)
            }
            other => other.to_owned(),
        };
        let home = self.user_home().map(Path::to_owned);
        // A huge clone takes its time: other questions needn't wait for it.
        let look = move || inspect_text(&text, home.as_deref()).map_err(faults::repository);
        let found = blocking("inspect_repository", look).await??;
        self.seen.learn(&found);
        Ok(found)
    }

    /// Reads a repository of the practice account: the answers that the names of its files give.
    ///
    /// # Errors
    /// None.
    pub async fn inspect_practice(&self, question: InspectPractice) -> Result<Suggestion, Fault> {
        let mut branches = question.branches.into_iter();
        let default = branches.next();
        let files = default.iter().flat_map(|branch| &branch.files);
        let files: Vec<_> = files.map(|path| ListedFile { path: path.clone(), text: None }).collect();
        let name = default.map(|branch| branch.name);
        Ok(Suggestion {
            provider: ProviderType::from_api_name(&question.provider),
            name: question.name,
            branches: name.iter().cloned().chain(branches.map(|branch| branch.name)).collect(),
            current_branch: name.clone(),
            default_branch: name,
            ..inspect_files(&files)
        })
    }

    /// Takes over what was found: a setup file of the clone when one was chosen, else the suggestion.
    ///
    /// # Errors
    /// When the setup is read-only, or the setup file can't be read.
    pub async fn apply_suggestion(&self, question: ApplySuggestion) -> Result<SetupView, Fault> {
        let ApplySuggestion { id, suggestion, setup_file } = question;
        self.seen.learn(&suggestion);
        let from_file = setup_file.is_some();
        let shared = setup_file.map(|name| setup_file_of(&suggestion, &name)).transpose()?;
        let kept = self.change(&id, |kept| {
            let mut setup = shared.unwrap_or_else(|| Setup::clone(&kept.setup));
            if from_file {
                suggestions::complete(&mut setup, &suggestion);
            } else {
                suggestions::apply(&mut setup, &suggestion);
            }
            let place = SetupPlace { folder: suggestion.folder, ..kept.place.clone() };
            kept.answer(setup, place);
            Ok(())
        })?;
        Ok(self.view(&id, kept))
    }
}

/// A setup file that the suggestion names, and only such a one.
fn setup_file_of(suggestion: &Suggestion, name: &str) -> Result<Setup, Fault> {
    let folder = suggestion.folder.as_deref().map(Path::new);
    let Some(folder) = folder.filter(|_| suggestion.setup_files.iter().any(|file| file == name)) else {
        return Err(faults::gone("setup-file"));
    };
    let path = folder.join(name);
    if !paths::within(name) || !paths::stays_below(folder, &path) {
        return Err(faults::gone("setup-file"));
    }
    SetupFile::read(&path).map(SetupFile::into_setup)
}
