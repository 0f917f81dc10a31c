//! The desktop shell: window, commands, events. The only code that names tauri.
//!
//! Knows no AWS and no rules: a command unpacks, calls `gangway_app`, and maps nothing.

#[macro_use]
mod table;
#[cfg(test)]
mod bindings;
mod commands;
