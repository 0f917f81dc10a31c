//! Runs programs: said before, limited in time, and ended with everything that they started.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::time::{Duration, Instant};

use crate::place;

/// A command in the repository, with nothing on its standard input.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::repository()).stdin(Stdio::null());
    command
}

/// Cargo, as this tool was called by it, building where the rest builds.
///
/// Clippy stands in for the compiler of our own rooms, where it is installed: what is built is then linted, too. `cargo clippy`
/// would compile every library once more, as it shares nothing with a build; that took ten minutes.
pub(crate) fn cargo() -> Command {
    let mut command = unlinted_cargo();
    if lints() {
        command.env("RUSTC_WORKSPACE_WRAPPER", CLIPPY);
    }
    command
}

/// Like [`cargo`], without Clippy: for what is released.
pub(crate) fn unlinted_cargo() -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.env("CARGO_TARGET_DIR", place::built());
    command
}

/// Clippy as a compiler.
const CLIPPY: &str = "clippy-driver";

/// Whether Clippy is here. rustup has a program of this name also where it isn't installed.
pub(crate) fn lints() -> bool {
    static HERE: OnceLock<bool> = OnceLock::new();
    *HERE.get_or_init(|| succeeds(command(CLIPPY).arg("--version")))
}

/// npm, in the folder of the window's page. On Windows it is a script that only the shell finds.
pub(crate) fn npm(folder: &std::path::Path) -> Command {
    let mut command = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        Command::new("npm")
    };
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProgramEnd {
    /// With 0.
    Well,
    /// With anything else.
    Badly,
    /// It was ended at its limit.
    TooLate,
    /// It isn't there.
    NotFound,
}

/// When everything must be at its end, whatever its own limit: see [`all_within`].
static LAST: Mutex<Option<Instant>> = Mutex::new(None);

/// From now on no program runs longer than until then, those not yet started included: what is left to be done fails at
/// once, and the whole still comes to its last line. It holds until the next call.
pub(crate) fn all_within(limit: Duration) {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + limit);
}

/// Runs a program to its end, its output straight to ours.
pub(crate) fn run(command: &mut Command, limit: Duration) -> ProgramEnd {
    match command.spawn() {
        Ok(mut child) => wait(&mut child, limit),
        Err(why) => not_started(command, &why),
    }
}

/// Runs a program to its end and hands each line of its standard output on, besides showing it.
pub(crate) fn read(command: &mut Command, limit: Duration, mut line: impl FnMut(&str)) -> ProgramEnd {
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(why) => return not_started(command, &why),
    };
    let (send, lines) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let text = String::from_utf8_lossy(&line).into_owned();
                println!("{text}");
                if send.send(text).is_err() {
                    break;
                }
            }
        });
    }
    let end = wait(&mut child, limit);
    // what was printed last may still be on its way; something that outlived the program may hold the pipe for ever
    while let Ok(text) = lines.recv_timeout(Duration::from_secs(2)) {
        line(&text);
    }
    end
}

/// Whether a program ends well; it shows nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A failed program as an error that names it.
pub(crate) fn demand(command: &mut Command, limit: Duration) -> Result<(), String> {
    let text = text(command);
    match run(command, limit) {
        ProgramEnd::Well => Ok(()),
        ProgramEnd::Badly => Err(format!("`{text}` failed.")),
        ProgramEnd::TooLate => {
            Err(format!("`{text}` took too long and was ended (its limit is {} s).", limit.as_secs()))
        }
        ProgramEnd::NotFound => Err(format!("`{text}` can't be started.")),
    }
}

/// A command as one would type it.
pub(crate) fn text(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, why: &std::io::Error) -> ProgramEnd {
    eprintln!("{} can't be started: {why}", command.get_program().to_string_lossy());
    ProgramEnd::NotFound
}

fn wait(child: &mut Child, limit: Duration) -> ProgramEnd {
    let own = Instant::now() + limit;
    let last = *LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let end = last.map_or(own, |last| own.min(last));
    let mut pause = Duration::from_millis(5);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return ended(status),
            Ok(None) if Instant::now() < end => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(200));
            }
            _ => {
                end_tree(child.id());
                let _ = child.kill();
                let _ = child.wait();
                return ProgramEnd::TooLate;
            }
        }
    }
}

fn ended(status: ExitStatus) -> ProgramEnd {
    if status.success() { ProgramEnd::Well } else { ProgramEnd::Badly }
}

/// Ends everything that a process started, and the process. A group of its own would do it too, but then Ctrl-C at the
/// terminal wouldn't reach it.
fn end_tree(id: u32) {
    if cfg!(windows) {
        let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]).status();
        return;
    }
    let Ok(list) = Command::new("ps").args(["-eo", "pid=,ppid="]).output() else { return };
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    let pairs: Vec<(u32, u32)> = list
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().map(str::parse);
            Some((words.next()?.ok()?, words.next()?.ok()?))
        })
        .collect();
    let ids: Vec<String> = descendants(&pairs, id).iter().map(u32::to_string).collect();
    let _ = Command::new("kill").arg("-9").args(ids).status();
}

/// A process and all below it, from pairs of process and parent.
fn descendants(pairs: &[(u32, u32)], root: u32) -> Vec<u32> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        let children = pairs.iter().filter(|(id, of)| *of == parent && !found.contains(id));
        let children: Vec<u32> = children.map(|(id, _)| *id).collect();
        found.extend(children);
        next += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_and_all_below_it() {
        assert_eq!(descendants(&[(2, 1), (3, 2), (4, 3), (5, 1), (6, 5)], 2), vec![2, 3, 4]);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_at_its_limit_is_ended_with_what_it_started() {
        let started = Instant::now();
        let end = read(command("sh").args(["-c", "sleep 600 & sleep 600"]), Duration::from_millis(100), |_| {});
        assert_eq!(end, ProgramEnd::TooLate);
        assert!(started.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn a_program_that_is_not_there() {
        assert_eq!(run(&mut command("no-such-program-of-gangway"), Duration::from_secs(1)), ProgramEnd::NotFound);
    }
}
