//! A page in Chromium, without a display: what whoever works on the window's page has before them.

use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use super::{InputMethod, Window};
use crate::place;
use crate::program::{RunningProgram, free_port};

/// What Chromium is started with: no window, nothing from the network, also for root.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// One tab, and those that it opens. It is a [`Window`] with a profile of its own.
#[derive(Debug)]
pub struct Tab {
    window: Window,
    _profile: TempDir,
}

impl Tab {
    /// A program that isn't installed here, if one isn't.
    #[must_use]
    pub fn missing() -> Option<&'static str> {
        ["chromium", "chromedriver"].into_iter().find(|program| !place::in_path(program))
    }

    /// Opens an address, as somebody who reads this language: `en-US`, say.
    pub async fn open(address: &str, language: &str, hand: InputMethod, pictures: &Path) -> Self {
        let profile = tempfile::tempdir().expect("a folder for a profile");
        let port = free_port();
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).env("TMPDIR", profile.path());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let own = format!("--user-data-dir={}", profile.path().join("profile").display());
        let language = format!("--accept-lang={language}");
        let arguments: Vec<&str> = ARGUMENTS.iter().copied().chain([own.as_str(), language.as_str()]).collect();
        let options = ("goog:chromeOptions", json!({ "args": arguments }));
        let window = Window::driven(RunningProgram::start(&mut command), port, options, pictures, hand).await;
        let tab = Self { window, _profile: profile };
        tab.client().goto(address).await.unwrap_or_else(|why| panic!("{address}: {why}"));
        tab
    }

    /// Gives the page this size in pixels, without what a browser has around it.
    pub async fn size(&self, width: u32, height: u32) {
        let around = self.script("return [outerWidth - innerWidth, outerHeight - innerHeight]", vec![]).await;
        let around = |at: usize| u32::try_from(around[at].as_u64().unwrap_or(0)).unwrap_or(0);
        let (width, height) = (width + around(0), height + around(1));
        self.client().set_window_size(width, height).await.expect("a new window size");
    }

    /// Goes to the tab that the page opened last, once there is one.
    pub async fn go_to_opened(&self) {
        let client = self.client();
        let own = client.window().await.expect("a tab");
        let opened = self.until("a tab that the page opens", || async {
            client.windows().await.ok()?.into_iter().rfind(|tab| *tab != own)
        });
        client.switch_to_window(opened.await).await.expect("another tab");
    }

    /// Closes this tab and goes back to the one that opened it.
    pub async fn go_back(&self) {
        self.client().close_window().await.expect("a tab closes");
        let left = self.client().windows().await.expect("tabs");
        self.client().switch_to_window(left[0].clone()).await.expect("another tab");
    }
}

impl Deref for Tab {
    type Target = Window;

    fn deref(&self) -> &Window {
        &self.window
    }
}

impl Drop for Tab {
    /// A driver that is killed leaves its browser behind.
    fn drop(&mut self) {
        self.window.driver.kill_all();
    }
}
