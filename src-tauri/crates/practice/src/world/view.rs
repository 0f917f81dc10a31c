//! What the Practice screen sees of the world.

use super::World;
use crate::messages::{PracticeBranch, PracticeRepository, PracticeResource};
use crate::services::{cloudformation, codebuild, codeconnections, codepipeline, iam, logs, s3};

impl World {
    /// The repositories with the files of each branch.
    pub(crate) fn repositories(&self) -> Vec<PracticeRepository> {
        let of = |repository: &super::provider::Repository| PracticeRepository {
            provider: repository.provider.clone(),
            name: repository.name.clone(),
            branches: repository
                .branches
                .iter()
                .filter_map(|branch| {
                    let commit = repository.commits.get(&branch.commit)?;
                    Some(PracticeBranch {
                        name: branch.name.clone(),
                        commit: branch.commit.clone(),
                        message: commit.message.clone(),
                        files: commit.files.keys().cloned().collect(),
                    })
                })
                .collect(),
        };
        self.provider.repositories.iter().map(of).collect()
    }

    /// What exists in the account, by type, then name.
    pub(crate) fn resources(&self) -> Vec<PracticeResource> {
        let mut all = Vec::new();
        all.extend(codeconnections::resources(self));
        all.extend(cloudformation::resources(self));
        all.extend(codepipeline::resources(self));
        all.extend(codebuild::resources(self));
        all.extend(iam::resources(self));
        all.extend(s3::resources(self));
        all.extend(logs::resources(self));
        all
    }
}
