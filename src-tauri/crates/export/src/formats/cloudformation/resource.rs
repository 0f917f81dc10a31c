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
    if let Some(policy) = when_deleted(&resource.kind) {
        members.push(Member::of("DeletionPolicy", policy));
        members.push(Member::of("UpdateReplacePolicy", policy));
    }
    let why = |reason: Reason| Some(words.say(&format!("why-{}", reason.id()), &[]));
    members.push(Member::of("Properties", registry::properties(&resource.kind, &blueprint.tags, &why)));
    Member::of(resource.id.as_str(), members).commented(words.say(&purpose, &fact_values(&facts))).apart()
}

/// For resources that hold data. A connection outlives its stack: a new one begins unauthorized. The
/// others go with it; CloudFormation deletes no bucket that isn't empty.
fn when_deleted(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Connection(_) => Some("Retain"),
        Kind::Bucket(_) | Kind::LogGroup(_) => Some("Delete"),
        Kind::BucketPolicy(_) | Kind::Role(_) | Kind::Project(_) | Kind::Pipeline(_) => None,
    }
}
