//! One member of a template's `Resources`.

use gangway_blueprint::Blueprint;
use gangway_blueprint::policy::Reason;
use gangway_blueprint::resource::{Kind, Resource};
use gangway_words::Words;

use crate::facts::fact_values;
use crate::registry;
use crate::tree::Member;

/// A resource, with what it is for above it.
pub(super) fn member(resource: &Resource, blueprint: &Blueprint, words: &Words) -> Member {
    let purpose = format!("resource-{}", resource.purpose.id());
    let facts = blueprint.facts(resource);
    let mut members = vec![Member::of("Type", resource.kind.aws_type())];
    if let Some((deleted, replaced)) = policies(&resource.kind) {
        members.push(Member::of("DeletionPolicy", deleted));
        members.push(Member::of("UpdateReplacePolicy", replaced));
    }
    let why = |reason: Reason| Some(words.say(&format!("why-{}", reason.id()), &[]));
    members.push(Member::of("Properties", registry::properties(&resource.kind, &blueprint.tags, &why)));
    Member::of(resource.id.as_str(), members).commented(words.say(&purpose, &fact_values(&facts))).apart()
}

/// What becomes of a resource that is deleted, and of one that is replaced: of those that hold data, and of those that
/// outlive their stack. Host and connection do, since a new one begins unauthorized. CloudFormation deletes no bucket that
/// isn't empty.
fn policies(kind: &Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Host(_) | Kind::Connection(_) => Some(("Retain", "Retain")),
        Kind::Bucket(_) | Kind::LogGroup(_) => Some(("Delete", "Delete")),
        // a stack that can't even be made leaves none behind
        Kind::Role(role) if role.outlives_stack => Some(("RetainExceptOnCreate", "Retain")),
        Kind::BucketPolicy(_) | Kind::Role(_) | Kind::Project(_) | Kind::Pipeline(_) => None,
    }
}
