//! Reads a local clone and suggests answers. Never runs what it reads, never follows a link out of it, and reads a
//! bounded amount of a bounded number of files, however large or hostile the clone is.
//!
//! Knows no account, no window and no language: what shows a language stands in the catalog's recipes. Outside of the
//! clone it looks at Git's folder of a worktree or submodule, and, for a name that an address has in place of a host, at
//! `~/.ssh/config`; where the home folder is, it is told. Start reading at [`inspect_folder`]; `clone` reads what Git
//! keeps, `language` what the project is made of, and both read through `bounded` only. [`inspect_files`] does the same
//! for a repository that is known as a list.
#![warn(missing_docs)]

mod bounded;
mod clone;
mod history;
mod ignored;
mod language;
pub mod reason;
mod root_files;
mod shown;
mod ssh_config;
mod submodules;
mod texts;
mod version;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gangway_catalog::fact::FactMap;
use gangway_catalog::providers::{self, ProviderType};
use gangway_catalog::quotas;
use gangway_catalog::shown_path::shown_path;
use gangway_setup::remote::{self, Alias, AliasSource, Remote, RemoteProblem, ServerAddress, ServerSource};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

pub use crate::bounded::{FileText, text as file_text};
pub use crate::root_files::ListedFile;
pub use crate::texts::{CloneTexts, texts};

use crate::reason::Reason;
use crate::root_files::RootFiles;
use crate::shown::harmless;
use crate::ssh_config::SshConfig;

/// What was found, and why the program thinks so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Suggestion {
    /// The clone's folder; none for a URL, `owner/name`, or a bare clone, which has no files.
    pub folder: Option<String>,
    /// The address of the remote, without credentials.
    pub remote: Option<String>,
    /// The provider, when the host tells.
    pub provider: Option<ProviderType>,
    /// Where a server of one's own is found, as AWS asks for it; also where nothing tells which provider it is.
    pub endpoint: Option<String>,
    /// A provider that AWS doesn't offer: `bitbucket-data-center`, `ghe-com`, `azure-devops-server`.
    pub not_offered: Option<String>,
    /// `owner/name`.
    pub name: String,
    /// What the project calls itself, else what its folder is called: for a name where the repository has none.
    pub project: Option<String>,
    /// The branch that is checked out.
    pub current_branch: Option<String>,
    /// The remote's default branch.
    pub default_branch: Option<String>,
    /// Branches that the clone knows, sorted, at most 200.
    pub branches: Vec<String>,
    /// Whether these are all that the repository had when the clone last heard of it: otherwise nobody can say that one
    /// isn't there.
    pub branches_complete: bool,
    /// A recipe of the catalog that fits; none when the project's package manager isn't among the recipe's.
    pub recipe: Option<String>,
    /// The package manager that the files show, else the language's usual one.
    pub package_manager: Option<String>,
    /// The runtime version that the project asks for, else the usual one. The image may have to fetch it.
    pub runtime_version: Option<String>,
    /// A buildspec at the root, relative path.
    pub buildspec: Option<String>,
    /// Its text, when it is readable and below 64 KiB.
    pub buildspec_text: Option<String>,
    /// Setup files (`*.gangway.json`) at the root, relative paths.
    pub setup_files: Vec<String>,
    /// Why the program thinks so.
    pub evidence: Vec<Evidence>,
}

/// A reason for a suggestion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Names the sentence `evidence-<code>` of `words`.
    pub code: String,
    /// The values that it names.
    pub facts: FactMap,
}

/// Why a text or a folder gave no suggestion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InspectProblem {
    /// Nothing is there.
    #[error("no such folder")]
    NotFound {
        /// The path that was asked for.
        path: String,
    },
    /// Something is there that can't be read.
    #[error("can't be read: {detail}")]
    Unreadable {
        /// The path that was asked for.
        path: String,
        /// What the system says.
        detail: String,
    },
    /// A folder, but not of a clone.
    #[error("not a repository")]
    NotARepository {
        /// The path that was asked for.
        path: String,
    },
    /// Neither a folder, nor a URL, nor `owner/name`.
    #[error("not understood")]
    NotUnderstood {
        /// What was given, shortened and without credentials.
        text: String,
    },
}

/// Names of a buildspec; the first one counts.
const BUILDSPECS: &[&str] = &["buildspec.yml", "buildspec.yaml"];
/// Most setup files that are offered.
const SETUP_FILES_MAX: usize = 20;

/// Reads a clone: the folder itself, any folder within it, or a bare one. `home` is the person's home folder.
///
/// # Errors
/// An [`InspectProblem`]; the clone is never changed and nothing of it is run.
pub fn inspect_folder(path: &Path, home: Option<&Path>) -> Result<Suggestion, InspectProblem> {
    let metadata = std::fs::metadata(path).map_err(|error| problem(&error, path))?;
    let start = if metadata.is_dir() { path } else { path.parent().unwrap_or(path) };
    std::fs::read_dir(start).map_err(|error| problem(&error, start))?;
    let Some(found) = clone::find(start)? else { return Err(InspectProblem::NotARepository { path: shown(path) }) };

    let folder = found.root.as_deref().map(|root| root.display().to_string());
    let mut suggestion = Suggestion { folder: folder.clone(), ..Suggestion::default() };
    if let Some(folder) = folder.filter(|_| found.root.as_deref() != Some(start)) {
        suggestion.say(Reason::InsideClone, [("folder", folder.into())]);
    }
    // `.` and `..` have no name of their own
    let named = found.root.as_deref().unwrap_or(start);
    let whole = std::fs::canonicalize(named).ok();
    let name = named.file_name().or_else(|| whole.as_deref()?.file_name());
    suggestion.project = name.map(|name| name.to_string_lossy().trim_end_matches(".git").to_owned());
    clone::read(&found, &SshConfig { home }, &mut suggestion)?;
    match &found.root {
        Some(root) => {
            language::read(RootFiles::Folder(root), &mut suggestion);
            submodules::read(RootFiles::Folder(root), &mut suggestion);
            history::read(RootFiles::Folder(root), &mut suggestion);
            buildspec(RootFiles::Folder(root), &mut suggestion);
            setup_files(root, &mut suggestion);
        }
        None => suggestion.say(Reason::Bare, []),
    }
    Ok(suggestion)
}

/// What a clone knows of the branches of its remote, as of its last fetch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownBranches {
    /// `owner/name`, as the remote's address has it; empty where the address isn't understood.
    pub repository: String,
    /// The branches of the remote.
    pub remote: BTreeSet<String>,
    /// Whether those are all.
    pub is_whole: bool,
    /// The one that the remote's `HEAD` names.
    pub default: Option<String>,
    /// The clone's own branches.
    pub local: BTreeSet<String>,
}

/// What the clone that a folder lies in knows of its remote's branches; none where there is none, or nobody can say. The
/// network isn't asked. `home` is the person's home folder.
#[must_use]
pub fn known_branches(folder: &Path, home: Option<&Path>) -> Option<KnownBranches> {
    clone::known_branches(&clone::find(folder).ok()??, &SshConfig { home })
}

/// The branch that is checked out in the clone that a folder lies in; none also where nobody can say.
#[must_use]
pub fn checked_out_branch(folder: &Path) -> Option<String> {
    clone::checked_out_branch(&clone::find(folder).ok()??)
}

/// Reads what a repository is made of that lies in no folder: only the answers that files give. A setup file isn't
/// offered, since there is nothing to open it from.
#[must_use]
pub fn inspect_files(files: &[ListedFile]) -> Suggestion {
    let mut suggestion = Suggestion::default();
    language::read(RootFiles::List(files), &mut suggestion);
    submodules::read(RootFiles::List(files), &mut suggestion);
    history::read(RootFiles::List(files), &mut suggestion);
    buildspec(RootFiles::List(files), &mut suggestion);
    suggestion
}

/// Reads what was typed, dropped or chosen: a folder, a URL, or `owner/name`. `home` is the person's home folder.
///
/// # Errors
/// An [`InspectProblem`] when it is none of them.
pub fn inspect_text(text: &str, home: Option<&Path>) -> Result<Suggestion, InspectProblem> {
    let text = unquoted(text.trim());
    if let Some(path) = as_path(text) {
        return inspect_folder(&path, home);
    }
    let ssh = SshConfig { home };
    let remote = remote::parse(text, &|alias| ssh.host_of(alias)).map_err(|problem| match problem {
        RemoteProblem::NotARemote if !text.contains("://") => InspectProblem::NotFound { path: harmless(text) },
        _ => InspectProblem::NotUnderstood { text: harmless(text) },
    })?;
    let mut suggestion = Suggestion::default();
    let branch = remote.branch.clone();
    take_remote(&mut suggestion, remote);
    match &branch {
        Some(branch) => suggestion.say(Reason::BranchOfAddress, [("branch", branch.as_str().into())]),
        None => suggestion.say(Reason::AddressWithoutBranch, []),
    }
    suggestion.current_branch = branch;
    Ok(suggestion)
}

fn problem(error: &std::io::Error, path: &Path) -> InspectProblem {
    let path = shown(path);
    match error.kind() {
        std::io::ErrorKind::NotFound => InspectProblem::NotFound { path },
        _ => InspectProblem::Unreadable { path, detail: error.to_string() },
    }
}

/// A path to show again: what no system would take is cut.
fn shown(path: &Path) -> String {
    const LONGEST: usize = 400;
    let text = shown_path(path);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Shells and file managers quote paths that are copied from them.
fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// A path, when the text can be nothing else. `owner/name` is never one; where `~` is, this room doesn't know.
fn as_path(text: &str) -> Option<PathBuf> {
    if text.contains('\0') {
        return None;
    }
    if text.starts_with("file://") {
        return Url::parse(text).ok()?.to_file_path().ok();
    }
    let relative =
        [".", ".."].contains(&text) || ["./", "../", ".\\", "..\\"].iter().any(|start| text.starts_with(start));
    let path = PathBuf::from(text);
    (path.is_absolute() || relative).then_some(path)
}

fn take_remote(suggestion: &mut Suggestion, remote: Remote) {
    let host = remote.host.as_deref();
    if let Some((alias, host)) = remote.alias.as_ref().zip(host) {
        say_alias(suggestion, alias, host);
    }
    if let Some(host) = host {
        match (remote.not_offered, remote.provider.map(providers::of)) {
            (Some(id), _) => suggestion.say(Reason::NotOffered, [("host", host.into()), ("provider", id.into())]),
            (None, Some(provider)) => {
                let reason = if provider.needs_host { Reason::HostByName } else { Reason::Host };
                suggestion.say(reason, [("host", host.into()), ("provider", provider.id.into())]);
            }
            (None, None) if is_told_apart(&remote) => suggestion.say(Reason::HostUnknown, [("host", host.into())]),
            (None, None) => {}
        }
    }
    if let Some(server) = &remote.server {
        say_server(suggestion, server);
    }
    suggestion.say(Reason::NameAsSpelled, [("name", remote.name.as_str().into())]);
    suggestion.provider = remote.provider;
    suggestion.endpoint = remote.server.map(|server| server.endpoint.to_string());
    suggestion.not_offered = remote.not_offered.map(str::to_owned);
    suggestion.remote = remote.address;
    suggestion.name = remote.name;
}

/// What of the server's address is guessed.
fn say_server(suggestion: &mut Suggestion, ServerAddress { endpoint, source }: &ServerAddress) {
    let reason = match source {
        ServerSource::Web => return,
        ServerSource::WebBelowPath => Reason::ServerBelowPath,
        ServerSource::Name => Reason::ServerGuessed,
    };
    suggestion.say(reason, [("endpoint", endpoint.to_string().into())]);
}

/// Whether the address has a host, and not a name that could stand for any.
fn is_told_apart(remote: &Remote) -> bool {
    remote.alias.as_ref().is_none_or(|alias| alias.source != AliasSource::Unknown)
}

fn say_alias(suggestion: &mut Suggestion, alias: &Alias, host: &str) {
    let name = alias.name.as_str();
    match alias.source {
        AliasSource::SshConfig => suggestion.say(Reason::Alias, [("alias", name.into()), ("host", host.into())]),
        AliasSource::Spelling => {
            suggestion.say(Reason::AliasBySpelling, [("alias", name.into()), ("host", host.into())]);
        }
        AliasSource::Unknown => suggestion.say(Reason::AliasUnknown, [("alias", name.into())]),
    }
}

/// A buildspec, which spares the person questions.
fn buildspec(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let Some(name) = BUILDSPECS.iter().copied().find(|name| files.has(name)) else { return };
    suggestion.buildspec = Some(name.to_owned());
    suggestion.say(Reason::Buildspec, [("file", name.into())]);
    match files.text(name, quotas::BUILDSPEC_FILE.most as u64) {
        FileText::Read(text) => suggestion.buildspec_text = Some(text),
        FileText::Skipped => suggestion.say_skipped(name),
        FileText::Missing => {}
    }
}

/// Setup files, which spare the person most of them.
fn setup_files(root: &Path, suggestion: &mut Suggestion) {
    suggestion.setup_files = bounded::names_ending(root, ".gangway.json", SETUP_FILES_MAX);
    for name in suggestion.setup_files.clone() {
        suggestion.say(Reason::SetupFile, [("file", name.into())]);
    }
}
