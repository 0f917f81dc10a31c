//! What a build tells: its log, its events, and what its outcome holds of them.

use std::collections::BTreeMap;

use gangway_catalog::fact::Fact;
use time::OffsetDateTime;

use crate::events::{BuildEvent, BuildOutcome, BuildPhase, BuildStatus, LineAuthor, PhaseRun, Remark, Sink};
use crate::log::{Mask, agent_line};

pub(super) struct Recorder<'r> {
    pub(super) clock: &'r dyn Fn() -> OffsetDateTime,
    pub(super) sink: &'r mut dyn Sink,
    pub(super) mask: Mask,
    pub(super) outcome: BuildOutcome,
    /// The phase that runs, and since when.
    open: Option<(BuildPhase, OffsetDateTime)>,
}

impl<'r> Recorder<'r> {
    pub(super) fn new(clock: &'r dyn Fn() -> OffsetDateTime, sink: &'r mut dyn Sink) -> Self {
        let outcome = BuildOutcome {
            status: BuildStatus::Failed,
            end: None,
            phases: Vec::new(),
            problems: Vec::new(),
            exported: BTreeMap::new(),
            artifacts: Vec::new(),
            reports: Vec::new(),
            remarks: Vec::new(),
        };
        Self { clock, sink, mask: Mask::default(), outcome, open: None }
    }

    /// Writes a line as CodeBuild's agent does. A command of several lines makes several.
    pub(super) fn say(&mut self, text: &str) {
        let text = agent_line((self.clock)(), &self.mask.apply(text));
        for line in text.lines() {
            let line = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
            self.sink.event(&BuildEvent::Line { author: LineAuthor::Agent, text: line });
        }
    }

    /// The empty line that follows what a command wrote.
    pub(super) fn blank(&mut self) {
        self.sink.event(&BuildEvent::Line { author: LineAuthor::Agent, text: String::new() });
    }

    pub(super) fn remark(&mut self, mut remark: Remark) {
        for fact in remark.facts.values_mut() {
            if let Fact::Text(text) = fact {
                *text = self.mask.apply(text);
            }
        }
        if !self.outcome.remarks.contains(&remark) {
            self.sink.event(&BuildEvent::Remarked { remark: remark.clone() });
            self.outcome.remarks.push(remark);
        }
    }

    pub(super) fn remark_all(&mut self, remarks: impl IntoIterator<Item = Remark>) {
        for remark in remarks {
            self.remark(remark);
        }
    }

    pub(super) fn enter(&mut self, phase: BuildPhase) {
        let at = (self.clock)();
        self.open = Some((phase, at));
        self.sink.event(&BuildEvent::PhaseEntered { phase, at });
    }

    /// Ends the phase that runs, with the lines that the log has for it.
    pub(super) fn leave(&mut self, status: BuildStatus, code: &str, message: &str) {
        let Some((phase, started)) = self.open.take() else { return };
        let message = self.mask.apply(message);
        self.say(&format!("Phase complete: {} State: {}", phase.as_str(), status.as_str()));
        self.say(&format!("Phase context status code: {code} Message: {message}"));
        let run = PhaseRun { phase, status, started, ended: (self.clock)(), code: code.to_owned(), message };
        self.sink.event(&BuildEvent::PhaseEnded { run: run.clone() });
        self.outcome.phases.push(run);
    }

    pub(super) fn finish(mut self, status: BuildStatus) -> BuildOutcome {
        self.outcome.status = status;
        self.outcome
    }
}
