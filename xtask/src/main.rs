//! The one command for people and machines.
fn main() {}
