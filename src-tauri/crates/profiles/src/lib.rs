//! The AWS configuration files and variables, read as the AWS CLI 2 reads them, and resolved to typed sources of
//! credentials.
//!
//! Texts and variables in, values and faults out: does no I/O, reads no clock, asks nobody, and knows neither the AWS
//! SDK nor a sentence. What a line of such a file holds may be a secret, so a fault names file, line and key, and never
//! a value (the names that `source_profile`, `sso_session` and `services` refer to are names, not values).
//! Start reading at [`files`], then [`source`] and [`fault`].
//!
//! The judge is botocore, which the AWS CLI is built on (`tests/tests/conformance/profiles.rs`). Where the AWS CLI 2
//! differs from the botocore of PyPI, as in the order of variables, its source is followed:
//! <https://github.com/aws/aws-cli/tree/v2/awscli/botocore>. What neither shows is marked "unverified" where it stands.
#![warn(missing_docs)]

pub mod choice;
pub mod command;
pub mod endpoints;
pub mod environment;
pub mod fault;
pub mod files;
mod headings;
mod ini;
pub mod places;
mod python;
pub mod quoting;
pub mod secret;
mod shell;
pub mod source;
pub mod tokens;
pub mod transport;
