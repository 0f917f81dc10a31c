//! The same use cases from a terminal.
fn main() {}
