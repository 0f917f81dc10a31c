//! Setups: the answers, and what belongs to them on this machine.

use gangway_catalog::providers::ProviderType;
use gangway_setup::document::Setup;
use gangway_setup::problem::Problem;
use gangway_setup::target::HostNetwork;
use gangway_workflow::model::JobSnapshot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::{AccountChoice, Identity};

/// A setup that is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupView {
    pub id: String,
    /// The answers of the person.
    pub setup: Setup,
    /// What belongs to it on this machine.
    pub place: SetupPlace,
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// Names that the setup leads to at AWS.
    pub names: Names,
    /// Whether a newer version wrote it.
    pub read_only: bool,
    /// Whether its stack was deployed by us and not taken down since.
    pub deployed: bool,
    /// Whether something of it stands where it is, so that it stays there.
    pub stays: bool,
    /// The newest job of each kind, newest first.
    pub jobs: Vec<JobSnapshot>,
    /// Pages at the provider where its grant is looked at and mended; none for a practice repository.
    pub provider_pages: Vec<ProviderPage>,
}

/// A setup in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupSummary {
    pub id: String,
    /// May be empty.
    pub name: String,
    /// `owner/name`; may be empty.
    pub repository: String,
    pub provider: Option<ProviderType>,
    /// What belongs to it on this machine.
    pub place: SetupPlace,
    /// How many errors there are.
    pub problems: u32,
    /// Whether a newer version wrote it.
    pub read_only: bool,
    /// Whether its stack was deployed by us and not taken down since.
    pub deployed: bool,
    /// Where else something of it stands: it was there before it came here.
    pub elsewhere: Vec<StandingElsewhere>,
    /// When it was last changed, as RFC 3339.
    pub updated_at: String,
}

/// An account and Region in which a stack of a setup stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandingElsewhere {
    pub account: AccountChoice,
    pub region: String,
    /// The account's number, when that is known.
    pub number: Option<String>,
    /// Name of the stack.
    pub stack: String,
}

/// What belongs to a setup on this machine only; it is never shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SetupPlace {
    /// The account that was chosen.
    pub account: Option<AccountChoice>,
    /// The chosen Region; empty: none yet.
    pub region: String,
    /// Who the account said we are, when it was last asked.
    pub identity: Option<Identity>,
    /// The connection that was chosen or made.
    pub connection_arn: Option<String>,
    /// The host that was chosen or made, with a server of one's own.
    pub host_arn: Option<String>,
    /// The VPC that was chosen for a new host, or the one of the chosen host.
    pub network: Option<HostNetwork>,
    /// The clone that the answers came from.
    pub folder: Option<String>,
    /// Where the person is in the wizard.
    pub step: Step,
}

/// The steps of the wizard, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    #[default]
    Account,
    Repository,
    Provider,
    /// The host of a server of one's own; with other providers there is no such step.
    Host,
    Connection,
    Build,
    /// What starts the pipeline.
    Triggers,
    /// What follows the build.
    Deploy,
    /// Everything once more, before anything is made.
    Review,
}

/// A page at the provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProviderPage {
    /// Names the sentence `page-<id>` of `words`.
    pub id: String,
    pub address: String,
}

/// Names that the setup leads to at AWS.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Names {
    pub stack: String,
    /// The pipeline that comes first.
    pub pipeline: String,
    /// The project of the first build.
    pub project: String,
}

/// What is wrong with a setup after a change, and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupCheck {
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// Names that the setup leads to at AWS.
    pub names: Names,
    /// Whether its stack was deployed by us where the setup is now, and not taken down since.
    pub deployed: bool,
    /// Whether something of it stands where it is, so that it stays there.
    pub stays: bool,
    /// The connection that belongs to it where it is now.
    pub connection_arn: Option<String>,
    /// The host that belongs to it where it is now.
    pub host_arn: Option<String>,
    /// When it was last changed, as RFC 3339.
    pub updated_at: String,
}

/// A setup, by its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupRef {
    pub id: String,
}

/// Everything of a setup that a person changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSetup {
    pub id: String,
    /// The answers of the person.
    pub setup: Setup,
    /// What belongs to it on this machine.
    pub place: SetupPlace,
}

/// An account and Region that a setup shall be in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeAccount {
    pub id: String,
    pub account: AccountChoice,
    pub region: String,
    /// Whether a second setup with the same answers may be made there, where something of this one stands here.
    pub second: bool,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCopy {
    /// Id of the setup.
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
    pub path: String,
}
