//! What is wrong with the screens that a walk came by, and which it never came by.

use std::collections::BTreeSet;

use crate::place;
use crate::window::{Finding, Window};

/// What a walk found out by the way; everything is empty when all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What axe says, by picture.
    pub axe: BTreeSet<(String, Finding)>,
    /// What is cut off or can't be reached, by picture.
    pub cut: BTreeSet<(String, String)>,
    /// What the content security policy refused.
    pub violations: BTreeSet<String>,
    /// Screens and steps of the window that were never looked at, as the folders of `ui/src` name them.
    pub unseen: BTreeSet<String>,
}

/// Steps that a repository on a provider's own cloud doesn't have.
const OTHER_WALKS: &[&str] = &["steps/host"];

impl Findings {
    /// Before a walk that is to come by every screen and every step.
    ///
    /// # Panics
    /// When there is no folder of screens or steps.
    #[must_use]
    pub fn of_a_whole_walk() -> Self {
        let folders = |kind: &str| {
            let folder = place::repository().join("ui/src").join(kind);
            let entries = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
            let folders = entries.flatten().filter(|entry| entry.path().is_dir());
            folders.map(|entry| format!("{kind}/{}", entry.file_name().to_string_lossy())).collect::<Vec<_>>()
        };
        let all = [folders("screens"), folders("steps")].concat().into_iter();
        let unseen = all.filter(|place| !OTHER_WALKS.contains(&place.as_str())).collect();
        Self { unseen, ..Self::default() }
    }

    /// Looks at what a window shows now.
    pub async fn look(&mut self, name: &str, window: &Window) {
        self.look_at_page(name, window).await;
        self.refused(window).await;
        let shown = "return [document.querySelector('[data-screen]')?.dataset.screen, \
            document.querySelector('[data-step]')?.dataset.step]";
        let shown = window.script(shown, vec![]).await;
        for (kind, place) in [("screens", &shown[0]), ("steps", &shown[1])] {
            if let Some(place) = place.as_str() {
                self.unseen.remove(&format!("{kind}/{place}"));
            }
        }
    }

    /// Looks at any page, also at one that isn't ours.
    pub async fn look_at_page(&mut self, name: &str, window: &Window) {
        self.axe.extend(window.axe().await.into_iter().map(|finding| (name.to_owned(), finding)));
        self.cut.extend(window.cut().await.into_iter().map(|what| (name.to_owned(), what)));
    }

    /// Adds what the content security policy refused in a window.
    pub async fn refused(&mut self, window: &Window) {
        self.violations.extend(window.violations().await);
    }
}
