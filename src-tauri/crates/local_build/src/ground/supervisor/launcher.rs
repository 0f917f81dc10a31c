//! Starts a build's programs one after the other, inside the fence. Its input brings orders, its output carries what came of
//! them, and what the programs write goes into its errors' pipe, which the supervisor reads.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Resource, Rlimit, WaitOptions, WaitStatus, getrlimit, setrlimit, wait};

use super::descendants;
use crate::fence::Fence;
use crate::ground::wire::{Answer, Frames, Hedge, Order, write_answer};
use crate::ground::{End, Program};

/// The launcher's whole life, which ends with its input.
pub(super) fn launch() -> io::Result<()> {
    // the system gives each session its share of the processor: thousands of processes of a build don't starve the supervisor
    let _ = rustix::process::setsid();
    // what detaches itself stays below, and is ended even where the supervisor was
    #[cfg(target_os = "linux")]
    rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?;
    let mut frames = Frames::default();
    let mut input = io::stdin().lock();
    loop {
        while let Some(order) = frames.order()? {
            match order {
                Order::Begin(hedge) => write_answer(&mut io::stdout(), &Answer::Fenced(enclose(&hedge)))?,
                Order::Run(program) => start(&program)?,
                Order::Stop => {}
            }
        }
        if !frames.read(&mut input)? {
            descendants::end();
            return Ok(());
        }
    }
}

fn enclose(hedge: &Hedge) -> Fence {
    // the window and the supervisor go first
    let _ = rustix::process::nice(10);
    let mut size = getrlimit(Resource::Fsize);
    size.current = Some(size.maximum.map_or(hedge.limits.disk, |most| most.min(hedge.limits.disk)));
    let _ = setrlimit(Resource::Fsize, Rlimit { current: size.current, maximum: size.current });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    fence(hedge)
}

#[cfg(target_os = "linux")]
fn fence(hedge: &Hedge) -> Fence {
    use crate::fence::FenceItem;
    let mut fence = hedge.fence.as_ref().map_or_else(Fence::open, crate::fence::linux::apply);
    fence.close(FenceItem::Daemons);
    fence
}

/// The supervisor started this launcher inside `sandbox-exec`, where that is there.
#[cfg(not(target_os = "linux"))]
fn fence(hedge: &Hedge) -> Fence {
    use crate::fence::FenceItem;
    let mut fence = Fence::open();
    if super::sandbox::is_used(hedge.fence.as_ref()) {
        for item in [FenceItem::Reading, FenceItem::Writing, FenceItem::Sockets, FenceItem::Signals, FenceItem::Memory]
        {
            fence.close(item);
        }
    }
    fence
}

fn start(program: &Program) -> io::Result<()> {
    let started = command(program).and_then(|mut command| command.spawn());
    let child = match started {
        Ok(child) => Pid::from_child(&child),
        Err(error) => return write_answer(&mut io::stdout(), &Answer::failure(&error, program.folder.is_dir())),
    };
    // the next order comes after this report: until then the main thread only sees whether the supervisor is there
    std::thread::spawn(move || {
        let status = loop {
            match wait(WaitOptions::empty()) {
                Ok(Some((pid, status))) if pid == child => break Some(status),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => break None,
            }
        };
        // a supervisor that is gone has closed the input, too
        let _ =
            write_answer(&mut io::stdout(), &status.map_or(Answer::Failed(None), |status| Answer::Ended(end(status))));
    });
    Ok(())
}

fn command(program: &Program) -> io::Result<Command> {
    let output = || io::stderr().as_fd().try_clone_to_owned();
    let mut command = Command::new(&program.path);
    command.args(&program.arguments).current_dir(&program.folder);
    command.env_clear().envs(program.environment.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(output()?).stderr(output()?).process_group(0);
    Ok(command)
}

/// What a status of the system says.
pub(super) fn end(status: WaitStatus) -> End {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(code), _) => End::Exited(code),
        (None, signal) => End::Killed(signal.unwrap_or_default()),
    }
}
