//! This computer as a ground: a supervisor of our own starts a build's programs, holds them in and ends them.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::limits::Limits;
use super::supervisor::SUPERVISE;
use super::wire::{Answer, Frames, Hedge, Order, Report, write_order};
use super::{End, Ground, GroundError, Program};
use crate::fence::{Fence, FenceRules};

/// How often a stop is looked for.
const LOOK: Duration = Duration::from_millis(100);
/// A supervisor has this long to begin, or to end all that it started, before it is ended itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a build on this computer is held in.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// What it may use.
    pub limits: Limits,
    /// The folders whose size counts against [`Limits::disk`].
    pub measured: Vec<PathBuf>,
    /// What it may reach; without this it isn't fenced.
    pub fence: Option<FenceRules>,
    /// Set by whoever wants the build to stop, which it does within a second.
    pub stop: Arc<AtomicBool>,
}

/// A build's programs run on this computer, below a supervisor that this program starts of itself: so
/// [`super::supervise_if_asked`] must be the first thing that its `main` calls.
///
/// The output that waits to be handed over is held in memory, up to [`Limits::output`].
#[derive(Debug)]
pub struct ThisComputer {
    supervisor: Child,
    orders: Option<ChildStdin>,
    reports: Receiver<Report>,
    stop: Arc<AtomicBool>,
    fence: Fence,
    over: Option<End>,
}

impl ThisComputer {
    /// Starts the supervisor; its clock begins.
    ///
    /// # Errors
    /// [`GroundError::System`] when this program can't be started again, or doesn't answer as a supervisor.
    pub fn open(conditions: &Conditions) -> Result<Self, GroundError> {
        let mut supervisor = command().and_then(|mut command| command.spawn()).map_err(GroundError::System)?;
        let (orders, output) = (supervisor.stdin.take(), supervisor.stdout.take());
        let (sender, reports) = channel();
        if let Some(mut output) = output {
            std::thread::spawn(move || {
                let mut frames = Frames::default();
                while frames.read(&mut output).unwrap_or(false) {
                    while let Ok(Some(report)) = frames.report() {
                        if sender.send(report).is_err() {
                            return;
                        }
                    }
                }
            });
        }
        let stop = Arc::clone(&conditions.stop);
        let mut ground = Self { supervisor, orders, reports, stop, fence: Fence::open(), over: None };
        ground.send(&Order::Begin(Hedge {
            limits: conditions.limits,
            measured: conditions.measured.clone(),
            fence: conditions.fence.clone(),
        }))?;
        match ground.reports.recv_timeout(PATIENCE) {
            Ok(Report::Answer(Answer::Fenced(fence))) => ground.fence = fence,
            Ok(Report::Answer(told)) => return Err(told.result().err().unwrap_or_else(gone)),
            Ok(Report::Written(_)) | Err(_) => return Err(gone()),
        }
        Ok(ground)
    }

    /// What the fence holds on this system, as it stands around this build.
    #[must_use]
    pub fn fence(&self) -> &Fence {
        &self.fence
    }

    fn send(&mut self, order: &Order) -> Result<(), GroundError> {
        let Some(orders) = &mut self.orders else { return Err(gone()) };
        write_order(orders, order).map_err(GroundError::System)
    }

    /// The supervisor's answer to a program, with what the program wrote before it.
    fn answer(&mut self, written: &mut dyn FnMut(&[u8])) -> Result<End, GroundError> {
        let mut asked_to_stop: Option<Instant> = None;
        loop {
            match self.reports.recv_timeout(LOOK) {
                Ok(Report::Written(bytes)) => written(&bytes),
                Ok(Report::Answer(told)) => return told.result(),
                Err(RecvTimeoutError::Disconnected) if asked_to_stop.is_some() => return Ok(End::Stopped),
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            match asked_to_stop {
                None if self.stop.load(Ordering::Relaxed) => {
                    asked_to_stop = Some(Instant::now());
                    // a supervisor that is gone says so by its end
                    let _ = self.send(&Order::Stop);
                }
                Some(since) if since.elapsed() > PATIENCE => {
                    let _ = self.supervisor.kill();
                }
                _ => {}
            }
        }
    }
}

impl Ground for ThisComputer {
    fn run(&mut self, program: &Program, written: &mut dyn FnMut(&[u8])) -> Result<End, GroundError> {
        if let Some(end) = self.over {
            return Ok(end);
        }
        if self.stop.load(Ordering::Relaxed) {
            self.over = Some(End::Stopped);
            return Ok(End::Stopped);
        }
        if !program.folder.is_dir() {
            return Err(GroundError::System(io::ErrorKind::NotADirectory.into()));
        }
        // a supervisor that ended the build between two programs has said why: that is the answer then
        let _ = self.send(&Order::Run(program.clone()));
        let end = self.answer(written)?;
        if !matches!(end, End::Exited(_) | End::Killed(_)) {
            self.over = Some(end);
        }
        Ok(end)
    }
}

impl Drop for ThisComputer {
    fn drop(&mut self) {
        // the supervisor sees that nobody is there any more, ends what it started, and then itself
        drop(self.orders.take());
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.reports.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Disconnected) => break,
                _ if Instant::now() > deadline => break,
                _ => {}
            }
        }
        let _ = self.supervisor.kill();
        let _ = self.supervisor.wait();
    }
}

fn gone() -> GroundError {
    GroundError::System(io::ErrorKind::BrokenPipe.into())
}

/// This program as a supervisor, without the person's environment: what runs below could read it there.
fn command() -> io::Result<Command> {
    let mut command = Command::new(super::supervisor::this_program()?);
    command.arg(SUPERVISE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(unix)]
    command.env_clear();
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        command.creation_flags(super::supervisor::NO_WINDOW);
    }
    Ok(command)
}
