//! Every fixed name that a setup leads to at AWS. Nobody else builds one, so that a project in a policy, in a template
//! and on the screen is the same project. Roles have none: CloudFormation names them after the stack.

use gangway_catalog::quotas::ROLE_NAME;

use crate::check::connection::is_name;
use crate::check::shown;
use crate::deploy::s3;
use crate::document::Setup;
use crate::suggest::connection_name;

/// Most random characters that CloudFormation ends a name of its own with.
const RANDOM_END: usize = 13;

/// The names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The one stack.
    pub stack: String,
    /// The stack of phase 1, when a team deploys its file: the program itself makes a connection without a stack.
    pub connection_stack: String,
    /// The connection of phase 1: as it is wished for, else after the setup. While an existing connection is used, the wish
    /// is that one's name, or nothing that was looked at.
    pub connection: String,
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

impl PipelineNames {
    /// The bucket that files are copied to, without the account and Region that end its name. The environment's name
    /// may be empty; `index` counts the environment's deployments from 0.
    #[must_use]
    pub fn deploy_bucket(&self, environment: &str, index: usize) -> String {
        s3::bucket(&self.pipeline, environment, index)
    }
}

impl Names {
    /// The names of a setup; whatever was typed goes in, so check the setup before using them at AWS. What is longer than
    /// any name may be is cut.
    #[must_use]
    pub fn of(setup: &Setup) -> Self {
        let prefix = shown(&setup.name);
        let pipelines = setup.pipelines.iter().enumerate().map(|(index, pipeline)| PipelineNames {
            pipeline: if index == 0 { prefix.clone() } else { format!("{prefix}-{}", shown(&pipeline.name)) },
        });
        let builds = setup.builds.iter().map(|build| {
            let project = format!("{prefix}-{}", shown(&build.name));
            BuildNames { log_group: format!("/aws/codebuild/{project}"), project }
        });
        Self {
            stack: format!("{prefix}-pipeline"),
            connection: Some(&setup.connection.name)
                .filter(|name| is_name(name))
                .map_or_else(|| connection_name(&prefix), String::clone),
            connection_stack: format!("{prefix}-connection"),
            pipelines: pipelines.collect(),
            builds: builds.collect(),
            prefix,
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

    /// The bucket that carries artifacts between the stages, without the account and Region that end its name.
    #[must_use]
    pub fn artifact_bucket(&self) -> String {
        format!("{}-artifacts", self.prefix)
    }

    /// What the names begin with that CloudFormation gives the roles: `{stack}-{logical id}-{random}`, where stack and id
    /// are cut to half of the room each when IAM's limit asks for it and they are longer. AWS doesn't document the rule;
    /// it was read off roles in real accounts (`OpenReception-CfMonitorin-CustomCrossRegionExportRe-ox5R3SHQowPX` of the
    /// stack `OpenReception-CfMonitoring-dev`).
    #[must_use]
    pub fn role_prefix(&self) -> String {
        const HALF: usize = (ROLE_NAME.most - RANDOM_END - "--".len()) / 2;
        format!("{}-", self.stack).chars().take(HALF).collect()
    }

    /// What every name of the setup begins with, for policies that cover them all.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}
