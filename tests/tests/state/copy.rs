//! A copy of a recorded folder, in which a test may do what it likes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use gangway_tests::place;
use gangway_tests::state::{Desktop, files};
use serde_json::Value;
use tempfile::TempDir;

/// The practice account's world within a folder of state.
pub(crate) const WORLD: &str = "practice/practice-world.json";

/// A copy that ends with this value.
pub(crate) struct FolderCopy {
    /// The version that left the folder.
    pub(crate) version: String,
    folder: TempDir,
    /// What lay there in the beginning, by path.
    recorded: BTreeMap<String, Vec<u8>>,
}

/// The recorded folders, by version.
fn recorded() -> Vec<(String, PathBuf)> {
    let all = std::fs::read_dir(place::repository().join("tests/state")).expect("the recorded folders");
    let folders = all.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("setups").is_dir());
    let named = |path: PathBuf| (path.file_name().expect("a version").to_string_lossy().into_owned(), path);
    let mut found: Vec<_> = folders.map(named).collect();
    found.sort();
    assert!(!found.is_empty(), "no folder was recorded");
    found
}

/// A copy of each recorded folder.
pub(crate) fn copies() -> impl Iterator<Item = FolderCopy> {
    recorded().into_iter().map(|(version, path)| FolderCopy::of(version, &path))
}

impl FolderCopy {
    fn of(version: String, from: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = Self { version, folder, recorded: files(from) };
        for (path, bytes) in &copy.recorded {
            copy.put(path, bytes);
        }
        copy.with_its_clock_at_now()
    }

    /// The world goes on where it was left, on whatever day: an approval that waited then waits still.
    fn with_its_clock_at_now(mut self) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_millis();
        let mut world: Value = serde_json::from_slice(&self.recorded[WORLD]).expect("a recorded world");
        assert!(world["clock"]["ours"].is_i64(), "a world says when it was left");
        world["clock"]["ours"] = u64::try_from(now).expect("a moment before the year 500 million").into();
        self.change(WORLD, world.to_string().as_bytes());
        self
    }

    /// The folder of state.
    pub(crate) fn home(&self) -> &Path {
        self.folder.path()
    }

    /// What lay there in the beginning, by path.
    pub(crate) fn recorded(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.recorded
    }

    /// What lies there now, by path.
    pub(crate) fn now(&self) -> BTreeMap<String, Vec<u8>> {
        files(self.home())
    }

    /// Has another program have written a file before the test begins.
    pub(crate) fn change(&mut self, path: &str, bytes: &[u8]) {
        self.put(path, bytes);
        self.recorded.insert(path.to_owned(), bytes.to_owned());
    }

    /// What lies there now is where the test begins.
    pub(crate) fn take_as_recorded(&mut self) {
        self.recorded = self.now();
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.home().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a copy");
    }

    /// The program over the copy, while nothing at work gets any further.
    pub(crate) fn at_rest(&self) -> Desktop {
        Desktop::open_at_rest(self.home()).unwrap_or_else(|fault| panic!("{}: {fault:?}", self.version))
    }

    /// The program over the copy, with its practice account at this speed.
    pub(crate) fn program(&self, speed: u32) -> Desktop {
        Desktop::open(self.home(), speed).unwrap_or_else(|fault| panic!("{}: {fault:?}", self.version))
    }

    /// What was set aside before is as it was, nothing else was set aside, and every other file is still there.
    pub(crate) fn nothing_is_lost(&self) {
        let now = self.now();
        for (path, bytes) in &self.recorded {
            let there = now.get(path).unwrap_or_else(|| panic!("{}: {path} is gone", self.version));
            assert!(!is_aside(path) || there == bytes, "{}: {path} was set aside, and is another now", self.version);
        }
        let news: Vec<_> = now.keys().filter(|path| is_aside(path) && !self.recorded.contains_key(*path)).collect();
        assert!(news.is_empty(), "{}: {news:?} were set aside", self.version);
    }
}

/// Whether a file is one that a program set aside.
pub(crate) fn is_aside(path: &str) -> bool {
    path.contains(".damaged-") || path.contains("unreadable")
}
