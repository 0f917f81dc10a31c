//! AWS::CodePipeline::Pipeline.

use gangway_blueprint::resource::{Action, GitTrigger, OnFailure, Pipeline, Stage};
use gangway_setup::document::{Patterns, PullRequestEvent};

use super::reference::{arn, name};
use crate::tree::{Member, Node};

pub(super) fn properties(pipeline: &Pipeline) -> Vec<Member> {
    let store = Node::map([("Type", "S3".into()), ("Location", name(&pipeline.artifacts))]);
    let mut members = vec![
        Member::of("Name", &pipeline.name),
        Member::of("PipelineType", "V2"),
        Member::of("ExecutionMode", pipeline.mode.as_str()),
        Member::of("RoleArn", arn(&pipeline.role)),
        Member::of("ArtifactStore", store),
    ];
    if let Some(git) = &pipeline.trigger {
        members.push(Member::of("Triggers", Node::list([trigger(git)])));
    }
    members.push(Member::of("Stages", Node::list(pipeline.stages.iter().map(stage))));
    members
}

fn trigger(trigger: &GitTrigger) -> Node {
    let push = trigger.push.iter().map(|filter| Node::Map(vec![branches(&filter.branches)]));
    let pull_requests = trigger.pull_requests.iter().map(|filter| {
        let events = filter.events.iter().map(event_name);
        let events = (!filter.events.is_empty()).then(|| Member::of("Events", Node::list(events)));
        Node::Map(std::iter::once(branches(&filter.branches)).chain(events).collect())
    });
    let mut git = vec![Member::of("SourceActionName", trigger.source_action)];
    if !trigger.push.is_empty() {
        git.push(Member::of("Push", Node::list(push)));
    }
    if !trigger.pull_requests.is_empty() {
        git.push(Member::of("PullRequest", Node::list(pull_requests)));
    }
    Node::map([("ProviderType", "CodeStarSourceConnection".into()), ("GitConfiguration", Node::Map(git))])
}

/// A filter names branches, or nothing of it is valid: `**` stands for all of them.
fn branches(Patterns { include, exclude }: &Patterns) -> Member {
    let mut members = Vec::new();
    if !include.is_empty() {
        members.push(Member::of("Includes", Node::list(include)));
    } else if exclude.is_empty() {
        members.push(Member::of("Includes", Node::list(["**"])));
    }
    if !exclude.is_empty() {
        members.push(Member::of("Excludes", Node::list(exclude)));
    }
    Member::of("Branches", members)
}

fn event_name(event: &PullRequestEvent) -> &'static str {
    match event {
        PullRequestEvent::Open => "OPEN",
        PullRequestEvent::Updated => "UPDATED",
        PullRequestEvent::Closed => "CLOSED",
    }
}

fn stage(stage: &Stage) -> Node {
    let mut members =
        vec![Member::of("Name", &stage.name), Member::of("Actions", Node::list(stage.actions.iter().map(action)))];
    if let Some(then) = stage.on_failure {
        members.push(Member::of("OnFailure", on_failure(then)));
    }
    Node::Map(members)
}

fn on_failure(then: OnFailure) -> Node {
    match then {
        OnFailure::Retry => Node::map([
            ("Result", "RETRY".into()),
            ("RetryConfiguration", Node::map([("RetryMode", "FAILED_ACTIONS".into())])),
        ]),
        OnFailure::Rollback => Node::map([("Result", "ROLLBACK".into())]),
    }
}

fn action(action: &Action) -> Node {
    let kind = Node::map([
        ("Category", action.kind.category.into()),
        ("Owner", "AWS".into()),
        ("Provider", action.kind.provider.into()),
        ("Version", action.kind.version.into()),
    ]);
    let mut members = vec![Member::of("Name", &action.name), Member::of("ActionTypeId", kind)];
    // 1 is what CodePipeline takes when nothing is said
    if action.run_order > 1 {
        members.push(Member::of("RunOrder", action.run_order));
    }
    if let Some(namespace) = &action.namespace {
        members.push(Member::of("Namespace", namespace));
    }
    if !action.configuration.is_empty() {
        let configuration = action.configuration.iter().map(|(key, value)| Member::of(*key, value));
        members.push(Member::of("Configuration", configuration.collect::<Vec<_>>()));
    }
    let artifacts = |names: &[String]| Node::list(names.iter().map(|name| Node::map([("Name", name.into())])));
    if !action.inputs.is_empty() {
        members.push(Member::of("InputArtifacts", artifacts(&action.inputs)));
    }
    if !action.outputs.is_empty() {
        members.push(Member::of("OutputArtifacts", artifacts(&action.outputs)));
    }
    Node::Map(members)
}
