//! The first voyage, walked in the real window: from nothing to a green run, and down again.
//!
//! The same walk serves the journeys of the tests, in both languages and with either hand, and the tour of
//! `cargo xtask run`. Start reading at [`walk`].

mod clone;
mod stage;
mod steps;

use crate::window::{Finding, Window};

pub use clone::clone_of;
pub use stage::{Language, Stage};

/// What a walk found out by the way; both lists are empty when all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What axe says, by picture.
    pub axe: Vec<(String, Finding)>,
    /// What the content security policy refused.
    pub violations: Vec<String>,
}

/// A walk under way.
pub(crate) struct Walk<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) window: Window,
    pictures: usize,
    found: Found,
}

/// Walks the whole voyage: a setup is made, its connection authorized in the browser, the files taken away, the stack
/// deployed, the run watched and approved, a push followed, and everything taken down.
///
/// # Panics
/// At the first thing that isn't as it should be.
pub async fn walk(stage: &Stage) -> Found {
    let mut walk = Walk { stage, window: stage.open().await, pictures: 0, found: Found::default() };
    walk.home().await;
    walk.account().await;
    walk.repository().await;
    walk.provider().await;
    walk.connection().await;
    walk.come_back().await;
    walk.build().await;
    walk.triggers().await;
    walk.deploy().await;
    walk.review().await;
    walk.refused_while_pending().await;
    walk.authorize().await;
    walk.files().await;
    walk.deployment().await;
    walk.share().await;
    walk.push().await;
    walk.connections().await;
    walk.practice().await;
    walk.settings().await;
    walk.tear_down().await;
    walk.open_what_was_shared().await;
    walk.end().await
}

impl Walk<'_> {
    /// Keeps a picture and what axe finds on what it shows.
    pub(crate) async fn look(&mut self, name: &str) {
        self.pictures += 1;
        let name = format!("{:02}-{name}", self.pictures);
        let found = self.window.picture(&name).await;
        self.found.axe.extend(found.into_iter().map(|finding| (name.clone(), finding)));
        self.found.violations.extend(self.window.violations().await);
    }

    /// Closes the window, as a person does in the middle of something, and opens it again.
    pub(crate) async fn reopen(&mut self) {
        self.window.close().await;
        self.window = self.stage.open().await;
    }

    async fn end(mut self) -> Found {
        self.found.violations.extend(self.window.violations().await);
        self.found.violations.sort();
        self.found.violations.dedup();
        self.window.close().await;
        self.found
    }
}
