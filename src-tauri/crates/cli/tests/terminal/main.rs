//! The real program, as a script would call it: exit codes, JSON, files, signals.

mod alone;
mod program;
mod voyage;
