//! Hosts, through which connections reach servers of one's own: made or adopted ([`make`]), changed while nobody has set
//! them up ([`change`]), deleted ([`delete`]), also with the setup that used them last ([`last_user`]), replaced where AWS
//! takes no change ([`replace`]).
//!
//! All four list the hosts, as `ListHosts` alone says why one failed. A host is the account's: an existing one for a
//! server is always used before another is made. CreateHost has no idempotency token, so every attempt first lists.

pub mod change;
mod create;
pub mod delete;
pub mod last_user;
pub mod make;
mod progress;
mod readers;
pub mod replace;
mod server;
mod setting_up;
mod update;
