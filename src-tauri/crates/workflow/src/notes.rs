//! What a job must still know after the program was killed. Everything else it asks AWS.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Written to the journal whenever it changes, and always before the call that it warns of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Notes {
    /// How often the person started it: 1, and one more for each "try again".
    pub(crate) attempt: u32,
    /// CreateConnection, or CreateHost, was sent: if there is none of ours in the list, it may only not be there yet.
    pub(crate) create_sent: bool,
    /// The connection that it became.
    pub(crate) connection_arn: Option<String>,
    /// The host that it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) host_arn: Option<String>,
    /// What the host that is replaced leaves to the one in its place. Noted before anything is deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replaced: Option<ReplacedHost>,
    /// UpdateHost was sent.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) update_sent: bool,
    /// The host is what it was to be.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) updated: bool,
    /// Since when AWS sets up its part of the host's VPC, as far as this try has seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) preparing_since: Option<String>,
    /// Since when the connection, or the host, waits for the person.
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
    /// The pipelines whose first run is awaited, and wasn't seen to fail.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) awaited: BTreeSet<String>,
    /// Those of the watched runs that weren't seen to fail.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) unfailed: BTreeMap<String, String>,
    /// How often a pipeline's run had failed when the person tried again: then another one may be started.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) reruns: BTreeMap<String, u32>,
    /// The runs that the last such job of the setup watched or awaited and didn't see fail, by pipeline. Of one that it
    /// never saw the id is empty: it is the newest.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) left: BTreeMap<String, String>,
    /// The run that is watched, as version 0.1.0 noted it: it knew of one pipeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) execution: Option<String>,
    /// What a newer version noted. It is written again with every note, as the newest note is the one that counts.
    #[serde(flatten)]
    pub(crate) unknown: Map<String, Value>,
}

/// What only the host itself says, and nobody once it is deleted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ReplacedHost {
    /// As the API spells it.
    pub(crate) provider: String,
    pub(crate) tags: BTreeMap<String, String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_false(it: &bool) -> bool {
    !it
}

/// In place of the pipeline's name where it wasn't noted.
const UNNAMED: &str = "";

impl Notes {
    /// A run is watched from now on.
    pub(crate) fn watch(&mut self, pipeline: &str, run: &str) {
        self.executions.insert(pipeline.to_owned(), run.to_owned());
        self.unfailed.insert(pipeline.to_owned(), run.to_owned());
    }

    /// The run of a pipeline failed.
    pub(crate) fn run_failed(&mut self, pipeline: &str) {
        self.unfailed.remove(pipeline);
        self.awaited.remove(pipeline);
    }

    /// Another try begins. What failed is begun anew; what nobody saw fail is still the same run.
    pub(crate) fn again(&mut self) {
        self.attempt += 1;
        self.preparing_since = None;
        let watched = std::mem::replace(&mut self.executions, self.unfailed.clone()).into_keys();
        let failed = watched.filter(|pipeline| !self.unfailed.contains_key(pipeline));
        for pipeline in failed.chain(self.execution.take().map(|_| UNNAMED.to_owned())) {
            *self.reruns.entry(pipeline).or_default() += 1;
        }
    }

    /// How often a run of the pipeline was begun anew.
    pub(crate) fn reruns_of(&self, pipeline: &str) -> u32 {
        self.reruns.get(pipeline).or_else(|| self.reruns.get(UNNAMED)).copied().unwrap_or_default()
    }

    /// What the next job of the setup takes over as [`Notes::left`].
    pub(crate) fn unseen(&self) -> BTreeMap<String, String> {
        let awaited = self.awaited.iter().map(|pipeline| (pipeline.clone(), String::new()));
        awaited.chain(self.unfailed.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_seen_to_fail_is_the_same_run_after_another_try() {
        let mut notes = Notes { attempt: 1, ..Notes::default() };
        notes.awaited = ["a", "b", "c"].map(str::to_owned).into();
        notes.watch("a", "1");
        notes.watch("b", "2");
        notes.run_failed("b");
        assert_eq!(notes.unseen(), [("a", "1"), ("c", "")].map(|(a, b)| (a.to_owned(), b.to_owned())).into());
        notes.again();
        assert_eq!(notes.executions, [("a".to_owned(), "1".to_owned())].into());
        assert_eq!(["a", "b", "c"].map(|it| notes.reruns_of(it)), [0, 1, 0]);
        notes.watch("b", "3");
        notes.run_failed("b");
        notes.again();
        assert_eq!((notes.attempt, notes.reruns_of("b")), (3, 2));
    }

    /// An earlier version noted only which run it watched, and began anew whatever had become of it.
    #[test]
    fn notes_of_an_earlier_version_begin_a_run_anew() {
        let executions = [("a".to_owned(), "1".to_owned())].into();
        let mut notes = Notes { executions, ..Notes::default() };
        notes.again();
        assert_eq!((notes.executions.len(), notes.reruns_of("a")), (0, 1));
        let mut notes = Notes { execution: Some("1".to_owned()), ..Notes::default() };
        notes.again();
        assert_eq!((notes.execution.take(), notes.reruns_of("a")), (None, 1));
    }
}
