//! The lines of a job's journal.
//!
//! Lines are only ever added, so one that this version doesn't know stays where it is.

use gangway_catalog::fault::Fault;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::documents::{document, spelled};
use crate::model::{JobEvent, JobKind, JobSnapshot, LogLine};
use crate::notes::Notes;
use crate::requests::AccountKey;

/// One line that this version writes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "camelCase")]
pub(crate) enum Entry {
    /// The first line: everything that is needed to take the job up again.
    Started { at: String, account: AccountKey, work: Box<RecordedWork> },
    /// A call that changes the account is about to be sent.
    Before { at: String, call: String },
    /// The call was answered, or not.
    After { at: String, call: String, fault: Option<Fault> },
    /// What the job knows now.
    Noted { at: String, notes: Box<Notes> },
    /// What the person was told.
    Event { event: JobEvent },
    /// The newest lines of the log, when the job ended.
    Lines { lines: Vec<LogLine> },
    /// The end, as it was shown.
    Ended { snapshot: Box<JobSnapshot> },
    /// The person tried it again.
    Again { at: String },
}

/// One line as it is found: whatever has the form of an entry isn't damaged.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Line {
    /// One that this version knows.
    Known(Entry),
    /// An entry of a newer version: of a kind that this one doesn't know, or with a value that it can't read.
    Newer(Value),
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if !value.get("entry").is_some_and(Value::is_string) {
            return Err(D::Error::custom("not an entry of a journal"));
        }
        Ok(Entry::deserialize(&value).map_or_else(|_| Self::Newer(value.clone()), Self::Known))
    }
}

/// Work as it stands in a journal: documents. It is no approval, which is computed anew from them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RecordedWork {
    /// The kind of job.
    pub(crate) work: String,
    /// What was approved; none where nothing needs to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) plan: Option<Value>,
    pub(crate) request: Value,
}

impl RecordedWork {
    pub(crate) fn without_plan(kind: JobKind, request: &impl Serialize) -> Self {
        Self { work: spelled(kind), plan: None, request: document(request) }
    }

    /// The setup that it belongs to; every kind's request names it.
    pub(crate) fn setup(&self) -> Option<&str> {
        self.request.get("setupId").and_then(Value::as_str)
    }
}
