//! Each kind of resource with its properties, as the registry's schema spells them.

use gangway_blueprint::Blueprint;
use gangway_blueprint::policy::{Policy, Reason};
use gangway_blueprint::resource::{
    Action, Bucket, BuildspecSource, EnvironmentVariable, GitTrigger, Kind, OnFailure, Pipeline, Project, Resource,
    Role, Stage,
};
use gangway_setup::document::{Patterns, PullRequestEvent, VariableKind};
use gangway_words::Words;

use super::reference::{attribute, name, text};
use crate::tree::{Member, Node};
use crate::{buildspec, fact_values, policy};

/// One member of `Resources`, with what it is for above it.
pub(super) fn member(resource: &Resource, blueprint: &Blueprint, words: &Words) -> Member {
    let purpose = format!("resource-{}", resource.purpose.id());
    let facts = blueprint.facts(resource);
    let mut members = vec![Member::of("Type", resource.kind.aws_type())];
    if let Some(policy) = when_deleted(&resource.kind) {
        members.push(Member::of("DeletionPolicy", policy));
        members.push(Member::of("UpdateReplacePolicy", policy));
    }
    let mut properties = properties(&resource.kind, words);
    if !blueprint.tags.is_empty() && takes_tags(&resource.kind) {
        let tags = blueprint.tags.iter().map(|(key, value)| Node::map([("Key", key.into()), ("Value", value.into())]));
        properties.push(Member::of("Tags", Node::list(tags)));
    }
    members.push(Member::of("Properties", properties));
    Member::of(resource.id.as_str(), members).commented(words.say(&purpose, &fact_values(&facts))).apart()
}

/// What holds something says what becomes of it. A connection outlives its stack: a new one begins unauthorised. The
/// others go with it; CloudFormation deletes no bucket that isn't empty.
fn when_deleted(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Connection(_) => Some("Retain"),
        Kind::Bucket(_) | Kind::LogGroup(_) => Some("Delete"),
        Kind::BucketPolicy(_) | Kind::Role(_) | Kind::Project(_) | Kind::Pipeline(_) => None,
    }
}

fn takes_tags(kind: &Kind) -> bool {
    !matches!(kind, Kind::BucketPolicy(_))
}

fn properties(kind: &Kind, words: &Words) -> Vec<Member> {
    match kind {
        Kind::Connection(connection) => vec![
            Member::of("ConnectionName", &connection.name),
            Member::of("ProviderType", connection.provider.api_name()),
        ],
        Kind::Bucket(bucket) => bucket_properties(bucket),
        Kind::BucketPolicy(policy) => vec![
            Member::of("Bucket", name(&policy.bucket)),
            Member::of("PolicyDocument", commented(&policy.policy, words)),
        ],
        Kind::LogGroup(group) => {
            vec![Member::of("LogGroupName", &group.name), Member::of("RetentionInDays", group.retention_days)]
        }
        Kind::Role(role) => role_properties(role, words),
        Kind::Project(project) => project_properties(project),
        Kind::Pipeline(pipeline) => pipeline_properties(pipeline),
    }
}

fn commented(document: &Policy, words: &Words) -> Node {
    policy::document(document, &text, &|reason: Reason| Some(words.say(&format!("why-{}", reason.id()), &[])))
}

fn bucket_properties(bucket: &Bucket) -> Vec<Member> {
    let encryption = Node::map([("SSEAlgorithm", "AES256".into())]);
    let rule = Node::map([("ServerSideEncryptionByDefault", encryption)]);
    let blocked = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
    let mut lifecycle = vec![Member::of("Id", "CleanUp"), Member::of("Status", "Enabled")];
    if let Some(days) = bucket.expire_days {
        lifecycle.push(Member::of("ExpirationInDays", days));
    }
    lifecycle.push(Member::of(
        "NoncurrentVersionExpiration",
        Node::map([("NoncurrentDays", bucket.expire_former_days.into())]),
    ));
    lifecycle.push(Member::of(
        "AbortIncompleteMultipartUpload",
        Node::map([("DaysAfterInitiation", bucket.abort_uploads_days.into())]),
    ));
    vec![
        Member::of("BucketName", text(&bucket.name)),
        Member::of("PublicAccessBlockConfiguration", Node::Map(blocked.map(|key| Member::of(key, true)).to_vec())),
        Member::of("BucketEncryption", Node::map([("ServerSideEncryptionConfiguration", Node::list([rule]))])),
        Member::of(
            "OwnershipControls",
            Node::map([("Rules", Node::list([Node::map([("ObjectOwnership", "BucketOwnerEnforced".into())])]))]),
        ),
        Member::of("VersioningConfiguration", Node::map([("Status", "Enabled".into())])),
        Member::of("LifecycleConfiguration", Node::map([("Rules", Node::list([Node::Map(lifecycle)]))])),
    ]
}

fn role_properties(role: &Role, words: &Words) -> Vec<Member> {
    let inline =
        Node::map([("PolicyName", role.policy_name.into()), ("PolicyDocument", commented(&role.policy, words))]);
    vec![
        Member::of("AssumeRolePolicyDocument", commented(&role.trust, words)),
        Member::of("Policies", Node::list([inline])),
    ]
}

fn project_properties(project: &Project) -> Vec<Member> {
    let mut environment = vec![
        Member::of("Type", &project.environment),
        Member::of("ComputeType", &project.compute),
        Member::of("Image", &project.image),
        Member::of("ImagePullCredentialsType", "CODEBUILD"),
    ];
    if !project.variables.is_empty() {
        environment.push(Member::of("EnvironmentVariables", Node::list(project.variables.iter().map(variable))));
    }
    let buildspec = match &project.buildspec {
        BuildspecSource::Recipe(recipe) => buildspec::write(recipe),
        BuildspecSource::Written(text) => text.clone(),
        BuildspecSource::Path { path, .. } => path.clone(),
    };
    let logs = Node::map([("Status", "ENABLED".into()), ("GroupName", name(&project.logs))]);
    vec![
        Member::of("Name", &project.name),
        Member::of("ServiceRole", attribute(&project.role, "Arn")),
        Member::of("Environment", environment),
        Member::of("Source", Node::map([("Type", "CODEPIPELINE".into()), ("BuildSpec", buildspec.into())])),
        Member::of("Artifacts", Node::map([("Type", "CODEPIPELINE".into())])),
        Member::of("TimeoutInMinutes", project.timeout_minutes),
        Member::of("LogsConfig", Node::map([("CloudWatchLogs", logs)])),
    ]
}

fn variable(variable: &EnvironmentVariable) -> Node {
    let kind = match variable.kind {
        VariableKind::Plain => "PLAINTEXT",
        VariableKind::ParameterStore => "PARAMETER_STORE",
        VariableKind::SecretsManager => "SECRETS_MANAGER",
    };
    Node::map([("Name", (&variable.name).into()), ("Type", kind.into()), ("Value", (&variable.value).into())])
}

fn pipeline_properties(pipeline: &Pipeline) -> Vec<Member> {
    let store = Node::map([("Type", "S3".into()), ("Location", name(&pipeline.artifacts))]);
    let mut members = vec![
        Member::of("Name", &pipeline.name),
        Member::of("PipelineType", "V2"),
        Member::of("ExecutionMode", pipeline.mode.as_str()),
        Member::of("RoleArn", attribute(&pipeline.role, "Arn")),
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
        let configuration = action.configuration.iter().map(|(key, value)| Member::of(*key, text(value)));
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
