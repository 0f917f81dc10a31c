//! Where files can be deployed to: one file a target, with its fields and their rules. What a target brings to AWS is
//! the blueprint's.

pub mod cloudformation;
mod context;
pub(crate) mod s3;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub(crate) use self::context::TargetContext;
use crate::problem::Problem;

/// Where a deployment goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase")]
pub enum DeployTarget {
    /// A copy of the build's files to a private bucket that the stack makes.
    S3 {},
    /// A stack that CloudFormation makes from a template.
    CloudFormation(cloudformation::CloudFormation),
    /// What this version can't make yet.
    #[serde(untagged)]
    #[ts(skip)]
    Planned(Map<String, Value>),
}

impl DeployTarget {
    /// The problems of the target's own fields and names.
    pub(crate) fn check(&self, context: &TargetContext<'_>, problems: &mut Vec<Problem>) {
        match self {
            Self::S3 {} => s3::check(context, problems),
            Self::CloudFormation(target) => target.check(context, problems),
            Self::Planned(_) => {}
        }
    }

    /// What the target brings to AWS, as a word of its name; none for what this version can't make yet.
    #[must_use]
    pub fn brings(&self) -> Option<&'static str> {
        match self {
            Self::S3 {} => Some(s3::BUCKET),
            Self::CloudFormation(_) => Some(cloudformation::STACK),
            Self::Planned(_) => None,
        }
    }

    /// The members of a target that this version can't make yet.
    pub(crate) fn planned(&self) -> Option<&Map<String, Value>> {
        if let Self::Planned(members) = self { Some(members) } else { None }
    }
}
