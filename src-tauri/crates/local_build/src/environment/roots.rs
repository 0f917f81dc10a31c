//! Tools that look below the home for what they run. A build has another home, so they are told where the person's is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Variable, the folder below the home that stands for it, and the folder that PATH has when the tool is used.
const ROOTS: &[(&str, &str, &str)] = &[
    ("RUSTUP_HOME", ".rustup", ".cargo/bin"),
    ("PYENV_ROOT", ".pyenv", ".pyenv"),
    ("RBENV_ROOT", ".rbenv", ".rbenv"),
    ("NODENV_ROOT", ".nodenv", ".nodenv"),
    ("VOLTA_HOME", ".volta", ".volta"),
    ("ASDF_DATA_DIR", ".asdf", ".asdf"),
    ("MISE_DATA_DIR", ".local/share/mise", ".local/share/mise"),
    ("SDKMAN_DIR", ".sdkman", ".sdkman"),
    ("NVM_DIR", ".nvm", ".nvm"),
];

/// The variables that the person's environment doesn't have, as it never needed them.
pub(super) fn of(login: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let home = login.get("HOME").or_else(|| login.get("USERPROFILE")).filter(|home| !home.is_empty());
    let (Some(home), Some(path)) = (home, login.get("PATH")) else { return Vec::new() };
    let entries: Vec<PathBuf> = std::env::split_paths(path).collect();
    let is_used = |below: &str| entries.iter().any(|entry| entry.starts_with(Path::new(home).join(below)));
    ROOTS
        .iter()
        .filter(|(name, _, mark)| !login.contains_key(*name) && is_used(mark))
        .map(|(name, folder, _)| ((*name).to_owned(), Path::new(home).join(folder).to_string_lossy().into_owned()))
        .collect()
}
