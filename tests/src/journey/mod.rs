//! The first voyage, walked in the real window: from nothing to a green run, and down again.
//!
//! The same walk serves the journeys of the tests, in both languages and with either hand, and the tour of
//! `cargo xtask run`. Start reading at [`walk`].

mod clone;
mod found;
mod stage;
mod steps;
mod watchdog;

use crate::window::Window;

pub use clone::{clone_of, own_clone, own_clone_from};
pub use found::Findings;
pub use stage::{Language, Stage};
pub use watchdog::Watchdog;

/// A walk under way.
pub(crate) struct Walk<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) window: Window,
    pictures: usize,
    found: Findings,
}

/// Walks the whole voyage: a setup is made, its connection authorized in the browser, the files taken away, the stack
/// deployed, the run watched and approved, a push followed, and everything taken down.
///
/// # Panics
/// At the first thing that isn't as it should be.
pub async fn walk(stage: &Stage) -> Findings {
    let mut walk = Walk { stage, window: stage.open().await, pictures: 0, found: Findings::of_a_whole_walk() };
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
    /// Keeps a picture and what is wrong with what it shows.
    pub(crate) async fn look(&mut self, name: &str) {
        self.pictures += 1;
        let name = format!("{:02}-{name}", self.pictures);
        self.window.picture(&name).await;
        self.found.look(&name, &self.window).await;
    }

    /// Like [`Walk::look`], for a page in the person's browser.
    pub(crate) async fn look_at_page(&mut self, name: &str, page: &Window) {
        page.picture(name).await;
        self.found.look_at_page(name, page).await;
    }

    /// Closes the window, as a person does in the middle of something, and opens it again.
    pub(crate) async fn reopen(&mut self) {
        self.found.refused(&self.window).await;
        self.window.close().await;
        self.window = self.stage.open().await;
    }

    async fn end(mut self) -> Findings {
        self.found.refused(&self.window).await;
        self.window.close().await;
        self.found
    }
}
