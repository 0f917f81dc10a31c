//! On Linux and macOS.

mod bounded;
mod container;
mod fenced;
mod hostile;
mod ordinary;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use gangway_local_build::{Conditions, End, FenceRules, Ground, GroundError, Limits, Program, ThisComputer};
use libtest_mimic::{Arguments, Trial};

pub(crate) fn main() -> ExitCode {
    if let Some(code) = hostile::play_if_asked() {
        return code;
    }
    let arguments = Arguments::from_args();
    let mut trials = ordinary::trials();
    trials.extend(fenced::trials());
    trials.extend(hostile::trials());
    trials.extend(container::trials());
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A test that fails by its panic.
fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

const WIDE: Limits = Limits { time: Duration::from_secs(60), output: 1 << 24, disk: 1 << 30, processes: 200 };

/// A build in a folder of its own.
struct Build {
    folder: tempfile::TempDir,
    ground: ThisComputer,
    stop: Arc<AtomicBool>,
}

impl Build {
    fn new(limits: Limits) -> Self {
        Self::in_fence(limits, None)
    }

    fn fenced(limits: Limits) -> Self {
        Self::in_fence(limits, Some(Vec::new()))
    }

    fn in_fence(limits: Limits, readable: Option<Vec<std::path::PathBuf>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let writable = vec![folder.path().to_owned()];
        let conditions = Conditions {
            limits,
            measured: writable.clone(),
            fence: readable.map(|readable| FenceRules { readable, writable }),
            stop: Arc::clone(&stop),
        };
        Self { ground: ThisComputer::open(&conditions).unwrap(), folder, stop }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn try_run(&mut self, program: &str, arguments: &[&str]) -> (Result<End, GroundError>, String) {
        let program = Program {
            path: program.into(),
            arguments: arguments.iter().map(Into::into).collect(),
            folder: self.path().to_owned(),
            environment: vec![("PATH".into(), "/usr/local/bin:/usr/bin:/bin".into())],
        };
        let mut output = Vec::new();
        let end = self.ground.run(&program, &mut |bytes| output.extend(bytes));
        (end, String::from_utf8_lossy(&output).into_owned())
    }

    fn shell(&mut self, script: &str) -> (End, String) {
        let (end, output) = self.try_run("sh", &["-c", script]);
        (end.unwrap(), output)
    }
}

/// Waits until something is so, at most ten seconds.
fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = std::time::Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(10), "not within ten seconds: {what}");
        std::thread::yield_now();
    }
}

/// Whether a process is there and not only waits to be reaped.
fn is_alive(pid: &str) -> bool {
    let output = std::process::Command::new("ps").args(["-o", "state=", "-p", pid.trim()]).output().unwrap();
    let state = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    !state.is_empty() && !state.starts_with('Z')
}
