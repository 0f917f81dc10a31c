//! The exit codes, and which fault leads to which.

use std::process::ExitCode;

use gangway_app::bindings::{Fault, FaultCode};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// What was asked for is done.
    Done = 0,
    Failed = 1,
    /// The arguments don't make sense; clap ends with the same.
    Usage = 2,
    /// The setup has problems, or nobody approved the plan.
    Problems = 3,
    /// Only a person can go on, in the browser or at an approval.
    Waiting = 4,
    /// AWS refused a call.
    Refused = 5,
    /// Ctrl-C.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command ends before it has an answer.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// A use case refused: its sentence is still to be told.
    Fault(Fault),
    /// Everything is told already.
    Exit(Exit),
}

impl From<Fault> for CommandError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Exit {
    pub(crate) fn of(fault: &Fault) -> Self {
        match fault.code {
            FaultCode::SetupHasProblems
            | FaultCode::SetupFileBroken
            | FaultCode::SetupFromNewerVersion
            | FaultCode::SetupReadOnly
            | FaultCode::SetupDeployed
            | FaultCode::ApprovalMissing
            | FaultCode::HostMissing
            | FaultCode::HostNetworkMissing
            | FaultCode::HostExists
            | FaultCode::PlanChanged => Self::Problems,
            FaultCode::RegionMissing => Self::Usage,
            FaultCode::ConnectionMissing
            | FaultCode::ConnectionNotAvailable
            | FaultCode::ConnectionNotAuthorized
            | FaultCode::HostNotAvailable
            | FaultCode::HostNotSetUp
            | FaultCode::SignInTimedOut => Self::Waiting,
            FaultCode::AccessDenied
            | FaultCode::DeniedByOrganization
            | FaultCode::CredentialsExpired
            | FaultCode::CredentialsInvalid
            | FaultCode::RegionNotEnabled
            | FaultCode::AccountNotActive
            | FaultCode::SignInExpired
            | FaultCode::SignInDenied
            | FaultCode::RoleNotInPortal
            | FaultCode::RoleDenied
            | FaultCode::ClockSkewed
            | FaultCode::Throttled
            | FaultCode::QuotaReached
            | FaultCode::RefusedByAws => Self::Refused,
            _ => Self::Failed,
        }
    }
}
