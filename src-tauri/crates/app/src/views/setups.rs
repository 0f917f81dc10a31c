//! Setups: the answers, and what belongs to them on this machine.

use gangway_catalog::providers::ProviderType;
use gangway_setup::document::Setup;
use gangway_setup::problem::Problem;
use gangway_workflow::model::JobSnapshot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::{AccountChoice, Identity};

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
    /// Whether its stack was deployed by us where the setup is now, and not taken down since.
    pub deployed: bool,
    /// The connection that belongs to it where it is now.
    pub connection_arn: Option<String>,
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
