//! What stands in for a person's repository in the practice account, which can't reach the provider.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::recipes;
use gangway_repository::texts;

use crate::App;
use crate::blocking::blocking;
use crate::practice::unreachable;
use crate::setups::StoredSetup;
use crate::views::{AccountChoice, SetupRef, StandInView};

/// A repository as the practice provider shall have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// As the API spells provider types.
    pub provider: String,
    /// `owner/name`.
    pub repository: String,
    /// The setup's branch.
    pub branch: String,
    /// Each file's path from the root, and its text.
    pub files: Vec<(String, String)>,
    /// They are those of a clone; else a small sample.
    pub of_clone: bool,
}

/// What a build of the practice account takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeFiles {
    /// The files that stand in for the person's repository.
    StandIn,
    /// Files that the practice provider had already.
    Own,
    /// None: the practice provider has the repository, and no such branch of it.
    NoBranch,
}

/// Hands a stand-in to the practice account at an address, or says why it can't.
pub type PutStandIn =
    Box<dyn Fn(String, StandIn) -> Pin<Box<dyn Future<Output = Result<PracticeFiles, String>> + Send>> + Send + Sync>;

impl App {
    /// Brings what stands in for the repository of a setup up to date: a copy of the clone, which stays on this computer,
    /// or a small sample. None where nothing needs to: the account isn't the practice account, the setup names no
    /// repository and branch yet, or the practice provider has files of its own there.
    ///
    /// # Errors
    /// [`FaultCode::BranchNotFound`]; [`FaultCode::PathNotFound`] when the clone is gone; when the setup can't be read or
    /// the practice account can't be reached.
    pub async fn practise(&self, question: SetupRef) -> Result<Option<StandInView>, Fault> {
        let kept = self.kept(&question.id)?;
        self.stand_in(&kept).await
    }

    /// The same, before anything is planned or run that reads the repository.
    pub(crate) async fn stand_in(&self, kept: &StoredSetup) -> Result<Option<StandInView>, Fault> {
        let repository = &kept.setup.repository;
        let complete = !repository.name.is_empty() && !repository.branch.is_empty();
        let practising = kept.place.account == Some(AccountChoice::Practice);
        let Some(provider) = repository.provider.filter(|_| practising && complete) else { return Ok(None) };
        let clone = files_of_clone(kept).await?;
        let view = StandInView {
            repository: repository.name.clone(),
            files: clone.as_ref().map_or(0, |(files, _)| count(files.len())),
            skipped: clone.as_ref().map_or(0, |(_, skipped)| count(*skipped)),
        };
        let stand_in = StandIn {
            provider: provider.api_name().to_owned(),
            repository: repository.name.clone(),
            branch: repository.branch.clone(),
            of_clone: clone.is_some(),
            files: clone.map_or_else(|| sample(kept), |(files, _)| files),
        };
        let endpoint = self.access.practice_endpoint().await?;
        match (self.put_stand_in)(endpoint, stand_in).await.map_err(unreachable)? {
            PracticeFiles::StandIn => Ok(Some(view)),
            PracticeFiles::Own => Ok(None),
            PracticeFiles::NoBranch => Err(Fault::new(FaultCode::BranchNotFound)
                .with("repository", repository.name.as_str())
                .with("branch", repository.branch.as_str())),
        }
    }
}

/// The texts of the setup's clone and how many files were left out; none when there is no clone or no text in it.
async fn files_of_clone(kept: &StoredSetup) -> Result<Option<(Vec<(String, String)>, usize)>, Fault> {
    let Some(folder) = kept.place.folder.clone() else { return Ok(None) };
    let gone = Fault::new(FaultCode::PathNotFound).with("path", folder.as_str());
    let read = blocking("stand_in", move || {
        let folder = Path::new(&folder);
        folder.is_dir().then(|| texts(folder))
    });
    let read = read.await?.ok_or(gone)?;
    Ok(Some((read.files, read.skipped)).filter(|(files, _)| !files.is_empty()))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The least that the setup's first build needs.
fn sample(kept: &StoredSetup) -> Vec<(String, String)> {
    let (recipe, manager) =
        kept.setup.builds.first().map(|build| (&*build.recipe, &*build.package_manager)).unwrap_or_default();
    recipes::sample(recipe, manager).iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
