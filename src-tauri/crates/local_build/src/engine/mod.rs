//! A build's way: its buildspec is read, its phases run, and what it leaves is gathered.

mod gather;
mod phases;
mod prepare;
mod recorder;
mod refusal;
mod shell;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use time::OffsetDateTime;

use crate::environment::EnvironmentSource;
use crate::events::{BuildOutcome, BuildPhase, BuildStatus, CommandEnd, Sink};
use crate::ground::Ground;
use crate::spec::{self, Spec};
use recorder::Recorder;
use shell::ShellSession;

/// A build that is to run.
#[derive(Debug)]
pub struct LocalBuild {
    /// The buildspec's text.
    pub spec: String,
    /// Folders.
    pub places: Places,
    /// What its environment is made of. The folders in it are those of `places`.
    pub environment: EnvironmentSource,
    /// The shells that are here.
    pub shells: Shells,
    /// Whether a build that calls Python gets a virtual environment of its own: without one, pip refuses on many systems.
    pub virtual_environment: bool,
    /// Whether the versions that `runtime-versions` names are compared with those that are here.
    pub compares_versions: bool,
    /// Set when the person stops the build. The ground ends what runs; what is copied ends by this.
    pub stop: Arc<AtomicBool>,
}

/// Where a build works. Paths are absolute, and mean the same to its commands.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The copy of the repository: the commands begin there.
    pub copy: PathBuf,
    /// A folder of this build alone, outside the copy, which its commands may write to.
    pub temporary: PathBuf,
    /// Where artifacts are copied to: `primary`, and a folder for each secondary one. None: they are only chosen.
    pub out: Option<PathBuf>,
    /// Where `cache/paths` are kept between the builds of a setup; none: nowhere.
    pub cache: Option<PathBuf>,
}

/// The shells that are here: paths, or names that are looked for in PATH.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shells {
    /// For a buildspec that names none, and `sh`.
    pub sh: Option<PathBuf>,
    /// For `bash`.
    pub bash: Option<PathBuf>,
}

impl Default for Shells {
    fn default() -> Self {
        Self { sh: Some("sh".into()), bash: Some("bash".into()) }
    }
}

/// A build that runs.
struct Run<'r> {
    build: &'r LocalBuild,
    spec: Spec,
    ground: &'r mut dyn Ground,
    recorder: Recorder<'r>,
    shell: ShellSession,
    /// Names of the variables that hold secrets.
    secret_names: std::collections::BTreeSet<String>,
    /// What `CODEBUILD_BUILD_SUCCEEDING` says.
    succeeding: bool,
    /// What ended the build before its time.
    ended: Option<CommandEnd>,
}

impl LocalBuild {
    /// Runs it to its end. `clock` gives the time in UTC; what happens is told to the sink, at once. How long a build may take,
    /// write and fill is the ground's to know: what it ends a program with ends the build.
    pub fn run(
        &self,
        ground: &mut dyn Ground,
        clock: &dyn Fn() -> OffsetDateTime,
        sink: &mut dyn Sink,
    ) -> BuildOutcome {
        let mut recorder = Recorder::new(clock, sink);
        recorder.enter(BuildPhase::DownloadSource);
        let reading = spec::read(&self.spec);
        recorder.outcome.problems.clone_from(&reading.problems);
        let Some(spec) = reading.spec else {
            recorder.leave(BuildStatus::Failed, "YAML_FILE_ERROR", &refusal::message(&reading.problems));
            return recorder.finish(BuildStatus::Failed);
        };
        let mut run = match prepare::prepare(self, spec, ground, recorder) {
            Ok(run) => run,
            Err(outcome) => return *outcome,
        };
        let gathers = phases::run(&mut run);
        if gathers {
            gather::run(&mut run);
        }
        let failed = run.recorder.outcome.phases.iter().any(|phase| phase.status == BuildStatus::Failed);
        let status = match run.ended {
            Some(CommandEnd::TimedOut) => BuildStatus::TimedOut,
            Some(CommandEnd::Stopped) => BuildStatus::Stopped,
            Some(CommandEnd::NotStarted) => BuildStatus::Fault,
            Some(_) => BuildStatus::Failed,
            None if failed => BuildStatus::Failed,
            None => BuildStatus::Succeeded,
        };
        run.shell.forget();
        run.recorder.outcome.end = run.ended;
        run.recorder.finish(status)
    }
}
