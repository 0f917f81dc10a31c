//! Messages that people meet when a run or a stack fails, and what they mean. AWS promises nothing about its texts, and
//! words them anew now and then: each wording is a row, in the file of the place where it is met. What no row knows
//! keeps AWS's own words, and nothing is claimed.
//!
//! Messages without a place of their own, e.g. a denied call, are in [`denial`]; lines of tools in [`tools`]. A test tries
//! each message as people have reported it, typed anew: `reported.rs`.

mod artifacts;
mod build_phase;
mod build_start;
mod cause;
mod denial;
mod deploy;
mod hosts;
mod source;
mod stack;
mod tools;

pub use cause::{Cause, Remedy};

/// Where a message is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessagePlace {
    /// CodePipeline's error of a source action.
    Source,
    /// CodePipeline's error of a build action that started no build.
    BuildStart,
    /// The contexts of a build's phase.
    BuildPhase,
    /// A line of a build's log.
    BuildLog,
    /// CodePipeline's error of an action that deploys.
    Deploy,
    /// The reason of a change set or of a resource's event.
    Stack,
    /// What AWS says of a host whose network failed.
    Host,
    /// The refusal of any call.
    Call,
}

impl MessagePlace {
    /// Every place.
    pub const ALL: &[Self] = &[
        Self::Source,
        Self::BuildStart,
        Self::BuildPhase,
        Self::BuildLog,
        Self::Deploy,
        Self::Stack,
        Self::Host,
        Self::Call,
    ];

    /// The rows of the place, in the order in which they are asked: what tells more stands before what tells less.
    pub fn messages(self) -> impl Iterator<Item = &'static FailureMessage> {
        let own: &[&[FailureMessage]] = match self {
            Self::Source => &[source::MESSAGES],
            Self::BuildStart => &[build_start::MESSAGES, artifacts::MESSAGES],
            Self::BuildPhase => &[build_phase::MESSAGES],
            Self::BuildLog => &[tools::MESSAGES],
            Self::Deploy => &[deploy::MESSAGES, artifacts::MESSAGES],
            Self::Stack => &[stack::MESSAGES, denial::CONNECTIONS],
            Self::Host => &[hosts::MESSAGES],
            Self::Call => &[denial::CONNECTIONS],
        };
        // A line of a log is a tool's own.
        let denials = self != Self::BuildLog;
        let (first, last) = if denials { (denial::FORBIDDEN, denial::MISSING) } else { (&[][..], &[][..]) };
        first.iter().chain(own.iter().copied().flatten()).chain(last)
    }

    /// What a message means here. `code` is the word that the service puts beside it, e.g. `YAML_FILE_ERROR`, or a
    /// command's exit status; may be empty.
    #[must_use]
    pub fn find(self, code: &str, message: &str) -> Option<&'static FailureMessage> {
        let lower = message.to_ascii_lowercase();
        self.messages().find(|row| row.fits(code, &lower))
    }
}

/// One wording of a message, and its cause.
#[derive(Debug, PartialEq, Eq)]
pub struct FailureMessage {
    /// What it means.
    pub cause: Cause,
    /// The word beside it without which it means something else; empty: any.
    pub code: &'static str,
    /// What the message holds, one piece after the other, in lower case.
    pub pieces: &'static [&'static str],
    /// The message as it is met, with names of nobody: practice plays it.
    pub sample: &'static str,
}

impl FailureMessage {
    fn fits(&self, code: &str, lower: &str) -> bool {
        if !self.code.is_empty() && self.code != code {
            return false;
        }
        let mut rest = lower;
        self.pieces.iter().all(|piece| match rest.find(piece) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
    }
}

/// A row whose message needs no word beside it.
const fn message(cause: Cause, pieces: &'static [&'static str], sample: &'static str) -> FailureMessage {
    FailureMessage { cause, code: "", pieces, sample }
}

/// A row whose message only means this beside a word.
const fn coded(
    cause: Cause,
    code: &'static str,
    pieces: &'static [&'static str],
    sample: &'static str,
) -> FailureMessage {
    FailureMessage { cause, code, pieces, sample }
}

#[cfg(test)]
mod reported;
#[cfg(test)]
mod tests;
