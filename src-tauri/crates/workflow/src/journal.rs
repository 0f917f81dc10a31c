//! A job's journal, read: what it says of the job, as far as this version understands it.

use gangway_catalog::fault::{Fault, FaultCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::documents::document;
use crate::model::{JobEvent, JobSnapshot, LogLine, NextStep, PhaseView};
use crate::next;
use crate::notes::Notes;
use crate::record::{Entry, Line, RecordedWork};
use crate::requests::AccountKey;

/// What the lines of a journal come to.
pub(crate) struct History {
    /// When it began, for which account, and with what; none when the first line can't be read.
    pub(crate) started: Option<(String, AccountKey, RecordedWork)>,
    pub(crate) notes: Notes,
    pub(crate) events: Vec<JobEvent>,
    pub(crate) lines: Vec<LogLine>,
    pub(crate) end: JobEnd,
    /// Number of the newest event, also of one that can't be told.
    pub(crate) last_event: u32,
    /// A newer version wrote lines that this one doesn't know: it isn't the one to go on.
    pub(crate) newer: bool,
}

/// Whether a job has ended, and how it was shown.
pub(crate) enum JobEnd {
    /// The job was at work.
    None,
    /// As it is shown.
    Shown(Box<JobSnapshot>),
    /// Only a newer version can show it.
    Unreadable,
}

impl History {
    pub(crate) fn of(lines: Vec<Line>) -> Self {
        let mut history = Self {
            started: None,
            notes: Notes { attempt: 1, ..Notes::default() },
            events: Vec::new(),
            lines: Vec::new(),
            end: JobEnd::None,
            last_event: 0,
            newer: false,
        };
        for line in lines {
            match line {
                Line::Known(entry) => history.know(entry),
                Line::Newer(entry) => history.guess(&entry),
            }
        }
        history
    }

    fn know(&mut self, entry: Entry) {
        match entry {
            Entry::Started { at, account, work } => self.started = Some((at, account, *work)),
            Entry::Noted { notes, .. } => self.notes = *notes,
            Entry::Event { event } => {
                self.last_event = self.last_event.max(event.number);
                self.events.push(event);
            }
            Entry::Lines { lines } => self.lines.extend(lines),
            Entry::Ended { snapshot } => self.end = JobEnd::Shown(snapshot),
            Entry::Again { .. } => self.end = JobEnd::None,
            Entry::Before { .. } | Entry::After { .. } => {}
        }
    }

    /// What can be said of a line that only a newer version reads in full.
    fn guess(&mut self, entry: &Value) {
        self.newer = true;
        match entry["entry"].as_str() {
            Some("event") => {
                let number = entry["event"]["number"].as_u64().and_then(|number| u32::try_from(number).ok());
                self.last_event = self.last_event.max(number.unwrap_or_default());
            }
            Some("ended") => {
                self.end =
                    shown(&entry["snapshot"]).map_or(JobEnd::Unreadable, |snapshot| JobEnd::Shown(snapshot.into()));
            }
            Some("again") => self.end = JobEnd::None,
            _ => {}
        }
    }
}

/// An end with what this version knows of it: without the phases that it doesn't, and with a reason that it can word.
fn shown(recorded: &Value) -> Option<JobSnapshot> {
    let mut members = recorded.as_object()?.clone();
    if let Some(Value::Array(phases)) = members.get_mut("phases") {
        phases.retain(|phase| PhaseView::deserialize(phase).is_ok());
    }
    let fault = members.get("fault").unwrap_or(&Value::Null);
    if Option::<Fault>::deserialize(fault).is_err() {
        members.insert("fault".to_owned(), document(&from_newer_version(1)));
    }
    members.insert("next".to_owned(), json!([]));
    let mut snapshot = JobSnapshot::deserialize(Value::Object(members)).ok()?;
    snapshot.next = next::steps(&snapshot);
    // The newer version tries it again, not this one.
    snapshot.next.retain(|step| *step != NextStep::Retry);
    Some(snapshot)
}

/// That this many jobs were begun by a newer version.
pub(crate) fn from_newer_version(count: usize) -> Fault {
    Fault::new(FaultCode::JobFromNewerVersion).with("count", count)
}
