//! What the commands of a build run on: this computer, or a container.

mod limits;
mod supervisor;
mod this_computer;
mod wire;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use limits::Limits;
pub use supervisor::supervise_if_asked;
pub use this_computer::{Conditions, ThisComputer};

/// A program that a build starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// The program, as a path or a name that is looked for in the PATH of `environment`.
    #[serde(with = "crate::os_path")]
    pub path: PathBuf,
    /// What follows its name.
    pub arguments: Vec<OsString>,
    /// Where it begins.
    #[serde(with = "crate::os_path")]
    pub folder: PathBuf,
    /// Everything that it finds in its environment; nothing else is handed on.
    pub environment: Vec<(OsString, OsString)>,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// By itself, with this exit code.
    Exited(i32),
    /// By this signal, which the build itself sent or the system.
    Killed(i32),
    /// The build's time was over.
    TimedOut,
    /// It wrote more than a log may hold.
    TooMuchOutput,
    /// It filled more of the disk than it may.
    TooMuchDisk,
    /// It started more processes than it may.
    TooManyProcesses,
    /// The person stopped the build.
    Stopped,
}

/// Why a program couldn't be started or watched.
#[derive(Debug)]
pub enum GroundError {
    /// There is no such program.
    NotFound,
    /// What the system said.
    System(std::io::Error),
}

impl fmt::Display for GroundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no such program"),
            Self::System(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for GroundError {}

/// Where a build's programs run. What one of them leaves running goes on until the build is over, as a server that the tests
/// ask; dropping it ends all that was started on it.
pub trait Ground {
    /// Runs a program to its end. Its input is closed; what it writes, to its output or its errors, is handed over as it comes.
    ///
    /// # Errors
    /// [`GroundError`] when it couldn't be started or watched.
    fn run(&mut self, program: &Program, written: &mut dyn FnMut(&[u8])) -> Result<End, GroundError>;
}
