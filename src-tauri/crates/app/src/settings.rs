//! The first answer of a window, and what the person set.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use gangway_catalog::fault::Fault;
use gangway_store::StoreError;
use gangway_workflow::{AccountKey, disk};

use crate::blocking::blocking;
use crate::setups::StoredSetup;
use crate::views::*;
use crate::{App, faults};

/// Collection and id under which the settings are kept.
pub(crate) const COLLECTION: &str = "settings";
const SETTINGS: &str = "settings";
const WINDOW: &str = "window";

/// How the desktop's window was left: asked before the folder of state is opened.
pub fn window_place(home: &Path) -> Option<WindowPlace> {
    gangway_store::glance(home, COLLECTION, WINDOW)
}

impl App {
    /// Everything that Home shows.
    ///
    /// # Errors
    /// When the folder of setups can't be read.
    pub async fn overview(&self, (): ()) -> Result<Overview, Fault> {
        self.answer_beginning().await?;
        let secrets = Arc::clone(&self.access.secrets);
        let keychain = blocking("keychain", move || secrets.kept()).await.unwrap_or(false);
        let (settings, trouble) = self.read_settings();
        let listing = self.setups.list().map_err(|error| disk::fault(&error))?;
        let faults = self.tell(trouble.iter().chain(&listing.damaged));
        let documents: Vec<_> = listing.documents.into_iter().map(|(id, kept)| (id, StoredSetup::from(kept))).collect();
        let places: HashMap<String, AccountKey> =
            documents.iter().filter_map(|(id, kept)| Some((id.clone(), self.key(kept).ok()?))).collect();
        let mut setups: Vec<_> = documents.into_iter().map(|(id, kept)| self.summary(id, kept)).collect();
        setups.sort_by(|a, b| b.updated_at.cmp(&a.updated_at));
        Ok(Overview {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: self.language_in_force(&settings),
            settings,
            keychain,
            home: faults::text(self.store.folder()),
            faults,
            setups,
            // What a setup began in an account or Region that it has left since isn't about it any more.
            jobs: self.jobs.standing_where(|setup, account| match setup {
                "" => self.access.practice.request_of(account).is_some(),
                setup => places.get(setup) == Some(account),
            }),
        })
    }

    /// What lies in the folder of state and can't be used, a fault for each file or kind of file.
    ///
    /// # Errors
    /// When the setups can't be listed.
    pub fn unusable_files(&self) -> Result<Vec<Fault>, Fault> {
        let (_, trouble) = self.read_settings();
        let listing = self.setups.list().map_err(|error| disk::fault(&error))?;
        Ok(self.tell(trouble.iter().chain(&listing.damaged)))
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
        let (settings, trouble) = self.read_settings();
        self.tell(&trouble);
        self.language_in_force(&settings)
    }

    /// Keeps how the window is left. It is a comfort only: where it can't be written, the next window has its usual size.
    pub fn save_window_place(&self, place: WindowPlace) {
        if self.windows.write(WINDOW, &place).is_err() {
            tracing::warn!("the window's size wasn't kept");
        }
    }

    pub(crate) fn read_settings(&self) -> (Settings, Option<StoreError>) {
        match self.settings.read(SETTINGS) {
            Ok(settings) => (settings.map(|settings| settings.document).unwrap_or_default(), None),
            Err(error) => (Settings::default(), Some(error)),
        }
    }

    /// What is to be told of files that can't be used. One that was set aside is found only once: it is told until the
    /// program ends.
    pub(crate) fn tell<'a>(&self, troubles: impl IntoIterator<Item = &'a StoreError>) -> Vec<Fault> {
        let (aside, others): (Vec<_>, Vec<_>) =
            troubles.into_iter().partition(|trouble| matches!(trouble, StoreError::Damaged { .. }));
        let mut told = self.set_aside.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(aside.into_iter().map(disk::fault));
        told.iter().cloned().chain(others.into_iter().map(disk::fault)).collect()
    }

    pub(crate) fn language_in_force(&self, settings: &Settings) -> Language {
        settings.language.unwrap_or(self.language)
    }
}
