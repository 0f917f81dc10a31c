//! What a job must still know after the program was killed. Everything else it asks AWS.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Written to the journal whenever it changes, and always before the call that it warns of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Notes {
    /// How often the person started it: 1, and one more for each "try again".
    pub(crate) attempt: u32,
    /// CreateConnection was sent: if there is none of ours in the list, it may only not be there yet.
    pub(crate) create_sent: bool,
    /// The connection that it became.
    pub(crate) connection_arn: Option<String>,
    /// Since when the connection waits for the person.
    pub(crate) waiting_since: Option<String>,
    /// ARN of the stack.
    pub(crate) stack_arn: Option<String>,
    /// Newest event of the stack before ours; none: all are ours.
    pub(crate) event_before: Option<String>,
    /// ExecuteChangeSet was sent.
    pub(crate) execute_sent: bool,
    /// The stack is as the plan said.
    pub(crate) stack_done: bool,
    /// DeleteStack was sent.
    pub(crate) delete_sent: bool,
    /// How many DeleteStack were sent: each is a request of its own.
    pub(crate) deletions: u32,
    /// The pipelines were sent again.
    pub(crate) resubmitted: bool,
    /// The runs that are watched, by pipeline.
    pub(crate) executions: BTreeMap<String, String>,
    /// The run that is watched, as version 0.1.0 noted it: it knew of one pipeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) execution: Option<String>,
    /// What a newer version noted. It is written again with every note, as the newest note is the one that counts.
    #[serde(flatten)]
    pub(crate) unknown: Map<String, Value>,
}
