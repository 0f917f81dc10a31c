//! A program that prints credentials.

use std::fmt;

use crate::environment::System;
use crate::fault::{Cause, ProfileFault};
use crate::files::Profile;
use crate::shell;

/// A command, split as botocore splits it: no shell runs it, so nothing in it is expanded.
#[derive(Clone, PartialEq, Eq)]
pub struct Process {
    /// The program, as it is written: a path, or a name to be looked up.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// Arguments may be secrets.
impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Process(…)")
    }
}

pub(crate) fn of(profile: &Profile<'_>, system: System) -> Result<Option<Process>, ProfileFault> {
    const KEY: &str = "credential_process";
    let Some(command) = profile.wanted(KEY)? else { return Ok(None) };
    let split = match system {
        System::Unix => shell::posix(command),
        System::Windows => shell::windows(command),
    };
    let mut words = split.map_err(|_| profile.fault(Cause::QuotationOpen, KEY))?.into_iter();
    let program = words.next().filter(|program| !program.is_empty());
    let program = program.ok_or_else(|| profile.fault(Cause::KeyEmpty, KEY))?;
    Ok(Some(Process { program, arguments: words.collect() }))
}
