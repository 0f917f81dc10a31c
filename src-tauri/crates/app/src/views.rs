//! The questions and answers of the use cases: what crosses to the window and, with `--json`, to the terminal.
//! Plain data. Nothing here holds a secret, but [`AddKeys`], which only travels inwards.

use gangway_blueprint::drawing::Drawing;
use gangway_catalog::fact::FactMap;
use gangway_catalog::fault::Fault;
use gangway_catalog::providers::ProviderType;
pub use gangway_export::Language;
use gangway_repository::Suggestion;
use gangway_setup::document::Setup;
use gangway_setup::problem::Problem;
use gangway_workflow::model::{JobEvent, JobSnapshot, LogLine, RunView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the person set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// None: as the system says.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// Where the person was in the window.
    pub screen: Option<ScreenPlace>,
}

/// A place in the window. Which ones there are, the window knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScreenPlace {
    /// The screen.
    pub screen: String,
    /// The setup that it shows.
    pub setup: Option<String>,
}

/// The first answer that a window asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Version of the program.
    pub version: String,
    /// What the person set.
    pub settings: Settings,
    /// The language in force.
    pub language: Language,
    /// Whether secrets outlast this run.
    pub keychain: bool,
    /// Folder that holds all state.
    pub home: String,
    /// What went wrong at the start, e.g. a damaged document that was set aside.
    pub faults: Vec<Fault>,
    /// The setups, newest first.
    pub setups: Vec<SetupSummary>,
    /// The jobs that run, wait or ended since the last start.
    pub jobs: Vec<JobSnapshot>,
}

/// Whose account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AccountChoice {
    /// The practice account.
    Practice,
    /// A profile of the AWS configuration.
    Profile {
        /// Its name.
        name: String,
    },
    /// Keys that the person typed.
    Keys {
        /// Their id in the keychain.
        id: String,
    },
    /// The AWS variables of the environment.
    Environment,
}

/// How a profile gets its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CredentialKind {
    /// The practice account's own.
    Practice,
    /// Keys in a file.
    Static,
    /// Another profile's, then AssumeRole.
    AssumeRole,
    /// IAM Identity Center.
    Sso,
    /// A program prints them.
    Process,
    /// A token file.
    WebIdentity,
    /// Variables of the environment.
    Environment,
    /// Typed, kept in the keychain.
    Typed,
    /// The profile names no source of credentials.
    Unknown,
}

/// One account that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountOption {
    /// The choice.
    pub choice: AccountChoice,
    /// The profile's name, the label of the keys; empty for practice and environment.
    pub label: String,
    /// How it gets its credentials.
    pub credentials: CredentialKind,
    /// The Region that the profile names.
    pub region: Option<String>,
    /// Why it can't be used, when that is known beforehand.
    pub fault: Option<Fault>,
}

/// The accounts and Regions to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Accounts {
    /// Practice first.
    pub options: Vec<AccountOption>,
    /// A configuration that can't be read.
    pub fault: Option<Fault>,
    /// Regions in which connections, pipelines and builds all exist.
    pub regions: Vec<RegionView>,
}

/// A Region to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegionView {
    /// E.g. `eu-central-1`.
    pub id: String,
    /// AWS's English name of the place, e.g. `Europe (Frankfurt)`.
    pub name: String,
    /// E.g. `aws`.
    pub partition: String,
}

/// Who the credentials are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// Twelve digits.
    pub account: String,
    /// ARN of the user or role session.
    pub arn: String,
    /// E.g. `aws`.
    pub partition: String,
}

/// Which account and Region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    /// Whose.
    pub account: AccountChoice,
    /// Where.
    pub region: String,
}

/// Keys that the person was given. Never logged, never sent back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddKeys {
    /// How the person calls them.
    pub label: String,
    /// `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
    /// For temporary keys.
    pub session_token: Option<String>,
}

/// Where the keys went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeysAdded {
    /// The choice that uses them.
    pub choice: AccountChoice,
    /// False: there is no keychain, they serve for this run only.
    pub kept: bool,
}

/// The steps of the wizard, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Which account.
    #[default]
    Account,
    /// Which repository.
    Repository,
    /// Which provider, and its host.
    Provider,
    /// Which connection.
    Connection,
    /// How it is built.
    Build,
    /// What starts it.
    Triggers,
    /// What follows.
    Deploy,
    /// Everything once more.
    Review,
}

/// What belongs to a setup on this machine only; it is never shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// The chosen account.
    pub account: Option<AccountChoice>,
    /// The chosen Region; empty: none yet.
    pub region: String,
    /// Who the account said we are, when it was last asked.
    pub identity: Option<Identity>,
    /// The connection that was chosen or made.
    pub connection_arn: Option<String>,
    /// The clone that the answers came from.
    pub folder: Option<String>,
    /// Where the person is in the wizard.
    pub step: Step,
}

/// A setup in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupSummary {
    /// Its id.
    pub id: String,
    /// Its name; may be empty.
    pub name: String,
    /// `owner/name`; may be empty.
    pub repository: String,
    /// Its provider.
    pub provider: Option<ProviderType>,
    /// What belongs to it on this machine.
    pub place: Place,
    /// How many errors it has.
    pub problems: u32,
    /// It was written by a newer version.
    pub read_only: bool,
    /// Whether its stack was deployed by us and not taken down since.
    pub deployed: bool,
    /// RFC 3339.
    pub updated_at: String,
}

/// A setup, opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupView {
    /// Its id.
    pub id: String,
    /// The answers.
    pub setup: Setup,
    /// What belongs to it on this machine.
    pub place: Place,
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// Names that the setup leads to at AWS.
    pub names: Names,
    /// It was written by a newer version.
    pub read_only: bool,
    /// Whether its stack was deployed by us and not taken down since.
    pub deployed: bool,
    /// The newest job of each kind, newest first.
    pub jobs: Vec<JobSnapshot>,
    /// Pages at the provider where its grant is looked at and mended; none for a practice repository.
    pub provider_pages: Vec<ProviderPage>,
}

/// A page at the provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProviderPage {
    /// Its name in `words`: `page-<id>`.
    pub id: String,
    /// Its address.
    pub address: String,
}

/// Names that the setup leads to at AWS.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Names {
    /// The stack.
    pub stack: String,
    /// The main pipeline.
    pub pipeline: String,
    /// The first project.
    pub project: String,
}

/// The answer to a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// Names that the setup leads to at AWS.
    pub names: Names,
    /// RFC 3339.
    pub updated_at: String,
}

/// Which setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupRef {
    /// Its id.
    pub id: String,
}

/// Everything of a setup that a person changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSetup {
    /// Which.
    pub id: String,
    /// The answers.
    pub setup: Setup,
    /// What belongs to it on this machine.
    pub place: Place,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCopy {
    /// Which setup.
    pub id: String,
    /// The file; `.gangway.json` is added when it has no such ending.
    pub path: String,
    /// Whether a file that exists may be replaced.
    pub overwrite: bool,
}

/// A path that the person gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PathRequest {
    /// It.
    pub path: String,
}

/// What was typed, dropped or chosen as the repository: a folder, a URL, or `owner/name`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectRepository {
    /// It.
    pub text: String,
}

/// Take over what was found in a repository.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplySuggestion {
    /// Which setup.
    pub id: String,
    /// What was found.
    pub suggestion: Suggestion,
    /// The setup file of the clone to take instead, one of `suggestion.setup_files`.
    pub setup_file: Option<String>,
}

/// A connection of the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its provider; none for one that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
    /// Region in which it is managed.
    pub region: String,
    /// Its host, for a self-managed provider.
    pub host_arn: Option<String>,
    /// Its page in the AWS console.
    pub address: String,
    /// Names of the setups here that use it.
    pub used_by: Vec<String>,
}

/// Use a connection that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UseConnection {
    /// Which setup.
    pub id: String,
    /// Which connection.
    pub arn: String,
}

/// An image that builds can run in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImageView {
    /// E.g. `aws/codebuild/amazonlinux-x86_64-standard:6.0`.
    pub id: String,
    /// `environment.type` that goes with it.
    pub environment: String,
    /// What AWS says of it.
    pub description: String,
    /// Whether it is the one that we would take.
    pub recommended: bool,
}

/// The images of the chosen Region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Images {
    /// They.
    pub images: Vec<ImageView>,
    /// Why this is the built-in list and not the Region's.
    pub fault: Option<Fault>,
}

/// A recipe to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipeView {
    /// Its id, e.g. `node`.
    pub id: String,
    /// Its package managers, the usual one first.
    pub package_managers: Vec<String>,
    /// Runtime versions of the chosen image, newest first.
    pub versions: Vec<String>,
}

/// What can be chosen for a build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildChoices {
    /// Recipes.
    pub recipes: Vec<RecipeView>,
    /// Compute types with their size.
    pub computes: Vec<ComputeView>,
}

/// A compute type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComputeView {
    /// E.g. `BUILD_GENERAL1_SMALL`.
    pub id: String,
    /// Virtual processors.
    pub cpus: u32,
    /// GiB.
    pub memory: u32,
}

/// Which build of which setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildRef {
    /// Which setup.
    pub id: String,
    /// Index in `setup.builds`.
    pub build: u32,
}

/// A buildspec to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildspecView {
    /// Its text; what the recipe says when nothing else was written.
    pub text: String,
    /// What the recipe says, to go back to.
    pub recipe_text: String,
    /// The path at which the clone has one.
    pub in_repository: Option<String>,
    /// Its problems; each fact `line` counts from 1.
    pub problems: Vec<Problem>,
}

/// Write the buildspec into the clone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveBuildspec {
    /// Which setup.
    pub id: String,
    /// Index in `setup.builds`.
    pub build: u32,
    /// Whether a file that exists may be replaced.
    pub overwrite: bool,
}

/// Everything once more, before anything is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// The pipelines as drawings.
    pub pipelines: Vec<Drawing>,
    /// What AWS would hold.
    pub resources: Vec<ResourceView>,
    /// The roles' policies.
    pub policies: Vec<PolicyView>,
    /// What an administrator must allow this person.
    pub administrator: PolicyView,
    /// What stands in the way; then the rest is empty.
    pub problems: Vec<Problem>,
}

/// A resource in plain words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResourceView {
    /// Logical id.
    pub id: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// Its physical name, where it has a fixed one.
    pub name: Option<String>,
    /// Which sentence: `resource-<purpose>` in `words`.
    pub purpose: String,
    /// The values that the sentence names.
    pub facts: FactMap,
}

/// A policy with the reason of each statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// Logical id of the role; empty for the administrator's.
    pub role: String,
    /// Its statements.
    pub statements: Vec<StatementView>,
    /// The whole document as JSON text.
    pub document: String,
}

/// A statement with its reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatementView {
    /// Its Sid.
    pub sid: String,
    /// Which sentence: `why-<reason>` in `words`.
    pub reason: String,
    /// The actions.
    pub actions: Vec<String>,
    /// The resources, as text.
    pub resources: Vec<String>,
    /// The conditions as JSON text, one each.
    pub conditions: Vec<String>,
}

/// The files of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// One entry a format.
    pub formats: Vec<FormatView>,
    /// What stands in the way; then the rest is empty.
    pub problems: Vec<Problem>,
}

/// The files of one format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// Its id and folder, e.g. `cloudformation`.
    pub format: String,
    /// Its files.
    pub files: Vec<FileView>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Path below the format's folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Where files go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase")]
pub enum Destination {
    /// Into a folder, which is made when it isn't there.
    Folder {
        /// Its path.
        path: String,
    },
    /// Into one archive.
    Zip {
        /// Its path.
        path: String,
    },
}

/// Write files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveFiles {
    /// Which setup.
    pub id: String,
    /// Formats; none: all.
    pub formats: Vec<String>,
    /// Files within the formats, as `format/path`; none: all.
    pub files: Vec<String>,
    /// Where to.
    pub destination: Destination,
    /// Whether files that exist may be replaced.
    pub overwrite: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The files, as whole paths.
    pub paths: Vec<String>,
}

/// Carry out what was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Approve {
    /// Which setup.
    pub id: String,
    /// The digest of the plan that the person saw.
    pub digest: String,
}

/// Plan a tear-down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanTearDown {
    /// Which setup.
    pub id: String,
    /// Whether the connection goes too; it only can when we made it.
    pub connection: bool,
}

/// Answer a manual approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerApproval {
    /// The job that shows the run.
    pub job: String,
    /// The action.
    pub action: String,
    /// Yes or no.
    pub approve: bool,
    /// Why, up to 512 characters.
    pub comment: String,
}

/// Which job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRef {
    /// Its id.
    pub job: String,
}

/// What happened in a job since numbers that are known already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobSince {
    /// Its id.
    pub job: String,
    /// Number of the newest event that is known; 0: none.
    pub event: u32,
    /// Number of the newest line that is known; 0: none.
    pub line: u32,
}

/// Events and lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobHistory {
    /// Events, oldest first.
    pub events: Vec<JobEvent>,
    /// Lines, oldest first; at most 10,000 at a time.
    pub lines: Vec<LogLine>,
}

/// An address to open in the person's browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenAddress {
    /// It.
    pub address: String,
}

/// How the desktop's window was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowPlace {
    /// Logical pixels.
    pub width: u32,
    /// Logical pixels.
    pub height: u32,
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// How a setup stands at AWS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Its connection, when it has one that is still there.
    pub connection: Option<ConnectionView>,
    /// Its stack, when there is one.
    pub stack: Option<StackView>,
    /// The newest run of its pipeline, when there is one.
    pub run: Option<RunView>,
}

/// A stack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StackView {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// CloudFormation's status.
    pub status: String,
    /// CloudFormation's reason, when it gave one.
    pub reason: Option<String>,
}
