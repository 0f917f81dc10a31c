//! The dialect of CloudFormation's registry: each kind of resource with the properties that its resource type's schema
//! names. One file a kind. Every format that spells resources so reads it: templates as YAML or JSON, SAM, CDK's L1.

mod bucket;
mod connection;
mod host;
mod log_group;
mod pipeline;
mod project;
mod reference;
mod role;

use gangway_blueprint::resource::Kind;

pub(crate) use self::role::demanded as demanded_of_roles;
use crate::policy::Comments;
use crate::tree::{Member, Node};

/// The properties of a resource.
pub(crate) fn properties(kind: &Kind, tags: &[(String, String)], comments: Comments<'_>) -> Vec<Member> {
    let mut properties = match kind {
        Kind::Host(host) => host::properties(host),
        Kind::Connection(connection) => connection::properties(connection),
        Kind::Bucket(bucket) => bucket::properties(bucket),
        Kind::BucketPolicy(policy) => bucket::policy_properties(policy, comments),
        Kind::LogGroup(group) => log_group::properties(group),
        Kind::Role(role) => role::properties(role, comments),
        Kind::Project(project) => project::properties(project),
        Kind::Pipeline(pipeline) => pipeline::properties(pipeline),
    };
    if !tags.is_empty() && takes_tags(kind) {
        let tags = tags.iter().map(|(key, value)| Node::map([("Key", key.into()), ("Value", value.into())]));
        properties.push(Member::of("Tags", Node::list(tags)));
    }
    properties
}

fn takes_tags(kind: &Kind) -> bool {
    !matches!(kind, Kind::BucketPolicy(_))
}

/// The attribute that holds a resource's ARN.
pub(crate) fn arn_attribute(kind: &Kind) -> &'static str {
    match kind {
        Kind::Host(_) => "HostArn",
        Kind::Connection(_) => "ConnectionArn",
        Kind::Bucket(_)
        | Kind::BucketPolicy(_)
        | Kind::LogGroup(_)
        | Kind::Role(_)
        | Kind::Project(_)
        | Kind::Pipeline(_) => "Arn",
    }
}
