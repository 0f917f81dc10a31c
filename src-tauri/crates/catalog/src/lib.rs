//! What exists at AWS and at the Git providers, with the source of every limit.
//!
//! Knows no setup, no account and no sentence; does no I/O. Everything is a constant table or a pure function.
//! Start reading at [`providers`], then [`recipes`].
#![warn(missing_docs)]

pub mod fact;
pub mod fault;
pub mod providers;
