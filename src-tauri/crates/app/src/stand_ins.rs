//! What stands in for a person's repository in the practice account, which can't reach the provider.

use std::path::Path;

use gangway_catalog::fault::Fault;
use gangway_repository::texts;

use crate::views::{AccountChoice, SetupRef};
use crate::{App, faults};

/// A repository as the practice provider shall have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// `owner/name`.
    pub repository: String,
    /// The setup's branch.
    pub branch: String,
    /// Each file's path from the root, and its text.
    pub files: Vec<(String, String)>,
    /// How many files of the clone were left out.
    pub skipped: usize,
    /// They are those of a clone; else a small sample.
    pub of_clone: bool,
}

impl App {
    /// What can stand in for the repository of a setup; none unless its account is the practice account and it names a
    /// repository and a branch. Files of a clone stay on this computer.
    ///
    /// # Errors
    /// When the setup isn't there or can't be read.
    pub async fn stand_in(&self, question: SetupRef) -> Result<Option<StandIn>, Fault> {
        let kept = self.kept(&question.id)?;
        let (repository, branch) = (kept.setup.repository.name, kept.setup.repository.branch);
        let wanted =
            kept.place.account == Some(AccountChoice::Practice) && !repository.is_empty() && !branch.is_empty();
        if !wanted {
            return Ok(None);
        }
        if let Some(folder) = kept.place.folder {
            let read = tokio::task::spawn_blocking(move || texts(Path::new(&folder)));
            let read = read.await.map_err(|_| faults::defect("stand_in"))?;
            if !read.files.is_empty() {
                let (files, skipped) = (read.files, read.skipped);
                return Ok(Some(StandIn { repository, branch, files, skipped, of_clone: true }));
            }
        }
        let recipe = kept.setup.builds.first().map(|build| build.recipe.as_str());
        let files = sample(recipe.unwrap_or_default());
        Ok(Some(StandIn { repository, branch, files, skipped: 0, of_clone: false }))
    }
}

/// As little as the recipe's build needs to succeed.
fn sample(recipe: &str) -> Vec<(String, String)> {
    let (path, text) = match recipe {
        "python" => ("requirements.txt", ""),
        _ => ("package.json", "{\n  \"name\": \"sample\",\n  \"version\": \"1.0.0\"\n}\n"),
    };
    vec![(path.to_owned(), text.to_owned())]
}
