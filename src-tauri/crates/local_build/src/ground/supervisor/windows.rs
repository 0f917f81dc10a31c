//! The supervisor on Windows: it is in a job object itself, and so is all that it starts. The job closes with the supervisor,
//! however that ends, and ends everything in it. Windows fences nothing here.

use std::collections::HashMap;
use std::io::{self, Read};
use std::os::windows::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use win32job::{ExtendedLimitInfo, Job};

use super::NO_WINDOW;
use crate::fence::{Fence, FenceItem};
use crate::ground::limits::Watch;
use crate::ground::wire::{Answer, Frames, Order, write_answer, write_output};
use crate::ground::{End, Program};

/// How often a program's end and the limits are looked at.
const TICK: Duration = Duration::from_millis(20);
/// Processes are counted, and asked for their end, by calls that cost little here; a full look is taken this often.
const LOOK: Duration = Duration::from_millis(200);
/// After its end a program's output is over when its pipe is, or when nothing came for so long: others may hold the pipe.
const SILENCE: Duration = Duration::from_millis(250);

enum Event {
    Order(Order),
    /// Nobody is there any more.
    Gone,
    /// Of the program with this number.
    Written(u64, Vec<u8>),
    Closed(u64),
}

/// The supervisor's whole life, which ends with its input or with the build.
pub(super) fn supervise() -> io::Result<()> {
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let job = Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
    job.assign_current_process().map_err(io::Error::other)?;
    let result = watch(&job);
    // closes the job, and this process with it: what was said last has been written
    drop(job);
    result
}

fn watch(job: &Job) -> io::Result<()> {
    let (sender, events) = channel();
    read_orders(sender.clone());
    let Ok(Event::Order(Order::Begin(hedge))) = events.recv() else { return Ok(()) };
    let mut fence = Fence::open();
    fence.close(FenceItem::Daemons);
    write_answer(&mut io::stdout(), &Answer::Fenced(fence))?;
    let mut build = Build {
        watch: Watch::new(hedge.limits, hedge.measured),
        events,
        sender,
        current: None,
        pipes: HashMap::new(),
        number: 0,
        looked: Instant::now(),
    };
    build.run(job)
}

fn read_orders(sender: Sender<Event>) {
    std::thread::spawn(move || {
        let mut frames = Frames::default();
        let mut input = io::stdin().lock();
        while frames.read(&mut input).unwrap_or(false) {
            while let Ok(Some(order)) = frames.order() {
                if sender.send(Event::Order(order)).is_err() {
                    return;
                }
            }
        }
        let _ = sender.send(Event::Gone);
    });
}

struct Build {
    watch: Watch,
    events: Receiver<Event>,
    sender: Sender<Event>,
    current: Option<RunningProgram>,
    /// The programs whose pipes are open, and when one last brought something.
    pipes: HashMap<u64, Instant>,
    number: u64,
    looked: Instant,
}

struct RunningProgram {
    number: u64,
    child: Child,
    end: Option<(End, Instant)>,
}

impl Build {
    fn run(&mut self, job: &Job) -> io::Result<()> {
        loop {
            match self.events.recv_timeout(TICK) {
                Ok(Event::Order(Order::Run(program))) => self.start(&program)?,
                Ok(Event::Order(Order::Stop)) => return self.over(End::Stopped),
                Ok(Event::Gone) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(Event::Written(number, bytes)) => {
                    self.pipes.insert(number, Instant::now());
                    let within = self.watch.written(bytes.len());
                    write_output(&mut io::stdout(), &bytes[..within])?;
                }
                Ok(Event::Closed(number)) => {
                    self.pipes.remove(&number);
                }
                Ok(Event::Order(Order::Begin(_))) | Err(RecvTimeoutError::Timeout) => {}
            }
            if self.looked.elapsed() >= LOOK {
                self.looked = Instant::now();
                let of_build = || job.query_process_id_list().map_or(0, |list| list.len().saturating_sub(1));
                if let Some(end) = self.watch.exceeded(|| None, of_build) {
                    return self.over(end);
                }
            }
            self.look_at_current()?;
        }
    }

    fn start(&mut self, program: &Program) -> io::Result<()> {
        let started = io::pipe().and_then(|(reader, writer)| {
            let mut command = command(program);
            command.stdout(writer.try_clone()?).stderr(writer);
            // the command, which holds the pipe's other end, is dropped here
            Ok((command.spawn()?, reader))
        });
        let (child, mut reader) = match started {
            Ok(started) => started,
            Err(error) => return write_answer(&mut io::stdout(), &Answer::failure(&error, program.folder.is_dir())),
        };
        self.number += 1;
        let number = self.number;
        self.pipes.insert(number, Instant::now());
        self.current = Some(RunningProgram { number, child, end: None });
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 64 * 1024];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(Event::Written(number, buffer[..length].to_vec())).is_err() {
                    return;
                }
            }
            let _ = sender.send(Event::Closed(number));
        });
        Ok(())
    }

    fn look_at_current(&mut self) -> io::Result<()> {
        let Some(current) = &mut self.current else { return Ok(()) };
        if current.end.is_none() {
            let Some(status) = current.child.try_wait()? else { return Ok(()) };
            current.end = Some((End::Exited(status.code().unwrap_or(1)), Instant::now()));
        }
        let Some((end, when)) = current.end else { return Ok(()) };
        let last = self.pipes.get(&current.number).map(|last| (*last).max(when));
        if last.is_some_and(|last| last.elapsed() < SILENCE) {
            return Ok(());
        }
        self.current = None;
        write_answer(&mut io::stdout(), &Answer::Ended(end))
    }

    fn over(&mut self, how: End) -> io::Result<()> {
        write_answer(&mut io::stdout(), &Answer::Ended(how))
    }
}

fn command(program: &Program) -> Command {
    // a relative path means the folder of the program, as on other systems
    let is_name = program.path.components().count() == 1;
    let path = if is_name { program.path.clone() } else { program.folder.join(&program.path) };
    let mut command = Command::new(path);
    command.args(&program.arguments).current_dir(&program.folder).stdin(Stdio::null());
    command.env_clear().envs(program.environment.iter().map(|(name, value)| (name, value)));
    command.creation_flags(NO_WINDOW);
    command
}
