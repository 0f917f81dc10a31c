//! The lines of a job's journal.

use gangway_catalog::fault::Fault;
use serde::{Deserialize, Serialize};

use crate::model::{JobEvent, JobSnapshot, LogLine};
use crate::notes::Notes;
use crate::requests::AccountKey;
use crate::work::RecordedWork;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "camelCase")]
pub(crate) enum Entry {
    /// The first line: everything that is needed to take the job up again.
    Started { at: String, account: AccountKey, work: Box<RecordedWork> },
    /// A call that changes the account is about to be sent.
    Before { at: String, call: String },
    /// It was answered, or not.
    After { at: String, call: String, fault: Option<Fault> },
    /// What the job knows now.
    Noted { at: String, notes: Notes },
    /// What the person was told.
    Event { event: JobEvent },
    /// The newest lines of the log, when the job ended.
    Lines { lines: Vec<LogLine> },
    /// The end, as it was shown.
    Ended { snapshot: Box<JobSnapshot> },
    /// The person tried it again.
    Again { at: String },
}
