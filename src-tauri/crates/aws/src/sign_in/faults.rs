//! The ways in which a sign-in fails that no call of AWS's tells.

use std::path::Path;

use gangway_catalog::fault::{Fault, FaultCode};

/// The profile has no sign-in: it has keys, a program, or nothing.
pub(super) fn absent(profile: &str) -> Fault {
    Fault::new(FaultCode::SignInAbsent).with("profile", profile)
}

/// The person, or the portal for them, said no.
pub(super) fn denied(profile: &str) -> Fault {
    Fault::new(FaultCode::SignInDenied).with("profile", profile)
}

/// Nobody answered in time.
pub(super) fn timed_out(profile: &str) -> Fault {
    Fault::new(FaultCode::SignInTimedOut).with("profile", profile)
}

/// The AWS CLI's file can't be written, so nobody would be signed in.
pub(super) fn unwritable(path: Option<&Path>, detail: &str) -> Fault {
    let path = path.map_or_else(|| "~/.aws/sso/cache".to_owned(), |path| path.display().to_string());
    Fault::new(FaultCode::SignInFileUnwritable).with("path", path).with("detail", detail)
}

/// The browser's answer can't be listened for.
pub(super) fn loopback_unavailable(error: &std::io::Error) -> Fault {
    Fault::new(FaultCode::LoopbackUnavailable).with("detail", error.to_string())
}

/// The address isn't one of the portal's.
pub(super) fn address_not_allowed(address: &str) -> Fault {
    Fault::new(FaultCode::AddressNotAllowed).with("address", address)
}
