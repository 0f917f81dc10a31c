//! A stack and what is known of it.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::moment::Moment;
use crate::other::{Other, WithOther};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Stack {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) region: String,
    pub(super) status: String,
    pub(super) reason: Option<String>,
    pub(super) created: Moment,
    pub(super) updated: Option<Moment>,
    pub(super) deleted: Option<Moment>,
    /// What it was made from last.
    pub(super) source: Source,
    pub(super) outputs: Vec<Value>,
    pub(super) resources: BTreeMap<String, Resource>,
    /// Logical ids in the order in which they were made.
    pub(super) order: Vec<String>,
    /// The oldest comes first.
    pub(super) events: Vec<StackEvent>,
    pub(super) change_sets: BTreeMap<String, ChangeSet>,
    /// The change set that was executed last.
    pub(super) change_set: Option<String>,
    pub(super) operation: Option<Operation>,
    pub(super) protected: bool,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// Template, parameters, tags: all that a stack is made from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Source {
    /// As it was sent.
    pub(super) body: String,
    pub(super) parameters: BTreeMap<String, String>,
    /// Objects with `Key` and `Value`, as the API's `Tag`.
    pub(super) tags: Vec<Value>,
    pub(super) capabilities: Vec<Value>,
    pub(super) role: Option<String>,
    /// What is done when something fails: `ROLLBACK`, `DO_NOTHING` or `DELETE`.
    pub(super) on_failure: String,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// A resource of a stack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Resource {
    pub(super) kind: String,
    pub(super) physical: String,
    pub(super) status: String,
    pub(super) reason: Option<String>,
    pub(super) at: Moment,
    /// As they were applied last, with every reference filled in.
    pub(super) properties: Value,
    pub(super) attributes: BTreeMap<String, String>,
    /// `Retain` keeps it when it leaves the stack.
    pub(super) deletion_policy: String,
    /// `Retain` keeps the old one when it is replaced.
    pub(super) replace_policy: String,
    #[serde(flatten)]
    pub(super) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StackEvent {
    pub(super) id: String,
    pub(super) at: Moment,
    pub(super) logical: String,
    pub(super) physical: String,
    pub(super) kind: String,
    pub(super) status: String,
    pub(super) reason: Option<String>,
    pub(super) properties: Option<String>,
    pub(super) token: Option<String>,
    #[serde(flatten)]
    pub(super) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ChangeSet {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) created: Moment,
    /// When it is ready.
    pub(super) due: Moment,
    pub(super) status: String,
    pub(super) execution: String,
    pub(super) reason: Option<String>,
    /// The check that refused it.
    pub(super) refused: Option<RefusedCheck>,
    pub(super) source: Source,
    /// As DescribeChangeSet shows them.
    pub(super) changes: Vec<Value>,
    pub(super) creates: bool,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// What a check of CloudFormation's says of a resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RefusedCheck {
    /// Its name, e.g. `NAME_CONFLICT_VALIDATION`.
    pub(super) name: String,
    pub(super) reason: String,
    /// Logical id, type and, where it has one, physical id.
    pub(super) resource: String,
    pub(super) kind: String,
    pub(super) physical: String,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// What is being done to a stack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Operation {
    pub(super) kind: OperationKind,
    pub(super) todo: VecDeque<WithOther<Task>>,
    pub(super) doing: Option<CurrentTask>,
    pub(super) token: Option<String>,
    /// How the stack was before an update.
    pub(super) before: Option<Snapshot>,
    /// What this operation made or changed, in order.
    pub(super) touched: Vec<String>,
    /// Resources to delete when an update is through: logical id and what it was.
    pub(super) leftover: Vec<(String, Resource)>,
    pub(super) failed: Vec<String>,
    /// Logical ids that a deletion leaves alone.
    pub(super) retained: Vec<String>,
    /// The time of the next step.
    pub(super) next: Moment,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// The kinds of operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OperationKind {
    #[default]
    Create,
    Update,
    Delete,
    Rollback,
    UpdateRollback,
    Cleanup,
    UpdateRollbackCleanup,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

/// A step of an operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub(super) enum Task {
    /// Make the resource, or bring it to what is wanted.
    Make { logical: String },
    /// Delete a resource that the stack no longer wants.
    Remove { logical: String, resource: Box<Resource>, leftover: bool },
    /// Bring it back to how it was.
    Restore { logical: String },
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(Value),
}

impl Default for Task {
    fn default() -> Self {
        Self::Unknown(Value::Null)
    }
}

/// A task at work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CurrentTask {
    pub(super) task: WithOther<Task>,
    /// `CREATE`, `UPDATE` or `DELETE`.
    pub(super) verb: String,
    /// The call was made; only the time that it takes is left.
    pub(super) called: bool,
    pub(super) tries: u32,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// A stack before an update.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Snapshot {
    pub(super) source: Source,
    pub(super) resources: BTreeMap<String, Resource>,
    pub(super) order: Vec<String>,
    pub(super) outputs: Vec<Value>,
    #[serde(flatten)]
    pub(super) other: Other,
}

impl Operation {
    /// Whether only a newer version knows how it goes on.
    pub(super) fn is_unknown(&self) -> bool {
        let next = self.doing.as_ref().map(|doing| &*doing.task).or(self.todo.front().map(|task| &**task));
        matches!(self.kind, OperationKind::Unknown(_)) || matches!(next, Some(Task::Unknown(_)))
    }
}

impl Stack {
    /// Whether something is being done to it.
    pub(super) fn is_busy(&self) -> bool {
        self.status.ends_with("_IN_PROGRESS") && self.status != "REVIEW_IN_PROGRESS"
    }

    /// What becomes of its change sets when their time has come.
    pub(super) fn ripen_change_sets(&mut self, now: Moment) {
        for set in self.change_sets.values_mut().filter(|set| set.status == "CREATE_PENDING" && set.due <= now) {
            if set.reason.is_some() {
                set.status = "FAILED".to_owned();
            } else {
                set.status = "CREATE_COMPLETE".to_owned();
                set.execution = "AVAILABLE".to_owned();
            }
        }
    }
}
