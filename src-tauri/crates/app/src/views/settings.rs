//! The first answer of a window, and what the person set.

use gangway_catalog::fault::Fault;
use gangway_export::Language;
use gangway_workflow::model::JobSnapshot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::setups::SetupSummary;

/// The first answer that a window asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    pub version: String,
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

/// What the person set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// None: as the system says.
    pub language: Option<Language>,
    pub theme: Theme,
    /// Whether the system tells what happens while the window isn't in front.
    pub notifications: bool,
    /// Where the person was in the window.
    pub screen: Option<ScreenPlace>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: None, theme: Theme::System, notifications: true, screen: None }
    }
}

/// The colors of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
}

/// A place in the window. Which ones there are, the window knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScreenPlace {
    /// The name of the screen.
    pub screen: String,
    /// The setup that it shows.
    pub setup: Option<String>,
}

/// How the desktop's window was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowPlace {
    /// In logical pixels.
    pub width: u32,
    /// In logical pixels.
    pub height: u32,
    /// Whether it filled the screen.
    pub maximized: bool,
}
