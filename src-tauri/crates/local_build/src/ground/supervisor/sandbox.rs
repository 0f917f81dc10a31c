//! `sandbox-exec` of macOS, inside which the launcher is started.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fence::{FenceRules, sandbox_profile};

const SANDBOX: &str = "/usr/bin/sandbox-exec";

/// Whether a launcher with these rules runs inside it.
pub(super) fn is_used(rules: Option<&FenceRules>) -> bool {
    rules.and_then(sandbox_profile).is_some() && Path::new(SANDBOX).exists()
}

/// The program inside it, where it can be used; else the program itself.
pub(super) fn command(program: PathBuf, rules: Option<&FenceRules>) -> Command {
    let rules = rules.filter(|rules| is_used(Some(*rules))).cloned();
    let Some(mut rules) = rules else { return Command::new(program) };
    rules.readable.push(program.clone());
    let Some(profile) = sandbox_profile(&rules) else { return Command::new(program) };
    let mut command = Command::new(SANDBOX);
    command.arg("-p").arg(profile).arg(program);
    command
}
