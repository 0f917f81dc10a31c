//! What a bad disk, or somebody with an editor, leaves: the program itself sets such files aside.

use std::path::{Path, PathBuf};

/// A practice world that no program reads: it is set aside before the first world begins.
pub(super) fn world(practice: &Path) {
    std::fs::write(practice.join("practice-world.json"), "{\"version\":1,\"clock\":{}}").expect("a world");
}

/// Cuts a setup off in its midst.
pub(super) fn setup(home: &Path, id: &str) {
    let path = home.join("setups").join(format!("{id}.json"));
    let text = text(&path);
    std::fs::write(&path, &text[..text.len() / 2]).expect("half a setup");
}

/// Settings that hold no settings.
pub(super) fn settings(home: &Path) {
    std::fs::write(home.join("settings/settings.json"), "\u{0}\u{0}\u{0}").expect("settings");
}

/// Breaks the second line of a job's journal.
pub(super) fn journal(home: &Path, job: &str) {
    let path = path(home, job);
    let lines: Vec<String> = text(&path).lines().map(str::to_owned).collect();
    let broken =
        lines.iter().enumerate().map(|(at, line)| if at == 1 { &line[..line.len() / 2] } else { line.as_str() });
    std::fs::write(&path, broken.map(|line| format!("{line}\n")).collect::<String>()).expect("a journal");
}

/// A copy of a job's journal, older than all others, that wants more than the person approved.
pub(super) fn forged(home: &Path, job: &str, stack: &str) {
    let text = text(&path(home, job));
    let (before, after) = (format!("\"stack\":\"{stack}\""), "\"stack\":\"bank\"");
    let forged = text.replace(&before, after);
    assert!(text != forged, "the journal names its stack");
    std::fs::write(path(home, "000000000001-5f0c6b0e3d0a4b589a536f2f1f0b7c11"), forged).expect("a journal");
}

fn path(home: &Path, job: &str) -> PathBuf {
    home.join("journals").join(format!("{job}.jsonl"))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}
