//! Every fixed name that a setup leads to at AWS. Nobody else builds one, so that a project in a policy, in a template
//! and on the screen is the same project. Roles have one only where CloudFormation doesn't name them after the stack.

use gangway_catalog::quotas::ROLE_NAME;

use crate::check::connection::is_name;
use crate::check::{host, shown};
use crate::document::Setup;
use crate::suggest::connection_name;

/// Most random characters that CloudFormation ends a name of its own with.
const RANDOM_END: usize = 13;

/// The names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The one stack.
    pub stack: String,
    /// The stack of the host, when a team deploys its file: the program itself makes a host without a stack.
    pub host_stack: String,
    /// The host: as it is wished for, else after the setup.
    pub host: String,
    /// The stack of phase 1, when a team deploys its file: the program itself makes a connection without a stack.
    pub connection_stack: String,
    /// The connection of phase 1: as it is wished for, else after the setup. While an existing connection is used, the wish
    /// is that one's name, or nothing that was looked at.
    pub connection: String,
    /// One a pipeline, in the order of the setup; the first is the main one.
    pub pipelines: Vec<PipelineNames>,
    /// One a build, in the order of the setup.
    pub builds: Vec<BuildNames>,
    /// IAM's path of every role, e.g. `/`: their ARNs have it before their names.
    pub role_path: String,
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
    /// Something that a deployment brings, such as `app`. The environment's name may be empty; `index` counts the
    /// environment's deployments from 0.
    #[must_use]
    pub fn deployed(&self, what: &str, environment: &str, index: usize) -> String {
        let number = if index == 0 { String::new() } else { (index + 1).to_string() };
        let words = [self.pipeline.as_str(), environment, what, number.as_str()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
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
            host_stack: format!("{prefix}-host"),
            host: setup
                .host
                .as_ref()
                .map(|host| &host.name)
                .filter(|name| host::is_name(name))
                .map_or_else(|| format!("{prefix}-host"), String::clone),
            connection_stack: format!("{prefix}-connection"),
            pipelines: pipelines.collect(),
            builds: builds.collect(),
            role_path: setup.role_path().to_owned(),
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

    /// What the names of the roles begin with, see [`role_prefix`].
    #[must_use]
    pub fn role_prefix(&self) -> String {
        role_prefix(&self.stack)
    }

    /// The name of a role where CloudFormation gives it none, from the role's logical id. Begins as CloudFormation's would,
    /// so that a policy which covers those covers this one, and ends with the Region, since IAM's names hold in all
    /// Regions at once.
    #[must_use]
    pub fn role(&self, id: &str, region: &str) -> String {
        let beginning = self.role_prefix();
        let room = ROLE_NAME.most.saturating_sub(beginning.chars().count() + "-".len() + region.len());
        format!("{beginning}{}-{region}", shortened(id, room))
    }

    /// What every name of the setup begins with, for policies that cover them all.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

/// A text of ASCII that fits. One that doesn't is cut, and ends with a checksum (FNV-1a): two that begin alike stay two.
fn shortened(text: &str, room: usize) -> String {
    const CHECKSUM: usize = 8;
    if text.len() <= room {
        return text.to_owned();
    }
    let checksum = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let beginning: String = text.chars().take(room.saturating_sub(CHECKSUM)).collect();
    format!("{beginning}{checksum:08x}")
}

/// What the names begin with that CloudFormation gives the roles of a stack: `{stack}-{logical id}-{random}`, where stack
/// and id are cut to half of the room each when IAM's limit asks for it and they are longer. AWS doesn't document the
/// rule; it was read off roles in real accounts (`OpenReception-CfMonitorin-CustomCrossRegionExportRe-ox5R3SHQowPX` of
/// the stack `OpenReception-CfMonitoring-dev`).
#[must_use]
pub fn role_prefix(stack: &str) -> String {
    const HALF: usize = (ROLE_NAME.most - RANDOM_END - "--".len()) / 2;
    format!("{stack}-").chars().take(HALF).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangway_catalog::quotas::{PART_NAME, SETUP_NAME};
    use gangway_catalog::regions;

    fn names(name: &str) -> Names {
        Names::of(&Setup { name: name.to_owned(), ..Setup::default() })
    }

    #[test]
    fn a_role_is_named_after_setup_id_and_region() {
        let name = names("shop").role("MainPipelineRole", "eu-west-1");
        assert_eq!(name, "shop-pipeline-MainPipelineRole-eu-west-1");
    }

    #[test]
    fn the_longest_names_of_roles_fit_and_differ() {
        let names = names(&"n".repeat(SETUP_NAME.most));
        let long = "L".repeat(PART_NAME.most);
        for region in regions::ALL {
            let ids =
                ["Role", "PipelineRole", "StagingDeployRole", "ProductionDeployRole"].map(|end| format!("{long}{end}"));
            let roles = ids.map(|id| names.role(&id, region.id));
            for (index, role) in roles.iter().enumerate() {
                assert!(ROLE_NAME.holds(role.len()) && role.starts_with(&names.role_prefix()), "{role}");
                assert!(role.ends_with(region.id) && !roles[..index].contains(role), "{role}");
            }
        }
    }
}
