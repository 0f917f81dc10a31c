//! Long work that a person watches: jobs with snapshots, a journal, cancel and resume.
//!
//! Knows no setup, no blueprint and no window: it is given names, templates and sessions. Nothing here changes an
//! account without an [`Approved`] plan. Every job begins by asking AWS what is there, so a job that was cut off at any
//! point is taken up again by running it from its beginning.
//!
//! Start reading at [`model`], then [`Jobs`]. A kind of job is a row of `kinds`, and a flow in a file of its own
//! ([`connect`], [`deploy`], `run`, [`tear_down`], four of a host in [`host`]). Arrows go one way: `jobs` starts `work`, which is one of the flows; the
//! flows write to `job`, which shows and writes down; what they share about AWS is in `stack`, `deletion`, `connection_deletion`, `change_set`, `proposals` and `run_view`. What lies on disk is in `record`, `journal` and `approval`: it is
//! read as documents first, so that a version before or after this one loses nothing.

mod approval;
mod approvals;
mod change_set;
mod clock;
mod clone_finding;
pub mod connect;
mod connection_deletion;
mod deletion;
pub mod deploy;
pub mod disk;
mod documents;
mod effect;
pub mod host;
mod job;
mod jobs;
mod journal;
mod kinds;
mod log;
pub mod model;
mod next;
mod notes;
mod outcome;
mod patience;
pub mod pipeline_status;
mod proposals;
mod record;
mod requests;
mod resource_types;
mod retained;
mod run;
mod run_failure;
mod run_view;
#[cfg(test)]
mod samples;
mod several;
mod snapshot;
mod stack;
pub mod stack_failure;
mod taken_bucket;
pub mod tear_down;
mod waiting;
mod work;

pub use approval::Approved;
pub use clone_finding::{AskClone, CloneFinding};
pub use jobs::Jobs;
pub use kinds::{ExclusiveResource, KindRow};
pub use outcome::{Outcome, RecordOutcome};
pub use requests::{
    AccountKey, ConnectionRequest, DeployRequest, HostChangeRequest, HostDeletionRequest, HostNetwork,
    HostReplacementRequest, HostRequest, PlannedResource, REPLACES_TAG, Request, RunRequest, SETUP_TAG, SessionFor,
    TearDownRequest,
};
pub use work::Work;
