//! Where a host stands, in both spellings that AWS's own texts have.

use serde::{Deserialize, Serialize};

/// Where a host stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum HostState {
    /// Its VPC is being prepared. Never stored: it follows from the moment when that ends.
    Initializing,
    /// Waits for a person in the browser.
    #[default]
    Pending,
    /// Set up: connections can go through it.
    Available,
    /// Its app at the server is gone; nobody can repair it.
    Error,
    /// Its VPC can't be used.
    Failed,
    /// What it has in its VPC is being taken away.
    Deleting,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

/// Which of AWS's texts the states are spelled as: the API knows them only as free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateSpelling {
    ApiReference,
    UserGuide,
}

impl HostState {
    /// As the API gives it.
    pub(super) fn spelled(&self, spelling: StateSpelling) -> &str {
        match (self, spelling) {
            (Self::Initializing, StateSpelling::ApiReference) => "VPC_CONFIG_INITIALIZING",
            (Self::Initializing, StateSpelling::UserGuide) => "VPC_CONFIG_VPC_INITIALIZING",
            (Self::Pending, _) => "PENDING",
            (Self::Available, _) => "AVAILABLE",
            (Self::Error, _) => "ERROR",
            (Self::Failed, _) => "VPC_CONFIG_FAILED_INITIALIZATION",
            (Self::Deleting, _) => "VPC_CONFIG_DELETING",
            (Self::Unknown(name), _) => name,
        }
    }
}
