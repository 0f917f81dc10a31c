//! Long work that a person watches: jobs with snapshots, a journal, cancel and resume.
//!
//! Knows no setup, no blueprint and no window: it is given names, templates and sessions. Start reading at [`model`].

pub mod model;
