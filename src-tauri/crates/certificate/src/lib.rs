//! The certificates that somebody gives for a server: read, looked at, and made fit to be sent.
//!
//! Keeps no private key, opens no file and asks no clock: the moment of a look is given in. Verifies no signature either:
//! what AWS trusts, AWS decides. Start reading at [`read`], then [`CertificateChain::check`].
#![warn(missing_docs)]

mod certificate;
mod chain;
pub mod finding;
pub mod names;
mod read;
#[cfg(test)]
mod tests;

pub use crate::certificate::Certificate;
pub use crate::chain::CertificateChain;
pub use crate::read::{CertificateProblem, read};
