//! What the AWS CLI keeps of a sign-in: names and formats of its files. Reading and writing them is somebody else's.
//!
//! Only signing in to Identity Center writes such a file: owner-only, whole or not at all. What `aws login` keeps is read,
//! and written by the AWS CLI and AWS's SDKs alone. The AWS CLI's cache of assumed roles (`~/.aws/cli/cache`) isn't used.

mod json;
pub mod login;
pub mod sso;
mod timestamp;

use time::{Duration, OffsetDateTime};

/// How a sign-in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// It can be used.
    Valid,
    /// It has run out, or will at once; renewing it without the person may work, unless AWS ended the session.
    Renewable,
    /// It has run out for good.
    Expired,
}

/// Of what runs out at `end`, and is renewed some time before. What can't be renewed is used to its end.
fn standing(end: OffsetDateTime, renewed_before: Option<Duration>, now: OffsetDateTime) -> SignIn {
    match renewed_before {
        Some(before) if end - now < before => SignIn::Renewable,
        None if end <= now => SignIn::Expired,
        _ => SignIn::Valid,
    }
}

#[cfg(test)]
mod tests;
