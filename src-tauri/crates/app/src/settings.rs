//! The first answer of a window, and what the person set.

use std::sync::Arc;

use gangway_catalog::fault::Fault;
use gangway_workflow::disk;

use crate::views::*;
use crate::{App, faults};

/// Collection and id under which the settings are kept.
pub(crate) const COLLECTION: &str = "settings";
const SETTINGS: &str = "settings";
const WINDOW: &str = "window";

impl App {
    /// Everything that Home shows.
    ///
    /// # Errors
    /// When the folder of setups can't be read.
    pub async fn overview(&self, (): ()) -> Result<Overview, Fault> {
        let secrets = Arc::clone(&self.access.secrets);
        let keychain = tokio::task::spawn_blocking(move || secrets.kept()).await.unwrap_or(false);
        let mut damages = self.start_faults.clone();
        let settings = self.read_settings(&mut damages);
        let listing = self.setups.list().map_err(|error| disk::fault(&error))?;
        damages.extend(listing.damaged.into_iter().map(|error| disk::fault(&error)));
        let mut setups: Vec<_> = listing.documents.into_iter().map(|(id, kept)| self.summary(id, kept)).collect();
        setups.sort_by(|a, b| b.updated_at.cmp(&a.updated_at));
        Ok(Overview {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: self.language_in_force(&settings),
            settings,
            keychain,
            home: faults::text(self.store.folder()),
            faults: damages,
            setups,
            jobs: self.jobs.list(),
        })
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// When they can't be written.
    pub async fn save_settings(&self, question: Settings) -> Result<Overview, Fault> {
        self.settings.write(SETTINGS, &question).map_err(|error| disk::fault(&error))?;
        self.overview(()).await
    }

    /// The language of sentences and of comments in files.
    pub fn language(&self) -> Language {
        self.language_in_force(&self.read_settings(&mut Vec::new()))
    }

    /// How the desktop's window was left.
    pub fn window_place(&self) -> Option<WindowPlace> {
        self.windows.read(WINDOW).ok().flatten()
    }

    /// Keeps how the window is left. It is a comfort only: where it can't be written, the next window has its usual size.
    pub fn save_window_place(&self, place: WindowPlace) {
        if self.windows.write(WINDOW, &place).is_err() {
            tracing::warn!("the window's size wasn't kept");
        }
    }

    fn read_settings(&self, damages: &mut Vec<Fault>) -> Settings {
        match self.settings.read(SETTINGS) {
            Ok(settings) => settings.unwrap_or_default(),
            Err(error) => {
                damages.push(disk::fault(&error));
                Settings::default()
            }
        }
    }

    fn language_in_force(&self, settings: &Settings) -> Language {
        settings.language.unwrap_or(self.language)
    }
}
