//! The formats. One is a row here and a file or folder below, which says how a dialect (what AWS's things and their
//! members are called) is written in a syntax (how text is quoted, and what a reference becomes).
//!
//! | dialect | where | read by |
//! |---|---|---|
//! | CloudFormation's registry | `registry`, one file a kind of resource | templates; SAM and CDK, when there are such formats |
//! | API calls, in order | `json::calls`, which becomes a folder like `registry` with its second reader | documents for `--cli-input-json`; scripts, when there are such formats |
//! | Terraform's provider | `terraform`, one file a kind, with that format | Terraform |
//!
//! Syntaxes are in `syntax`, one file each. No format reads another's output.

pub(crate) mod cloudformation;
mod json;

use crate::format::Format;
use crate::requests;

/// All formats, in the order in which they are shown.
pub const FORMATS: &[&Format] = &[&cloudformation::FORMAT, &json::FORMAT, &requests::FORMAT];

/// The format with this id.
pub fn of(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
