//! A pretend AWS account that speaks the real wire protocols on 127.0.0.1.
//!
//! Knows no other room of Gangway, and nothing but the two programs depends on it.

mod call;
pub mod control;
mod faults;
mod services;
mod world;
