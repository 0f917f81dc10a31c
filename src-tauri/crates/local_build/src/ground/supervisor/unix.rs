//! The supervisor on Linux and macOS: one loop over what it is told, what the launcher reports and what programs write.

use std::io::{self, PipeReader, Read};
use std::os::fd::AsFd;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::process::{Pid, getpid};

use super::launcher::end;
use super::{LAUNCH, descendants, this_program};
use crate::fence::Fence;
use crate::ground::End;
use crate::ground::limits::Watch;
use crate::ground::wire::{Answer, Frames, Hedge, Order, Report, write_answer, write_order, write_output};

/// How often limits are looked at.
const TICK: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
/// No pipe holds more: what a program wrote before it ended is within so many bytes.
const PIPE_MAX: usize = 1024 * 1024;

/// The supervisor's whole life, which ends with its input or with the build.
pub(super) fn supervise() -> io::Result<()> {
    // no terminal to ask at, and no Ctrl+C from there
    let _ = rustix::process::setsid();
    #[cfg(target_os = "linux")]
    rustix::process::set_child_subreaper(Some(getpid()))?;
    let result = Supervisor::begin().and_then(|supervisor| supervisor.map_or(Ok(()), Supervisor::run));
    descendants::end();
    result
}

struct Supervisor {
    hedge: Hedge,
    watch: Watch,
    orders: Frames,
    launcher: Launcher,
    /// Whether a program was asked for that hasn't ended.
    is_busy: bool,
}

struct Launcher {
    id: Pid,
    orders: ChildStdin,
    reports: ChildStdout,
    frames: Frames,
    output: PipeReader,
    fence: Fence,
}

impl Supervisor {
    fn begin() -> io::Result<Option<Self>> {
        let mut orders = Frames::default();
        let hedge = loop {
            match orders.order()? {
                Some(Order::Begin(hedge)) => break hedge,
                Some(_) => return Err(io::ErrorKind::InvalidData.into()),
                None if !orders.read(&mut io::stdin())? => return Ok(None),
                None => {}
            }
        };
        let watch = Watch::new(hedge.limits, hedge.measured.clone());
        let launcher = Launcher::start(&hedge)?;
        write_answer(&mut io::stdout(), &Answer::Fenced(launcher.fence.clone()))?;
        Ok(Some(Self { hedge, watch, orders, launcher, is_busy: false }))
    }

    fn run(mut self) -> io::Result<()> {
        loop {
            let (asked, reported, written) = self.wait()?;
            if asked && !self.orders.read(&mut io::stdin())? {
                return Ok(());
            }
            while let Some(order) = self.orders.order()? {
                match order {
                    Order::Run(_) => {
                        self.is_busy = true;
                        // one that was killed meanwhile is seen below
                        let _ = write_order(&mut self.launcher.orders, &order);
                    }
                    Order::Stop => return self.over(End::Stopped),
                    Order::Begin(_) => {}
                }
            }
            if written {
                self.pass_on(64 * 1024)?;
            }
            if let Some(end) = self.exceeded() {
                return self.over(end);
            }
            let is_there = !reported || self.launcher.frames.read(&mut self.launcher.reports)?;
            while let Some(report) = self.launcher.frames.report()? {
                let Report::Answer(told) = report else { continue };
                // what it wrote before is in the pipe by now; others may hold the pipe's end, and write on
                self.pass_on(PIPE_MAX)?;
                if let Some(end) = self.exceeded() {
                    return self.over(end);
                }
                self.is_busy = false;
                write_answer(&mut io::stdout(), &told)?;
            }
            let launcher = self.launcher.id;
            let of_launcher = descendants::reap().into_iter().find(|(pid, _)| *pid == launcher);
            if !is_there || of_launcher.is_some() {
                self.begin_anew(of_launcher.map_or(End::Killed(9), |(_, status)| end(status)))?;
            }
        }
    }

    /// Which of the three have something to read.
    fn wait(&self) -> io::Result<(bool, bool, bool)> {
        let input = io::stdin();
        let mut waiting = [
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(&self.launcher.reports, PollFlags::IN),
            PollFd::new(&self.launcher.output, PollFlags::IN),
        ];
        match poll(&mut waiting, Some(&TICK)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [input, reports, output] = waiting.map(|one| !one.revents().is_empty());
        Ok((input, reports, output))
    }

    /// Hands over what the programs wrote, at most so many bytes of it.
    fn pass_on(&mut self, most: usize) -> io::Result<()> {
        let mut buffer = vec![0; most.min(64 * 1024)];
        let mut passed = 0;
        while passed < most {
            let length = match self.launcher.output.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            passed += length;
            let within = self.watch.written(length);
            write_output(&mut io::stdout(), &buffer[..within])?;
        }
        Ok(())
    }

    fn exceeded(&mut self) -> Option<End> {
        self.watch.exceeded(in_system, || descendants::of(getpid()).len().saturating_sub(1))
    }

    /// A build that kills all that it may kills the launcher, too. The next program gets another one, with the same fence.
    fn begin_anew(&mut self, how: End) -> io::Result<()> {
        descendants::end();
        self.pass_on(PIPE_MAX)?;
        let fence = self.launcher.fence.clone();
        self.launcher = Launcher::start(&self.hedge)?;
        if !self.launcher.fence.holds_all_of(&fence) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if self.is_busy {
            self.is_busy = false;
            write_answer(&mut io::stdout(), &Answer::Ended(how))?;
        }
        Ok(())
    }

    /// The whole build is over.
    fn over(&mut self, how: End) -> io::Result<()> {
        descendants::end();
        self.pass_on(PIPE_MAX)?;
        write_answer(&mut io::stdout(), &Answer::Ended(how))
    }
}

impl Launcher {
    fn start(hedge: &Hedge) -> io::Result<Self> {
        let (output, writer) = io::pipe()?;
        fcntl_setfl(&output, fcntl_getfl(&output)? | OFlags::NONBLOCK)?;
        let mut command = fenced(hedge)?;
        command.arg(LAUNCH).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(writer.as_fd().try_clone_to_owned()?);
        let mut child = command.spawn()?;
        let (Some(orders), Some(reports)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (id, fence, frames) = (Pid::from_child(&child), Fence::open(), Frames::default());
        let mut launcher = Self { id, orders, reports, frames, output, fence };
        write_order(&mut launcher.orders, &Order::Begin(hedge.clone()))?;
        loop {
            match launcher.frames.report()? {
                Some(Report::Answer(Answer::Fenced(fence))) => {
                    launcher.fence = fence;
                    return Ok(launcher);
                }
                Some(_) => {}
                None if !launcher.frames.read(&mut launcher.reports)? => return Err(io::ErrorKind::BrokenPipe.into()),
                None => {}
            }
        }
    }
}

/// The launcher's command, to which its argument is still to be added. Linux fences from inside.
#[cfg(target_os = "linux")]
fn fenced(_: &Hedge) -> io::Result<Command> {
    Ok(Command::new(this_program()?))
}

#[cfg(not(target_os = "linux"))]
fn fenced(hedge: &Hedge) -> io::Result<Command> {
    Ok(super::sandbox::command(this_program()?, hedge.fence.as_ref()))
}

/// How many processes and threads the system has, where that can be asked at no cost. Counted in 16 bits: a system that has more
/// says less, and processes are then counted one by one when it does.
#[cfg(target_os = "linux")]
fn in_system() -> Option<usize> {
    Some(usize::from(rustix::system::sysinfo().procs)).filter(|procs| *procs < 30_000)
}

#[cfg(not(target_os = "linux"))]
fn in_system() -> Option<usize> {
    None
}
