//! Blueprint to files: typed trees and writers, never text templates. Pure.
//!
//! Knows no setup's rules and no account. A format is a row in [`formats`] and what it is written by: a dialect
//! (`registry`) says what AWS's things are called, a syntax ([`syntax`]) knows what it must quote, and the tree between
//! them ([`tree`]) keeps references as the blueprint's values. Start reading at [`formats`].

pub mod buildspec;
pub mod formats;
pub mod requests;
pub mod syntax;
pub mod tree;

mod administrator;
mod comments;
mod facts;
mod format;
mod policy;
mod readme;
mod registry;
mod steps;

use gangway_blueprint::Blueprint;
use gangway_blueprint::policy::Policy;
/// The language of a README: whoever asks for files says which, and needs no other word.
pub use gangway_words::{Language, Words};

pub use self::administrator::{PolicyDocument, administrator_documents};
pub use self::format::{File, Format};
pub use self::formats::cloudformation::{
    CAPABILITIES, CONNECTION_TEMPLATE, HOST_TEMPLATE, PIPELINE_TEMPLATE, pipeline_template,
};
use crate::syntax::json;

/// A policy of the blueprint as JSON text, its references resolved for the target.
pub fn policy_document(blueprint: &Blueprint, policy: &Policy) -> String {
    json::write(&policy::document(policy, &|_| None), &|text| blueprint.resolve(text).into())
}
