//! What a person sees of long work: plans before it, snapshots while it runs, numbered events and log lines.
//! These types cross to the window and to the terminal as they are. Times are RFC 3339 in UTC.

use gangway_catalog::fact::FactMap;
use gangway_catalog::fault::Fault;
use gangway_catalog::hosts::HostStatus;
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::resource_types::{CONNECTIONS, HOST};
use crate::several::one_or_several;

/// What a plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "camelCase")]
pub enum JobKind {
    /// Make a connection, or adopt one, and wait for the person in the browser.
    Connect,
    /// Carry out a change set, then watch the first run.
    Deploy,
    /// Watch the newest run of a pipeline that exists.
    Run,
    /// Take everything down again.
    TearDown,
    /// Make a host, or adopt one, and wait until it is AVAILABLE: for AWS's part of its VPC, then for the person in the
    /// browser.
    Host,
    /// Change a host that nobody has set up yet, and wait as [`JobKind::Host`] does.
    ChangeHost,
    /// Delete a host, its connections first.
    DeleteHost,
    /// Delete a host and make another one in its place, where AWS takes no change: the same server can't have two at once.
    ReplaceHost,
}

impl JobKind {
    /// All kinds.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// What would be done, before it is done. Only its digest, as it was shown, approves it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    pub kind: JobKind,
    /// Account and Region in which it happens.
    pub account: String,
    /// Region in which it happens.
    pub region: String,
    /// The stack that it touches, when it touches one.
    pub stack: Option<String>,
    /// Every change, in the order in which it would be made.
    pub items: Vec<PlanItem>,
    /// What these credentials may not look at, so that more may be affected than the items say. Older journals don't hold it.
    #[serde(default)]
    pub unseen: Vec<Fault>,
    /// Hex SHA-256 over everything above and the inputs of the work.
    pub digest: String,
}

/// One change of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    pub change: Change,
    /// CloudFormation's name of the type, e.g. `AWS::S3::Bucket`.
    pub resource_type: String,
    /// Its logical id, or its name where there is no stack.
    pub id: String,
    /// Its physical name, where it is known beforehand.
    pub name: Option<String>,
    /// Properties that change, for [`Change::Modify`] and [`Change::Replace`].
    pub properties: Vec<String>,
}

impl PlanItem {
    /// Whether it stays, although the stack that it is in goes.
    #[must_use]
    pub fn outlives_stack(&self) -> bool {
        self.change == Change::Keep && self.resource_type != HOST && !self.is_connection()
    }

    /// Whether it is a connection.
    #[must_use]
    pub fn is_connection(&self) -> bool {
        CONNECTIONS.contains(&self.resource_type.as_str())
    }
}

/// What happens to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// A new one is made.
    Add,
    /// One that exists is used.
    Adopt,
    /// Its properties change in place.
    Modify,
    /// A new one is made, and the old one deleted.
    Replace,
    /// CloudFormation decides between [`Change::Modify`] and [`Change::Replace`] while it works.
    MayReplace,
    Remove,
    /// Its content is deleted.
    Empty,
    /// Stays, although its owner goes.
    Keep,
    /// Sent again as it is, so that AWS takes note of it anew.
    Resubmit,
    /// Stays as it is, and can't work until somebody changes it: what it needs goes.
    Interrupt,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobStatus {
    Running,
    /// Only a person can move it: in the browser, or at an approval.
    WaitingForPerson,
    Succeeded,
    /// The member `fault` says why.
    Failed,
    /// The person cancelled it.
    Cancelled,
}

impl JobStatus {
    /// Whether a job still works or waits.
    #[must_use]
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Running | Self::WaitingForPerson)
    }
}

/// The phases of all kinds of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Connect: look for one to adopt, else create it.
    Create,
    /// Connect: until somebody pressed the button in the browser.
    Authorize,
    /// Deploy: the connection is AVAILABLE.
    CheckConnection,
    /// Deploy: the change set is executed.
    Stack,
    /// Deploy: the pipeline that was made before its connection was AVAILABLE is sent again.
    Register,
    /// Deploy, Run: the pipeline's run.
    Run,
    /// TearDown: buckets are emptied.
    EmptyBuckets,
    /// TearDown: the stack is deleted.
    DeleteStack,
    /// TearDown, DeleteHost, ReplaceHost: the connections are deleted.
    DeleteConnection,
    /// Host: look for one to adopt, else create it. ReplaceHost: create it.
    CreateHost,
    /// ChangeHost: AWS is told what it shall be.
    ChangeHost,
    /// Host, ChangeHost, ReplaceHost: AWS sets up its part of the VPC.
    PrepareNetwork,
    /// Host, ChangeHost, ReplaceHost: until somebody has set it up in the browser.
    SetUpHost,
    /// TearDown, DeleteHost, ReplaceHost: the host is deleted.
    DeleteHost,
}

/// One phase of one job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhaseView {
    pub phase: Phase,
    pub state: StepState,
    pub started_at: Option<String>,
    pub ended_at: Option<String>,
    /// How long it usually takes, seconds; none when a person decides.
    pub usually_seconds: Option<u32>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StepState {
    /// Not begun yet.
    Pending,
    Running,
    Succeeded,
    Failed,
    /// Left out, or stopped.
    Skipped,
}

/// Everything that a screen needs to show a job. A new one replaces the old one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobSnapshot {
    pub id: String,
    pub kind: JobKind,
    /// Id of the setup that the job belongs to; empty: of none, as a host of the account isn't one setup's.
    pub setup: String,
    pub status: JobStatus,
    /// In the order in which they follow one another.
    pub phases: Vec<PhaseView>,
    /// The connection, when the job deals with one.
    pub connection: Option<ConnectionProgress>,
    /// The host, when the job deals with one. Older journals don't hold it.
    #[serde(default)]
    pub host: Option<HostProgress>,
    /// The stack, when the job deals with one.
    pub stack: Option<StackProgress>,
    /// The runs of its pipelines, one a pipeline, when the job deals with any.
    #[serde(default, alias = "run", deserialize_with = "one_or_several")]
    pub runs: Vec<RunView>,
    /// Why it failed, or what makes it wait.
    pub fault: Option<Fault>,
    /// What the person can do now.
    pub next: Vec<NextStep>,
    /// Number of the newest event.
    pub last_event: u32,
    /// Number of the newest log line.
    pub last_line: u32,
    pub started_at: String,
    /// When this snapshot was made.
    pub updated_at: String,
}

impl JobSnapshot {
    /// The run of the first pipeline.
    pub fn run(&self) -> Option<&RunView> {
        self.runs.first()
    }

    /// The run of a pipeline.
    pub(crate) fn run_of(&self, pipeline: &str) -> Option<&RunView> {
        self.runs.iter().find(|run| run.pipeline == pipeline)
    }

    /// Whether a run waits for a person's approval.
    pub fn awaits_approval(&self) -> bool {
        !self.awaited_approvals().is_empty()
    }

    /// The approvals that wait for a person: pipeline, action, and since when it waits.
    pub(crate) fn awaited_approvals(&self) -> Vec<(&str, &str, Option<&str>)> {
        let actions = self.runs.iter().flat_map(|run| {
            run.stages.iter().flat_map(|stage| &stage.actions).map(|action| (run.pipeline.as_str(), action))
        });
        let awaited = actions.filter(|(_, action)| action.awaits_approval);
        awaited.map(|(pipeline, action)| (pipeline, action.name.as_str(), action.started_at.as_deref())).collect()
    }
}

/// The connection on its way to AVAILABLE.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionProgress {
    pub name: String,
    /// None until there is one.
    pub arn: Option<String>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
    /// The page of this connection in the AWS console.
    pub address: Option<String>,
    /// The list of connections in the AWS console, the fall-back.
    pub list_address: Option<String>,
    /// Account that the browser must be signed in to.
    pub account: String,
    /// Since when it waits for the person.
    pub waiting_since: Option<String>,
}

/// The host on its way to AVAILABLE, or away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostProgress {
    pub name: String,
    /// None until there is one.
    pub arn: Option<String>,
    /// The provider, as the API spells it.
    pub provider: String,
    /// URL of the server.
    pub endpoint: String,
    /// Id of its VPC; none: it reaches its server over the internet.
    pub vpc: Option<String>,
    /// What its status means; none while nothing is known of it.
    pub status: Option<HostStatus>,
    /// The status as AWS spells it; empty while nothing is known of it.
    pub status_text: String,
    /// What AWS says of the status, if anything.
    pub message: Option<String>,
    /// The list of hosts in the AWS console: there is no documented page of one.
    pub list_address: String,
    /// Account that the browser must be signed in to.
    pub account: String,
    /// Since when it waits for the person.
    pub waiting_since: Option<String>,
}

/// The stack at work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StackProgress {
    pub name: String,
    /// The stack's id, once there is one.
    pub arn: Option<String>,
    /// As CloudFormation spells it.
    pub status: String,
    /// The page of the stack in the AWS console.
    pub address: Option<String>,
    /// Its resources, in the order of the plan.
    pub resources: Vec<StackResource>,
}

/// One resource of a stack at work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StackResource {
    /// The logical id in the template.
    pub id: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// CloudFormation's status; empty before it began.
    pub status: String,
    /// CloudFormation's reason, when it gave one.
    pub reason: Option<String>,
}

/// One run of a pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// Name of the pipeline.
    pub pipeline: String,
    /// The pipeline's page in the AWS console.
    pub address: String,
    /// Execution id; none while no run has begun.
    pub execution: Option<String>,
    /// CodePipeline's status of the execution.
    pub status: String,
    /// CodePipeline's trigger type, e.g. `CreatePipeline`, `WebhookV2`.
    pub trigger: Option<String>,
    /// Id of the commit.
    pub revision: Option<String>,
    /// What the provider says of the commit: its message.
    pub revision_summary: Option<String>,
    /// What CodePipeline says of the status, if anything.
    pub status_summary: Option<String>,
    pub stages: Vec<StageView>,
}

/// One stage of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageView {
    pub name: String,
    pub state: StepState,
    pub actions: Vec<ActionView>,
}

/// One action of a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    pub name: String,
    /// `Source`, `Build`, `Approval`, `Deploy`, …
    pub category: String,
    /// `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`, …
    pub provider: String,
    pub state: StepState,
    /// What AWS says in short.
    pub summary: Option<String>,
    /// AWS's error message, as text.
    pub error: Option<String>,
    /// Where AWS shows more.
    pub address: Option<String>,
    /// Id of its build, for a CodeBuild action that began. Older journals don't hold it.
    #[serde(default)]
    pub build: Option<String>,
    /// The build phases, for a CodeBuild action.
    pub build_phases: Vec<BuildPhase>,
    /// Whether it waits for this person's approval.
    pub awaits_approval: bool,
    pub started_at: Option<String>,
    /// When it last changed.
    pub updated_at: Option<String>,
}

/// One phase of a build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildPhase {
    /// `INSTALL`, `BUILD`, …
    pub name: String,
    pub state: StepState,
    /// Seconds that it took.
    pub seconds: Option<u32>,
    /// CodeBuild's status code and message, when it failed.
    pub message: Option<String>,
}

/// What the person can do when a job stands still. The window and the terminal word them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum NextStep {
    /// Open the connection's page again.
    OpenConnectionPage,
    /// Look at AWS again now.
    CheckNow,
    /// Make a new connection instead.
    NewConnection,
    /// Open the list of hosts in the AWS console, where this one is set up.
    OpenHostPage,
    /// Go to the host's settings: choose another network, another host, or make one.
    EditHost,
    /// Go on to the next step of the wizard.
    Continue,
    /// Try the same again.
    Retry,
    /// Answer the pipeline's approval.
    Approve,
    /// Push a commit, which starts the pipeline.
    Push,
    /// Start a run without a push.
    StartRun,
    /// Open the pipeline in the AWS console.
    OpenPipeline,
    /// Open the stack in the AWS console.
    OpenStack,
    /// Plan a deployment anew.
    PlanDeployment,
    /// Correct the setup's answers.
    EditSetup,
    /// Hand the setup file to a colleague.
    ShareSetup,
    /// Delete all that the setup has at AWS.
    TearDown,
    /// Sign in again, or choose another account.
    ChangeAccount,
}

/// Something that happened in a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobEvent {
    /// From 1, without gaps.
    pub number: u32,
    pub at: String,
    /// Names the sentence `event-<code>` of `words`.
    pub code: EventCode,
    /// The values that the sentence names.
    pub facts: FactMap,
}

/// Every event of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum EventCode {
    /// A phase began (`phase`).
    PhaseStarted,
    /// The connection was made (`name`, `arn`).
    ConnectionCreated,
    /// A connection that exists is used (`name`, `arn`).
    ConnectionAdopted,
    /// The connection's status changed (`status`).
    ConnectionStatus,
    /// The host was made (`name`, `arn`).
    HostCreated,
    /// A host that exists is used (`name`, `arn`).
    HostAdopted,
    /// AWS was told what the host shall be (`name`, `arn`).
    HostChanged,
    /// The host's status changed (`status`).
    HostStatus,
    /// A connection was deleted (`name`, `arn`).
    ConnectionDeleted,
    /// The host is gone (`name`, `arn`).
    HostDeleted,
    /// CloudFormation reported on a resource (`id`, `type`, `status`, `reason`; `event` is CloudFormation's id of it).
    StackResource,
    /// The execution began (`execution`, `trigger`; `none` when AWS names none).
    RunStarted,
    /// An action changed (`stage`, `action`, `status`, `execution`).
    ActionStatus,
    /// A call failed and is tried again (`operation`, `seconds`).
    Retrying,
    /// The work was taken up again after the program had ended.
    Resumed,
    /// A build or its log can't be read with these credentials; its run isn't affected (`action`, `operation`).
    LogUnreadable,
    /// An approval was answered (`approved`).
    ApprovalAnswered,
    /// A bucket was emptied (`bucket`, `count`).
    BucketEmptied,
    /// The job ended (`status`).
    Ended,
}

impl EventCode {
    /// All codes: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// One line of a build's log. The text is the build's: shown as text only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// From 1, without gaps.
    pub number: u32,
    pub at: String,
    /// The action whose build wrote it.
    pub action: String,
    /// That build's id: a stage that is tried again builds anew. Older journals don't hold it.
    #[serde(default)]
    pub build: String,
    /// Without its line end.
    pub text: String,
}

/// One message of a job that is being watched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[expect(clippy::large_enum_variant, reason = "made and sent at once, never kept")]
pub enum JobMessage {
    Snapshot {
        snapshot: JobSnapshot,
    },
    /// Events since the last message.
    Events {
        events: Vec<JobEvent>,
    },
    /// Log lines since the last message.
    Lines {
        lines: Vec<LogLine>,
    },
}
