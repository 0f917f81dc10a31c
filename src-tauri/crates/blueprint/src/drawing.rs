//! A pipeline as something to draw: stages with actions, nothing else.

use gangway_setup::document::Patterns;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Blueprint;
use crate::resource::{Action, GitTrigger, Kind, Pipeline, Source};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// The name at AWS.
    pub pipeline: String,
    /// `push`, `branches`, `pullRequests` or `manual`.
    pub trigger: String,
    /// The branches or patterns that start it.
    pub branches: Vec<String>,
    /// How a server of one's own is reached.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub server: Option<DrawnServer>,
    /// Left to right.
    pub stages: Vec<DrawnStage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnServer {
    /// The address of the server.
    pub endpoint: String,
    /// The name of the host that leads there.
    pub host: String,
    /// The VPC of the host, with its id as far as it's known; none: over the internet.
    pub vpc: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnStage {
    pub name: String,
    /// Top to bottom, in the order in which they run.
    pub actions: Vec<DrawnAction>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnAction {
    pub name: String,
    /// Which words: `action-<activity>` in `words`.
    pub activity: String,
    /// Repository and branch, project, bucket, or nothing.
    pub detail: String,
}

impl Blueprint {
    /// One a pipeline, the main one first.
    pub fn drawings(&self) -> Vec<Drawing> {
        self.pipelines().map(|pipeline| self.draw(pipeline)).collect()
    }

    fn draw(&self, pipeline: &Pipeline) -> Drawing {
        let stages = pipeline.stages.iter().map(|stage| DrawnStage {
            name: stage.name.clone(),
            actions: stage.actions.iter().map(|action| self.draw_action(action)).collect(),
        });
        let (trigger, branches) = started_by(pipeline);
        Drawing {
            pipeline: pipeline.name.clone(),
            trigger: trigger.to_owned(),
            branches,
            server: self.draw_server(),
            stages: stages.collect(),
        }
    }

    fn draw_server(&self) -> Option<DrawnServer> {
        let host = self.host.iter().find_map(|resource| match &resource.kind {
            Kind::Host(host) => Some(host),
            _ => None,
        })?;
        let vpc = host.vpc.as_ref().map(|vpc| self.resolve(&vpc.id).replace('*', ""));
        Some(DrawnServer { endpoint: host.endpoint.clone(), host: host.name.clone(), vpc })
    }

    fn draw_action(&self, action: &Action) -> DrawnAction {
        DrawnAction {
            name: action.name.clone(),
            activity: action.activity.id().to_owned(),
            detail: self.resolve(&action.about),
        }
    }
}

/// The trigger, and the branches or patterns of it.
fn started_by(pipeline: &Pipeline) -> (&'static str, Vec<String>) {
    if let Some(GitTrigger { push, pull_requests, .. }) = &pipeline.trigger {
        let trigger = if push.is_empty() { "pullRequests" } else { "branches" };
        let of_pushes = push.iter().map(|filter| &filter.branches);
        let branches = of_pushes.chain(pull_requests.iter().map(|filter| &filter.branches));
        return (trigger, branches.flat_map(shown).collect());
    }
    match &pipeline.source {
        Source { branch, detect_changes: true, .. } => ("push", vec![branch.clone()]),
        Source { detect_changes: false, .. } => ("manual", Vec::new()),
    }
}

/// An exclude is shown as Git's own patterns write it.
fn shown(patterns: &Patterns) -> Vec<String> {
    let excluded = patterns.exclude.iter().map(|pattern| format!("!{pattern}"));
    patterns.include.iter().cloned().chain(excluded).collect()
}
