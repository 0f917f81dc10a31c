//! Real programs, written by others, judge the exported files. Beside each judge stands a seeded defect that it must
//! catch; what no judge sees is in `semantics`. Start reading at [`samples`]: the setups that are judged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a test ends at the first surprise"
)]

mod golden;
mod handlers;
mod judges;
mod policies;
mod samples;
mod semantics;
mod templates;
mod yaml;
