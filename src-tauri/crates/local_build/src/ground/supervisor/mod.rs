//! This program as the supervisor of a build, and on Unix as the launcher of its programs.
//!
//! The supervisor starts, watches and ends; whoever asked for it holds its input open, and when that closes, everything
//! ends. On Unix the programs are started by the launcher, a child of the supervisor: all of a build are in one fence
//! then, where they may signal one another, and the launcher with them, but not the supervisor.

#[cfg(unix)]
mod descendants;
#[cfg(unix)]
mod launcher;
#[cfg(all(unix, not(target_os = "linux")))]
mod sandbox;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// The first argument of a supervisor.
pub(super) const SUPERVISE: &str = "--supervise-build";
/// The first argument of a launcher.
#[cfg(unix)]
const LAUNCH: &str = "--launch-build";
/// `CREATE_NO_WINDOW`: a program of the terminal opens none.
#[cfg(windows)]
pub(super) const NO_WINDOW: u32 = 0x0800_0000;

/// The first thing that a program's `main` calls which runs builds: started as a supervisor, it is one to its end. `arguments`
/// are those of the process, with its own name.
#[must_use]
pub fn supervise_if_asked(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let first = arguments.into_iter().nth(1)?;
    #[cfg(unix)]
    if first == LAUNCH {
        return Some(exit_code(&launcher::launch()));
    }
    #[cfg(unix)]
    return (first == SUPERVISE).then(|| exit_code(&unix::supervise()));
    #[cfg(windows)]
    return (first == SUPERVISE).then(|| exit_code(&windows::supervise()));
}

fn exit_code(result: &io::Result<()>) -> ExitCode {
    if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// This program, even if its file was replaced since it started.
pub(super) fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() }
}
