//! The history of a clone, for a build that asked for all of it: objects and names as they are, a configuration written anew.
//! Hooks, credentials, includes and commands of the person's configuration don't come along.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::url::Scheme;

use super::files::Copier;
use super::repository::Clone;
use super::{CopyError, Remark, failure};

/// How many repositories may lend one another objects.
const ALTERNATES_MAX: usize = 5;

/// `detached`: the commit that was asked for instead of what is checked out.
pub(super) fn copy(clone: &Clone, detached: Option<ObjectId>, copier: &mut Copier) -> Result<(), CopyError> {
    let repository = clone.inner();
    let common = repository.common_dir();
    for folder in [".git/objects", ".git/refs/heads", ".git/refs/tags"] {
        copier.folder(Path::new(folder))?;
    }
    objects(&common.join("objects"), ALTERNATES_MAX, copier)?;
    tree(&common.join("refs"), Path::new(".git/refs"), copier)?;
    for name in ["packed-refs", "shallow"] {
        one(&common.join(name), &Path::new(".git").join(name), copier)?;
    }
    let head = match detached {
        Some(commit) => format!("{commit}\n"),
        None => head(clone),
    };
    write(copier, ".git/HEAD", head.as_bytes())?;
    write(copier, ".git/config", configuration(clone).as_bytes())?;
    index(clone, detached, copier)
}

/// What is checked out, written anew: a branch or a commit.
fn head(clone: &Clone) -> String {
    let Ok(head) = clone.inner().head() else { return "ref: refs/heads/main\n".to_owned() };
    match (head.referent_name(), head.id()) {
        (Some(name), _) => format!("ref: {}\n", name.as_bstr()),
        (None, Some(id)) => format!("{id}\n"),
        (None, None) => "ref: refs/heads/main\n".to_owned(),
    }
}

/// Objects, and those that other repositories lend.
fn objects(folder: &Path, left: usize, copier: &mut Copier) -> Result<(), CopyError> {
    tree(folder, Path::new(".git/objects"), copier)?;
    let Ok(lenders) = fs::read(folder.join("info/alternates")) else { return Ok(()) };
    for line in lenders.lines().filter(|line| !line.is_empty() && !line.starts_with(b"#")) {
        let lender = gix::path::from_bstr(line.as_bstr()).map(|path| folder.join(path)).ok();
        match lender.filter(|lender| left > 0 && lender.is_dir()) {
            Some(lender) => objects(&lender, left - 1, copier)?,
            None => copier.remarks.push(Remark::HistoryElsewhere(PathBuf::from(line.to_str_lossy().into_owned()))),
        }
    }
    Ok(())
}

/// Files of a folder of the repository, without links, locks and what lends objects.
fn tree(from: &Path, to: &Path, copier: &mut Copier) -> Result<(), CopyError> {
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(from.join(&folder)) else { continue };
        copier.folder(&to.join(&folder))?;
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                waiting.push(path);
            } else if kind.is_file() && !is_left_out(&path) {
                one(&entry.path(), &to.join(&path), copier)?;
            }
        }
    }
    Ok(())
}

fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".lock") || name.starts_with("tmp_") || path.ends_with("info/alternates")
}

/// One file, if it is there; the first of two with the same name stays.
fn one(from: &Path, to: &Path, copier: &mut Copier) -> Result<(), CopyError> {
    let Some(about) = fs::symlink_metadata(from).ok().filter(fs::Metadata::is_file) else { return Ok(()) };
    let at = copier.root().join(to);
    if at.exists() {
        return Ok(());
    }
    copier.count(about.len())?;
    match fs::copy(from, &at) {
        Ok(_) => Ok(()),
        // git packs and prunes whenever it likes
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failure(&at, error)),
    }
}

fn write(copier: &Copier, path: &str, content: &[u8]) -> Result<(), CopyError> {
    let at = copier.root().join(path);
    let created = fs::File::create_new(&at).and_then(|mut file| file.write_all(content));
    created.map_err(|error| failure(&at, error))
}

fn configuration(clone: &Clone) -> String {
    let mut text = format!("[core]\n\trepositoryformatversion = 0\n\tfilemode = {}\n\tbare = false\n", cfg!(unix));
    for name in clone.inner().remote_names() {
        let snapshot = clone.inner().config_snapshot();
        let url = snapshot.string(format!("remote.{name}.url").as_str()).and_then(|url| without_credentials(&url));
        let (Some(url), true) = (url, is_plain(&name.to_string())) else { continue };
        text += &format!("[remote \"{name}\"]\n\turl = \"{url}\"\n\tfetch = +refs/heads/*:refs/remotes/{name}/*\n");
    }
    text
}

/// An address of a server, without what signs somebody in: none where it is something else, as a command (`ext::`).
fn without_credentials(url: &[u8]) -> Option<String> {
    let mut url = gix::url::parse(url.as_bstr()).ok()?;
    url.set_password(None);
    match url.scheme {
        Scheme::Https | Scheme::Http | Scheme::Git => {
            url.set_user(None);
        }
        Scheme::Ssh => {}
        _ => return None,
    }
    // what stands behind them may sign in, too
    let text = url.to_bstring().to_string();
    let text = text.split(['?', '#']).next().unwrap_or_default().to_owned();
    is_plain(&text).then_some(text)
}

/// Whether a text can stand between quotes in a configuration as it is.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|letter| letter.is_control() || matches!(letter, '"' | '\\'))
}

/// What Git thinks is checked out; without one, every file would look deleted.
fn index(clone: &Clone, detached: Option<ObjectId>, copier: &Copier) -> Result<(), CopyError> {
    let repository = clone.inner();
    let of_commit = |commit: ObjectId| {
        let tree = repository.find_commit(commit).ok()?.tree_id().ok()?;
        repository.index_from_tree(&tree).ok()
    };
    let index = match detached {
        Some(commit) => of_commit(commit),
        None => repository.open_index().ok(),
    };
    let Some(mut index) = index else { return Ok(()) };
    let at = copier.root().join(".git/index");
    index.set_path(&at);
    index
        .write(gix::index::write::Options::default())
        .map_err(|error| failure(&at, io::Error::other(error.to_string())))
}
