//! Everything once more, before anything is made.

use gangway_blueprint::drawing::Drawing;
use gangway_catalog::fact::FactMap;
use gangway_setup::problem::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything once more, before anything is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// The pipelines as drawings.
    pub pipelines: Vec<Drawing>,
    /// What AWS would hold.
    pub resources: Vec<ResourceView>,
    /// The policies of the roles that are made.
    pub policies: Vec<PolicyView>,
    /// What an administrator must allow this person: one policy, or several where IAM's limit asks for it.
    pub administrator: Vec<PolicyView>,
    /// What stands in the way; then the rest is empty.
    pub problems: Vec<Problem>,
}

/// A resource in plain words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResourceView {
    /// The logical id in the template.
    pub id: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// The physical name, where it is fixed.
    pub name: Option<String>,
    /// Names the sentence `resource-<purpose>` of `words`.
    pub purpose: String,
    /// The values that the sentence names.
    pub facts: FactMap,
}

/// A policy with the reason of each statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// Logical id of the role; the administrator's policies have a name here.
    pub role: String,
    pub statements: Vec<StatementView>,
    /// Policies that AWS keeps, beside it.
    pub managed: Vec<ManagedPolicyView>,
    /// The whole document as JSON text.
    pub document: String,
}

/// A policy that AWS keeps, with the reason why a role has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ManagedPolicyView {
    /// Its ARN.
    pub arn: String,
    /// Which sentence: `why-<reason>` in `words`.
    pub reason: String,
}

/// A statement with its reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatementView {
    pub sid: String,
    /// Names the sentence `why-<reason>` of `words`.
    pub reason: String,
    pub actions: Vec<String>,
    /// The resources, as text.
    pub resources: Vec<String>,
    /// The conditions as JSON text, one each.
    pub conditions: Vec<String>,
}
