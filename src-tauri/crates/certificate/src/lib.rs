//! The certificates that somebody gives for a server: read, looked at, and made fit to be sent.
//!
//! Keeps no private key, opens no file and asks no clock: the moment of a look is given in. Verifies no signature either:
//! what AWS trusts, AWS decides. Start reading at [`finding`].
#![warn(missing_docs)]

pub mod finding;
