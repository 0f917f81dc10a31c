//! What a build tells while it runs, and what is known at its end.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gangway_catalog::fact::{Fact, FactMap};
use gangway_setup::problem::Problem;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ground::End;

/// Who is told what happens, while it happens.
pub trait Sink {
    /// Takes one event.
    fn event(&mut self, event: &BuildEvent);
}

impl<F: FnMut(&BuildEvent)> Sink for F {
    fn event(&mut self, event: &BuildEvent) {
        self(event);
    }
}

/// What happens in a build, in its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BuildEvent {
    /// Something of this build differs from one of CodeBuild's.
    Remarked {
        /// What.
        remark: Remark,
    },
    /// A phase begins.
    PhaseEntered {
        /// Which.
        phase: BuildPhase,
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// A command begins.
    CommandStarted {
        /// Its phase.
        phase: BuildPhase,
        /// Its line in the buildspec, from 1.
        line: usize,
        /// As it stands there; secrets masked.
        command: String,
        /// Whether it stands under `finally`.
        finally: bool,
    },
    /// A line of the log: the log is these lines, in their order.
    Line {
        /// Who wrote it.
        author: LineAuthor,
        /// Text without control characters but tabs; secrets masked.
        text: String,
    },
    /// A command ended.
    CommandEnded {
        /// Its phase.
        phase: BuildPhase,
        /// How.
        end: CommandEnd,
    },
    /// A phase ended.
    PhaseEnded {
        /// The phase as it stands in the outcome.
        run: PhaseRun,
    },
}

/// Who wrote a line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineAuthor {
    /// The build itself, in CodeBuild's words.
    Agent,
    /// A command.
    Command,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum CommandEnd {
    /// By itself, with this exit code.
    Exited(i32),
    /// By this signal.
    Killed(i32),
    /// The build's time was over.
    TimedOut,
    /// More output than a log may hold.
    TooMuchOutput,
    /// More of the disk than a build may fill.
    TooMuchDisk,
    /// More processes than a build may start.
    TooManyProcesses,
    /// The person stopped the build.
    Stopped,
    /// It couldn't be started or watched.
    NotStarted,
}

impl From<End> for CommandEnd {
    fn from(end: End) -> Self {
        match end {
            End::Exited(code) => Self::Exited(code),
            End::Killed(signal) => Self::Killed(signal),
            End::TimedOut => Self::TimedOut,
            End::TooMuchOutput => Self::TooMuchOutput,
            End::TooMuchDisk => Self::TooMuchDisk,
            End::TooManyProcesses => Self::TooManyProcesses,
            End::Stopped => Self::Stopped,
        }
    }
}

/// The phases that a build has here. What AWS does before and after them (`SUBMITTED`, `QUEUED`, `PROVISIONING`,
/// `FINALIZING`) has nothing that it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BuildPhase {
    /// The copy is there; the buildspec is read.
    DownloadSource,
    /// `install`.
    Install,
    /// `pre_build`.
    PreBuild,
    /// `build`.
    Build,
    /// `post_build`.
    PostBuild,
    /// Artifacts, reports and the cache.
    UploadArtifacts,
}

impl BuildPhase {
    /// As CodeBuild writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DownloadSource => "DOWNLOAD_SOURCE",
            Self::Install => "INSTALL",
            Self::PreBuild => "PRE_BUILD",
            Self::Build => "BUILD",
            Self::PostBuild => "POST_BUILD",
            Self::UploadArtifacts => "UPLOAD_ARTIFACTS",
        }
    }
}

/// How a phase, or the build, ended; CodeBuild's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BuildStatus {
    /// All went well.
    Succeeded,
    /// Something failed.
    Failed,
    /// Its time was over.
    TimedOut,
    /// The person stopped it.
    Stopped,
    /// Nothing of the person's was at fault.
    Fault,
}

impl BuildStatus {
    /// As CodeBuild writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Stopped => "STOPPED",
            Self::Fault => "FAULT",
        }
    }
}

/// A phase that ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhaseRun {
    /// Which.
    pub phase: BuildPhase,
    /// How it ended.
    pub status: BuildStatus,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub started: OffsetDateTime,
    /// When it ended.
    #[serde(with = "time::serde::rfc3339")]
    pub ended: OffsetDateTime,
    /// CodeBuild's code of what went wrong: `COMMAND_EXECUTION_ERROR`, `CLIENT_ERROR`, `YAML_FILE_ERROR`; empty: nothing.
    pub code: String,
    /// CodeBuild's words for it; secrets masked.
    pub message: String,
}

/// What is known when a build is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BuildOutcome {
    /// How it ended.
    pub status: BuildStatus,
    /// What ended it from outside, or why a command couldn't be started.
    pub end: Option<CommandEnd>,
    /// The phases that ran, in their order.
    pub phases: Vec<PhaseRun>,
    /// What is wrong with the buildspec, by line.
    pub problems: Vec<Problem>,
    /// The values of `exported-variables`; secrets aren't among them.
    pub exported: BTreeMap<String, String>,
    /// What was kept, the primary artifact first.
    pub artifacts: Vec<ArtifactSet>,
    /// The reports, in the buildspec's order.
    pub reports: Vec<ReportGroup>,
    /// What differed from a build of CodeBuild's, each once.
    pub remarks: Vec<Remark>,
}

/// An artifact: the files that a build keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactSet {
    /// Key below `secondary-artifacts`; empty: the primary one.
    pub identifier: String,
    /// `name`, as the shell computed it.
    pub name: String,
    /// The files, by path.
    pub files: Vec<ArtifactFile>,
    /// Where they were copied to; none when nobody asked for that.
    pub folder: Option<PathBuf>,
}

/// A file of an artifact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactFile {
    /// Within the artifact, `/` between.
    pub path: String,
    /// Where it lies.
    pub source: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Whether it is kept as a link.
    pub link: bool,
}

/// What the reports of one group say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportGroup {
    /// Its name, or its ARN.
    pub name: String,
    /// `file-format`.
    pub format: String,
    /// Files that were read, relative to the copy.
    pub files: Vec<String>,
    /// What they count together; none for a format without tests.
    pub counts: Option<TestCounts>,
    /// Files that couldn't be read.
    pub broken: Vec<BrokenReport>,
}

/// Test cases by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TestCounts {
    /// Passed.
    pub passed: usize,
    /// Failed, by an assertion or an error.
    pub failed: usize,
    /// Skipped, or not run for another reason.
    pub skipped: usize,
}

impl std::ops::AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// A file of reports that couldn't be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BrokenReport {
    /// Relative to the copy.
    pub file: String,
    /// Why, in the reader's English words; may be empty.
    pub detail: String,
}

/// Something that differs from a build of CodeBuild's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// What.
    pub code: RemarkCode,
    /// The values that its sentence names.
    pub facts: FactMap,
}

impl Remark {
    /// Without facts.
    #[must_use]
    pub fn new(code: RemarkCode) -> Self {
        Self { code, facts: FactMap::new() }
    }

    /// Adds one fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

/// What a remark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkCode {
    /// `batch` isn't run: this is one build.
    BatchNotRun,
    /// `steps` of a phase aren't run: actions of GitHub's (`phase`).
    StepsNotRun,
    /// `run-as` isn't carried out: commands run as the person (`user`, and the `phase` where it is one's).
    RunAsIgnored,
    /// `git-credential-helper`: Git isn't given any credentials.
    NoGitCredentials,
    /// `proxy` says nothing here.
    ProxyIgnored,
    /// The shell isn't available (`shell`): nothing ran.
    ShellNotHere,
    /// A secret that wasn't given is empty (`name`, `reference`).
    SecretEmpty,
    /// A variable that isn't exported, as it holds a secret, is AWS's own or no name (`name`).
    NotExported,
    /// What the build's end was asked couldn't be found out (`detail`).
    NotComputed,
    /// A setting of the person's environment that isn't handed in (`name`): it may hold credentials.
    SettingLeftOut,
    /// A phase is run again (`phase`, `attempt` from 1).
    PhaseRetried,
    /// The build was ended from outside while a phase ran (`end`).
    EndedFromOutside,
    /// A pattern of files leads out of the copy (`path`).
    PathOutside,
    /// A link leads out of the copy, and isn't kept (`path`).
    LinkOutside,
    /// Without their paths two files have one name (`path`): the later one is kept.
    SameName,
    /// A file couldn't be read or written (`path`, `detail`).
    FileFailed,
    /// Artifacts have more files than `limit`.
    TooManyFiles,
    /// A group of reports has a format that has no tests to count, or is none (`name`, `format`).
    FormatNotRead,
    /// `cache/key`: here a setup has one cache.
    CacheKeyIgnored,
    /// A path of the cache that nothing here stands for (`path`).
    CachePathIgnored,
    /// Another version of a tool than the buildspec names (`runtime`, `wanted`, `found`).
    OtherVersion,
    /// A tool that the buildspec names isn't here (`runtime`, `wanted`).
    ToolMissing,
    /// A command that needs root or Amazon Linux (`tool`, `line`).
    NeedsContainer,
    /// A command that needs a container engine (`tool`, `line`).
    NeedsEngine,
    /// A virtual environment of the build couldn't be made (`detail`).
    NoVirtualEnvironment,
}
