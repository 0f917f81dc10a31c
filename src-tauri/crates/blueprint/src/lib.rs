//! Setup + Target -> what AWS will hold: one typed graph of resources, roles, policies and stages.
//!
//! Valid by construction: [`Blueprint::from_setup`] gives one, or the problems of the setup. Knows no file format and
//! no API: exporters turn the graph into text, and `app` into plain words. Pure. Start reading at [`Blueprint`], then
//! [`resource`]; a new kind of resource is a type there, and a file like `storage`, `project` or `pipeline` makes it. A
//! new deploy target is a file of `deploy`.

pub mod administrator;
pub mod drawing;
pub mod id;
pub mod plain;
pub mod policy;
pub mod resource;
pub mod text;

mod arn;
mod artifacts;
mod connection;
mod deploy;
mod host;
mod pipeline;
mod project;
mod resolve;
mod roles;
mod storage;

use gangway_setup::check::{Facts, check};
use gangway_setup::document::{Setup, SourceFormat};
use gangway_setup::names::Names;
use gangway_setup::problem::{Problem, ProblemCode, Severity};
use gangway_setup::target::Target;
use strum::VariantArray;

use crate::id::Id;
use crate::resource::{Kind, Resource};
use crate::text::Parameter;

/// Everything that AWS will hold, in phases: between them a person sets up the host, where there is one, and authorizes the
/// connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Blueprint {
    /// The fixed names, and those of the stacks.
    pub names: Names,
    /// Phase 0, with a server of one's own: the host, where one is wished for.
    pub host: Vec<Resource>,
    /// Phase 1: the way to the repository. With a server of one's own it takes the ARN of the host.
    pub connection: Vec<Resource>,
    /// Phase 2: everything else, each resource after those that it refers to. Takes the ARN of the connection.
    pub pipeline: Vec<Resource>,
    /// The person's tags, for everything that takes tags.
    pub tags: Vec<(String, String)>,
    /// The place that references are resolved for; nothing in the graph depends on it.
    pub target: Target,
}

impl Blueprint {
    /// The graph of a setup.
    ///
    /// # Errors
    /// The problems of the setup that keep it from being made; warnings aren't among them.
    pub fn from_setup(setup: &Setup, target: &Target) -> Result<Self, Vec<Problem>> {
        let facts = Facts {
            region: Some(target.region.clone()).filter(|region| !region.is_empty()),
            partition: Some(target.partition.clone()).filter(|partition| !partition.is_empty()),
            connection_arn: target.connection_arn.clone(),
            host_arn: target.host_arn.clone(),
            network: target.network.clone(),
            ..Facts::default()
        };
        let names = Names::of(setup);
        let mut problems = check(setup, &facts);
        problems.retain(|problem| problem.severity == Severity::Error);
        let mut graph = Graph::default();
        let connection = connection::resources(setup, &names).unwrap_or_else(|problem| {
            push_once(&mut problems, problem);
            Vec::new()
        });
        graph.fill(setup, &names, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            host: host::resources(setup, &names),
            names,
            connection,
            pipeline: graph.resources,
            tags: setup.tags.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
            target: target.clone(),
        })
    }

    /// The connection that is used already: phase 1 is done, here.
    pub fn connection_arn(&self) -> Option<&str> {
        self.target.connection_arn.as_deref()
    }

    /// The host that is used already: phase 0 is done, here.
    pub fn host_arn(&self) -> Option<&str> {
        self.target.host_arn.as_deref()
    }

    /// Phase by phase.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        Phase::ALL.iter().flat_map(|phase| self.phase(*phase))
    }

    /// The resources of a phase.
    pub fn phase(&self, phase: Phase) -> &[Resource] {
        match phase {
            Phase::Host => &self.host,
            Phase::Connection => &self.connection,
            Phase::Pipeline => &self.pipeline,
        }
    }

    /// What must be given when a phase is deployed.
    pub fn parameters(&self, phase: Phase) -> Vec<Parameter> {
        let in_vpc = self.phase(phase).iter().any(|resource| match &resource.kind {
            Kind::Host(host) => host.vpc.is_some(),
            Kind::Project(project) => project.vpc.is_some(),
            _ => false,
        });
        let with_host = |resource: &Resource| matches!(&resource.kind, Kind::Connection(one) if one.host.is_some());
        let before = match phase {
            Phase::Host => None,
            Phase::Connection => self.connection.iter().any(with_host).then_some(Parameter::HostArn),
            Phase::Pipeline => Some(Parameter::ConnectionArn),
        };
        let vpc = [Parameter::VpcId, Parameter::SubnetIds, Parameter::SecurityGroupIds];
        before.into_iter().chain(vpc.into_iter().filter(|_| in_vpc)).collect()
    }

    /// The resource with this id.
    pub fn resource(&self, id: &Id) -> Option<&Resource> {
        self.resources().find(|resource| resource.id == *id)
    }

    /// The main one first.
    pub fn pipelines(&self) -> impl Iterator<Item = &resource::Pipeline> {
        self.pipeline.iter().filter_map(|resource| match &resource.kind {
            Kind::Pipeline(pipeline) => Some(pipeline),
            _ => None,
        })
    }
}

/// What is made at once. Between two of them a person does something in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Phase {
    /// The host; then a person sets it up at the server.
    Host,
    /// The connection; then a person authorizes it.
    Connection,
    /// Everything else.
    Pipeline,
}

impl Phase {
    /// All, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// The resources of phase 2, in the order in which they can be made.
#[derive(Default)]
struct Graph {
    resources: Vec<Resource>,
}

impl Graph {
    fn fill(&mut self, setup: &Setup, names: &Names, problems: &mut Vec<Problem>) {
        let deployments = deploy::of_setup(setup, names);
        self.add("name", storage::artifacts(names), problems);
        for ((index, build), names) in setup.builds.iter().enumerate().zip(&names.builds) {
            let mut runs = setup
                .pipelines
                .iter()
                .filter(|pipeline| pipeline.builds().any(|step| step.build == build.name))
                .peekable();
            // A project whose source is a pipeline can't be started without one.
            if runs.peek().is_some() {
                let clones = runs.any(|pipeline| pipeline.source.format == SourceFormat::Clone);
                let deploys = deploy::build_may(setup, &deployments, build);
                let made = project::resources(setup, build, names, clones, deploys);
                self.add(&format!("builds.{index}.name"), made, problems);
            }
        }
        let pipelines = setup.pipelines.iter().enumerate().zip(&names.pipelines).zip(&deployments);
        for (((index, pipeline), names), deployments) in pipelines {
            let build = pipeline.builds().find_map(|step| setup.builds.iter().find(|build| build.name == step.build));
            let Some(build) = build else {
                push_once(problems, Problem::error(format!("pipelines.{index}.run"), ProblemCode::Missing));
                continue;
            };
            let made = pipeline::resources(setup, names, pipeline, build, deployments);
            self.add(&format!("pipelines.{index}.name"), made, problems);
        }
    }

    /// Two names may differ and still lead to one id (`a-1` and `a1`), or to one name at AWS.
    fn add(&mut self, field: &str, made: Vec<Resource>, problems: &mut Vec<Problem>) {
        for resource in made {
            let kind = &resource.kind;
            let same_name = |there: &Kind| there.aws_type() == kind.aws_type() && there.name() == kind.name();
            let taken = |there: &Resource| there.id == resource.id || (kind.name().is_some() && same_name(&there.kind));
            if self.resources.iter().any(taken) {
                let problem = Problem::error(field, ProblemCode::Duplicate).with("name", resource.id.as_str());
                push_once(problems, problem);
                return;
            }
            self.resources.push(resource);
        }
    }
}

/// The rules may have found the same already.
fn push_once(problems: &mut Vec<Problem>, problem: Problem) {
    if !problems.iter().any(|there| there.field == problem.field && there.code == problem.code) {
        problems.push(problem);
    }
}

#[cfg(test)]
mod tests;
