//! What exists at AWS and at the Git providers, with the source of every limit.
//!
//! Knows no setup, no account and no sentence; does no I/O. Everything is a constant table or a pure function.
//! Start reading at [`providers`], then [`recipes`], [`images`] and [`quotas`].
#![warn(missing_docs)]

pub mod addresses;
pub mod arn;
pub mod console;
pub mod fact;
pub mod failures;
pub mod fault;
pub mod guides;
pub mod hosts;
pub mod images;
pub mod providers;
pub mod quotas;
pub mod recipes;
pub mod regions;
pub mod shown_path;
