//! A pretend AWS account that speaks the real wire protocols on 127.0.0.1.
//!
//! AWS's own clients (the SDKs, boto3, the AWS CLI) can't tell it from the real one: requests are read, checked and
//! answered by AWS's own API models, and time passes in it. It also plays the console's pages that a person sees in the
//! browser, and the provider behind them.
//!
//! Knows no other room of Gangway, and nothing but the two programs depends on it. It checks no signature and keeps no
//! secret. Start reading at [`Practice::start`].
//!
//! From the outside in: `server` listens, `wire` turns requests into calls, `services` hold the behaviour, `pages` are
//! what a browser sees, [`control`] is how one pushes, breaks things and skips time. Below them all `account` keeps the
//! `world`, in which time passes.
#![warn(missing_docs)]

mod account;
mod blobs;
mod call;
mod clock;
pub mod control;
mod embedded;
mod faults;
mod files;
mod guard;
mod identity;
mod messages;
mod migration;
mod moment;
mod other;
mod pages;
mod persist;
mod played_messages;
mod received;
mod server;
mod services;
mod shared;
mod wire;
mod world;

pub use account::UnreadableWorld;
pub use embedded::EmbeddedPractice;
pub use identity::kept_account;
pub use server::{FAST_SPEED, Options, Practice, USUAL_SPEED};
