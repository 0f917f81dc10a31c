//! The types of other rooms that cross to the window and the terminal, so that a shell names no room but this one.

pub use gangway_catalog::fact::{Fact, FactMap};

/// The name of a provider in `words`, e.g. `github` in `browser-github-who`.
#[must_use]
pub fn provider_id(provider: ProviderType) -> &'static str {
    gangway_catalog::providers::of(provider).id
}

/// Whether a provider's server is one's own, so that connections go through a host.
#[must_use]
pub fn needs_host(provider: ProviderType) -> bool {
    gangway_catalog::providers::of(provider).needs_host
}
pub use gangway_catalog::failures::MessagePlace;
pub use gangway_catalog::fault::{Fault, FaultCode};
pub use gangway_catalog::hosts::HostStatus;
pub use gangway_catalog::providers::ProviderType;
pub use gangway_certificate::finding::{CertificateCode, CertificateFinding, CertificateSeverity};
pub use gangway_network::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck, OpenQuestion};
pub use gangway_repository::Suggestion;
pub use gangway_setup::document::Repository;
pub use gangway_setup::problem::{Problem, ProblemCode, Severity};
pub use gangway_setup::target::HostNetwork;
pub use gangway_workflow::model::{
    Change, EventCode, JobEvent, JobKind, JobMessage, JobSnapshot, JobStatus, NextStep, Plan, PlanItem, RunView,
    StackProgress, StepState,
};
