//! A pipeline as something to draw: stages with actions, nothing else.

use gangway_setup::document::Patterns;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Blueprint;
use crate::resource::{Does, GitTrigger, Pipeline};

/// One pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Its name at AWS.
    pub pipeline: String,
    /// What starts it: `push`, `branches`, `pullRequests` or `manual`.
    pub trigger: String,
    /// The branches or patterns that start it.
    pub branches: Vec<String>,
    /// Left to right.
    pub stages: Vec<DrawnStage>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnStage {
    /// Its name.
    pub name: String,
    /// Top to bottom, in the order in which they run.
    pub actions: Vec<DrawnAction>,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnAction {
    /// Its name.
    pub name: String,
    /// `Source`, `Build`, `Approval`, `Deploy`.
    pub category: String,
    /// `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`.
    pub provider: String,
    /// What it works on: repository and branch, project, bucket.
    pub detail: String,
}

impl Blueprint {
    /// Its pipelines, the main one first.
    pub fn drawings(&self) -> Vec<Drawing> {
        self.pipelines().map(|pipeline| self.draw(pipeline)).collect()
    }

    fn draw(&self, pipeline: &Pipeline) -> Drawing {
        let stages = pipeline.stages.iter().map(|stage| DrawnStage {
            name: stage.name.to_owned(),
            actions: stage.actions.iter().map(|action| self.draw_action(action.name, &action.does)).collect(),
        });
        let (trigger, branches) = started_by(pipeline);
        Drawing { pipeline: pipeline.name.clone(), trigger: trigger.to_owned(), branches, stages: stages.collect() }
    }

    fn draw_action(&self, name: &str, does: &Does) -> DrawnAction {
        let (category, provider, _) = does.action_type();
        let named = |id| {
            let name = self.resource(id).and_then(|resource| resource.kind.name());
            name.map(|name| self.resolve(&name)).unwrap_or_default()
        };
        let detail = match does {
            Does::Source { repository, branch, .. } => format!("{repository} ({branch})"),
            Does::Build { project } => named(project),
            Does::Approve => String::new(),
            Does::CopyToBucket { bucket } => named(bucket),
        };
        DrawnAction { name: name.to_owned(), category: category.to_owned(), provider: provider.to_owned(), detail }
    }
}

/// What starts a pipeline, and the branches or patterns that do.
fn started_by(pipeline: &Pipeline) -> (&'static str, Vec<String>) {
    if let Some(GitTrigger { push, pull_requests, .. }) = &pipeline.trigger {
        let trigger = if push.is_empty() { "pullRequests" } else { "branches" };
        let of_pushes = push.iter().map(|filter| &filter.branches);
        let branches = of_pushes.chain(pull_requests.iter().map(|filter| &filter.branches));
        return (trigger, branches.flat_map(shown).collect());
    }
    let mut actions = pipeline.stages.iter().flat_map(|stage| &stage.actions);
    let source = actions.find_map(|action| match &action.does {
        Does::Source { branch, detect_changes: true, .. } => Some(branch.clone()),
        _ => None,
    });
    source.map_or(("manual", Vec::new()), |branch| ("push", vec![branch]))
}

/// An exclude is shown as Git's own patterns write it.
fn shown(patterns: &Patterns) -> Vec<String> {
    let excluded = patterns.exclude.iter().map(|pattern| format!("!{pattern}"));
    patterns.include.iter().cloned().chain(excluded).collect()
}
