//! Every use case once: request in, answer or `Fault` out. Names neither tauri nor clap.
//!
//! Start reading at [`views`]: the questions and answers.

pub mod bindings;
pub mod views;
