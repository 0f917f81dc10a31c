//! Adapters between the window and the use cases, a few lines each.

pub mod dialogs;
