//! What the Practice screen sees of the world.

use super::World;
use crate::messages::{PracticeBranch, PracticeRepository};

impl World {
    /// The repositories with the files of each branch.
    pub(crate) fn repositories(&self) -> Vec<PracticeRepository> {
        let of = |repository: &super::provider::Repository| PracticeRepository {
            provider: repository.provider.clone(),
            name: repository.name.clone(),
            server: self.services.codeconnections.server(&repository.provider, self.now).map(str::to_owned),
            branches: repository
                .branches
                .iter()
                .filter_map(|branch| {
                    let commit = repository.commits.get(&branch.commit)?;
                    Some(PracticeBranch {
                        name: branch.name.clone(),
                        commit: branch.commit.clone(),
                        message: commit.message.clone(),
                        files: commit.files.paths().cloned().collect(),
                    })
                })
                .collect(),
        };
        self.provider.repositories.iter().map(of).collect()
    }
}
