//! The person's browser: an executable named `xdg-open`, first in PATH, that notes the address, and a real browser
//! window that walks the page behind it.

use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Display, InputMethod, Window, WindowStart};
use crate::program::until;

/// WebKitGTK's own small browser, where Debian and Ubuntu keep it.
const BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/webkit2gtk-4.1/MiniBrowser",
];

/// Stands in for the system's opener and notes every address that the program opens.
#[derive(Clone, Debug)]
pub struct Addresses {
    folder: PathBuf,
}

impl Addresses {
    /// Puts the stand-in into a folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let folder = folder.join("opener");
        std::fs::create_dir_all(&folder).expect("a folder for the stand-in");
        let script = folder.join("xdg-open");
        let text = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", folder.join("addresses").display());
        std::fs::write(&script, text).expect("the stand-in");
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("the stand-in can be run");
        Self { folder }
    }

    /// PATH with the stand-in first.
    #[must_use]
    pub fn path(&self) -> OsString {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(std::iter::once(self.folder.clone()).chain(std::env::split_paths(&rest))).expect("a PATH")
    }

    /// All addresses so far, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.folder.join("addresses")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The newest address, once there are more than `known`.
    #[must_use]
    pub fn next(&self, known: usize) -> String {
        until("an address that the program opens", Duration::from_secs(30), || {
            let all = self.all();
            (all.len() > known).then(|| all.last().cloned()).flatten()
        })
    }
}

/// A real browser window.
#[derive(Debug)]
pub struct Browser(Window);

impl Browser {
    /// Opens it at an address.
    pub async fn open(display: &Display, address: &str, pictures: &Path) -> Self {
        let program = BROWSERS.iter().map(Path::new).find(|path| path.is_file());
        let program = program.expect("WebKitGTK's MiniBrowser, which comes with libwebkit2gtk-4.1").to_owned();
        let start = WindowStart {
            program,
            arguments: vec!["--automation".to_owned()],
            environment: vec![],
            pictures: pictures.to_owned(),
            hand: InputMethod::Pointer,
            composed: true,
        };
        let window = Window::open(display, &start).await;
        window.client().goto(address).await.unwrap_or_else(|why| panic!("{address}: {why}"));
        Self(window)
    }

    /// What can be done with any window.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.0
    }

    /// Presses what a selector names.
    pub async fn press(&self, selector: &str) {
        self.0.press_css(selector, Duration::from_secs(20)).await;
    }

    /// Closes it.
    pub async fn close(mut self) {
        self.0.close().await;
    }
}
