//! Every fixed name that a setup leads to at AWS. Nobody else builds one, so that a project in a policy, in a template
//! and on the screen is the same project. Roles have none: CloudFormation names them after the stack.

use crate::document::Setup;

/// The names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The one stack.
    pub stack: String,
    /// One a pipeline, in the order of the setup; the first is the main one.
    pub pipelines: Vec<PipelineNames>,
    /// One a build, in the order of the setup.
    pub builds: Vec<BuildNames>,
    prefix: String,
}

/// Names of one pipeline's resources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PipelineNames {
    /// The pipeline.
    pub pipeline: String,
}

/// Names of one build's resources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildNames {
    /// The project.
    pub project: String,
    /// Its log group.
    pub log_group: String,
}

impl Names {
    /// The names of a setup; whatever was typed goes in, so check the setup before using them at AWS.
    #[must_use]
    pub fn of(setup: &Setup) -> Self {
        let prefix = setup.name.as_str();
        let pipelines = setup.pipelines.iter().enumerate().map(|(index, pipeline)| PipelineNames {
            pipeline: if index == 0 { prefix.to_owned() } else { format!("{prefix}-{}", pipeline.name) },
        });
        let builds = setup.builds.iter().map(|build| {
            let project = format!("{prefix}-{}", build.name);
            BuildNames { log_group: format!("/aws/codebuild/{project}"), project }
        });
        Self {
            stack: format!("{prefix}-pipeline"),
            pipelines: pipelines.collect(),
            builds: builds.collect(),
            prefix: prefix.to_owned(),
        }
    }

    /// The main pipeline; empty when the setup has none.
    #[must_use]
    pub fn pipeline(&self) -> &str {
        self.pipelines.first().map_or("", |names| &names.pipeline)
    }

    /// The first build's project; empty when the setup has none.
    #[must_use]
    pub fn project(&self) -> &str {
        self.builds.first().map_or("", |names| &names.project)
    }

    /// The bucket that carries artifacts between the stages. `account` and `region` may be a template's own
    /// references, such as `${AWS::AccountId}`.
    #[must_use]
    pub fn artifact_bucket(&self, account: &str, region: &str) -> String {
        format!("{}-artifacts-{account}-{region}", self.prefix)
    }

    /// The bucket that the files of the build are copied to.
    #[must_use]
    pub fn deploy_bucket(&self, account: &str, region: &str) -> String {
        format!("{}-files-{account}-{region}", self.prefix)
    }

    /// What every name of the setup begins with, for policies that cover them all.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}
