//! A program with all that it starts, as one thing to end.

use std::io;
#[cfg(windows)]
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::process::{Child, Command};

/// That Windows opens no console for a program: the window's would come up before the person.
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// Ends with this value, unless it was left.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    /// Of the program; on Unix, of the group as well.
    id: Option<u32>,
    /// Nothing of it runs any more: its id may be somebody else's by now.
    over: AtomicBool,
}

impl ProcessGroup {
    /// Starts a program that leads a group of its own.
    pub(crate) fn start(command: &mut Command) -> io::Result<(Child, Self)> {
        #[cfg(unix)]
        command.process_group(0);
        #[cfg(windows)]
        command.creation_flags(CREATE_NO_WINDOW);
        let child = command.kill_on_drop(true).spawn()?;
        let group = Self { id: child.id(), over: AtomicBool::new(false) };
        Ok((child, group))
    }

    /// Ends all of it.
    fn end(&self) {
        if !self.over.swap(true, Ordering::Relaxed) {
            self.kill();
        }
    }

    /// The program itself has ended: ends what it has left behind.
    #[cfg(unix)]
    pub(crate) fn end_the_rest(&self) {
        self.end();
    }

    /// Windows has forgotten whose children these were.
    #[cfg(windows)]
    pub(crate) fn end_the_rest(&self) {
        self.leave();
    }

    /// The program itself has ended; what it has started goes on.
    pub(crate) fn leave(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    #[cfg(unix)]
    fn kill(&self) {
        let id = self.id.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(id) = id {
            // none of them may be left
            let _ = kill_process_group(id, Signal::KILL);
        }
    }

    /// While the program runs, Windows knows its children. Waits for it: the program itself is ended next.
    #[cfg(windows)]
    fn kill(&self) {
        use std::os::windows::process::CommandExt as _;
        let Some(id) = self.id else { return };
        let mut command = std::process::Command::new("taskkill");
        command.args(["/T", "/F", "/PID", &id.to_string()]);
        command.creation_flags(CREATE_NO_WINDOW);
        let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.end();
    }
}
