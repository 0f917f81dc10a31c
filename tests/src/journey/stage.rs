//! Where a walk takes place: a display, a person's empty home folder, a language, a browser that stands by.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use super::watchdog::Watchdog;
use crate::bus::Bus;
use crate::place;
use crate::program::RunningProgram;
use crate::window::{Addresses, Browser, Display, InputMethod, Notifier, Window, WindowStart};

/// The language of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    En,
    Ja,
}

impl Language {
    /// `en` or `ja`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }
}

/// A display, a home, a language.
#[derive(Debug)]
pub struct Stage {
    display: Display,
    browsers: Display,
    home: Arc<TempDir>,
    language: Language,
    hand: InputMethod,
    dark: bool,
    size: (u32, u32),
    enlarged: bool,
    folder: PathBuf,
    clone: bool,
    practice: Option<String>,
    variables: Vec<(OsString, OsString)>,
    /// What the program opened in the browser.
    pub addresses: Addresses,
}

impl Stage {
    /// A fresh machine whose pictures and files go to a folder, which is emptied first.
    #[must_use]
    pub fn new(folder: &Path, language: Language) -> Self {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        let home = Arc::new(tempfile::tempdir().expect("a home folder"));
        Self {
            display: Display::start(),
            browsers: Display::start(),
            addresses: Addresses::new(home.path()),
            home,
            language,
            hand: InputMethod::Pointer,
            dark: false,
            size: (1180, 800),
            enlarged: false,
            folder: folder.to_owned(),
            clone: true,
            practice: None,
            variables: vec![],
        }
    }

    /// Worked with this hand.
    #[must_use]
    pub fn with_hand(mut self, hand: InputMethod) -> Self {
        self.hand = hand;
        self
    }

    /// With the dark colors.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// With a page of this size, in pixels.
    #[must_use]
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// At 200 %, with the keyboard: WebKit's driver clicks where things are at 100 %.
    #[must_use]
    pub fn enlarged(mut self) -> Self {
        self.enlarged = true;
        self.with_hand(InputMethod::Keyboard)
    }

    /// For a person who has no clone at hand, and takes a repository of the practice provider.
    #[must_use]
    pub fn without_clone(mut self) -> Self {
        self.clone = false;
        self
    }

    /// With a practice account that was started apart.
    #[must_use]
    pub fn with_practice(mut self, endpoint: &str) -> Self {
        self.practice = Some(endpoint.to_owned());
        self
    }

    /// On a desktop with a keychain, which keeps what it holds in the home folder.
    ///
    /// # Panics
    /// Without a keychain: see [`Bus::missing`].
    #[must_use]
    pub fn with_keychain(mut self) -> Self {
        let folder = self.home.path().join("keychain");
        std::fs::create_dir_all(&folder).expect("a folder of the keychain");
        self.display = self.display.with_bus(Bus::with_keychain(&folder));
        self
    }

    /// With more in its environment.
    #[must_use]
    pub fn with_variables<N: Into<OsString>, V: Into<OsString>>(
        mut self,
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        self.variables.extend(variables.into_iter().map(|(name, value)| (name.into(), value.into())));
        self
    }

    /// The person's home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where what a person saves goes, and what stays of a walk.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the program's watchdog noted so far.
    #[must_use]
    pub fn watchdog(&self) -> Watchdog {
        Watchdog::of(&self.home.path().join("gangway"))
    }

    /// How long it is ago that a walk kept its newest picture: little, where the machine is slow and nobody is silent.
    #[must_use]
    pub fn since_newest_picture(&self) -> Option<Duration> {
        let entries = std::fs::read_dir(&self.folder).ok()?.flatten();
        let kept = entries.filter_map(|entry| entry.metadata().ok()?.modified().ok());
        kept.max()?.elapsed().ok()
    }

    /// The display of the program's window.
    #[must_use]
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Whether the person has a clone at hand.
    #[must_use]
    pub fn has_clone(&self) -> bool {
        self.clone
    }

    /// The language of the system.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Opens the program's window.
    pub async fn open(&self) -> Window {
        let window = Window::open(&self.display, &self.start()).await;
        window.resize(self.size.0, self.size.1).await;
        if self.enlarged {
            window.enlarge().await;
        }
        window
    }

    /// Has the desktop show notifications from now on.
    #[must_use]
    pub fn notifier(&self) -> Notifier {
        Notifier::start(&self.display)
    }

    /// The same person, in the same home, at another desktop.
    #[must_use]
    pub fn elsewhere(&self) -> Self {
        Self {
            display: Display::start(),
            browsers: Display::start(),
            addresses: self.addresses.clone(),
            home: Arc::clone(&self.home),
            folder: self.folder.clone(),
            practice: self.practice.clone(),
            variables: self.variables.clone(),
            ..*self
        }
    }

    /// Starts the program once more, without a driver, while its window is open.
    #[must_use]
    pub fn start_again(&self) -> RunningProgram {
        let start = self.start();
        let mut command = Command::new(&start.program);
        command.envs(start.environment).envs(self.display.variables()).env_remove("WAYLAND_DISPLAY");
        RunningProgram::start(&mut command)
    }

    /// Opens the person's browser at an address.
    pub async fn browse(&self, address: &str) -> Browser {
        Browser::open(&self.browsers, address, &self.folder).await
    }

    fn start(&self) -> WindowStart {
        let locale = match self.language {
            Language::En => "en_US.UTF-8",
            Language::Ja => "ja_JP.UTF-8",
        };
        let mut environment: Vec<(OsString, OsString)> = vec![
            ("HOME".into(), self.home.path().into()),
            ("GANGWAY_HOME".into(), self.home.path().join("gangway").into()),
            ("PATH".into(), self.addresses.path()),
            ("LANG".into(), locale.into()),
            ("LC_ALL".into(), locale.into()),
            ("LANGUAGE".into(), self.language.tag().into()),
            ("AWS_EC2_METADATA_DISABLED".into(), "true".into()),
            ("NO_AT_BRIDGE".into(), "1".into()),
        ];
        if self.dark {
            environment.push(("GTK_THEME".into(), "Adwaita:dark".into()));
        }
        if let Some(endpoint) = &self.practice {
            environment.push(("GANGWAY_PRACTICE_URL".into(), endpoint.into()));
        }
        environment.extend(self.variables.iter().cloned());
        WindowStart {
            program: place::program("gangway"),
            arguments: vec![],
            environment,
            pictures: self.folder.clone(),
            hand: self.hand,
            composed: true,
        }
    }
}
