//! What a build keeps: chosen, then copied file by file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::events::{ArtifactFile, ArtifactSet, Remark, RemarkCode};
use crate::files::{self, Choice};
use crate::spec::Artifacts;

/// What choosing the files of one artifact gave.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) set: ArtifactSet,
    /// CodeBuild's lines about it, without their time.
    pub(crate) lines: Vec<String>,
    /// CodeBuild's words for what went wrong.
    pub(crate) failure: Option<String>,
    pub(crate) remarks: Vec<Remark>,
}

/// Chooses the files of one artifact. Texts that the shell computes are computed already.
pub(crate) fn choose(root: &Path, identifier: &str, artifacts: &Artifacts) -> Chosen {
    let base = artifacts.base.trim_start_matches("./").trim_end_matches('/');
    let base = if base.is_empty() { "." } else { base };
    let mut lines = vec![format!("Expanding base directory path: {base}"), "Assembling file list".to_owned()];
    lines.push(format!("Expanding {base}"));
    let choice = Choice { base, files: &artifacts.files, exclude: &artifacts.exclude, keep_links: artifacts.symlinks };
    let found = files::choose(root, choice);
    let mut remarks = found.remarks;
    let mut set =
        ArtifactSet { identifier: identifier.to_owned(), name: artifacts.name.clone(), ..ArtifactSet::default() };
    if found.bases == 0 {
        let failure = Some(format!("no matching base directory path found for {base}"));
        return Chosen { set, lines, failure, remarks };
    }
    lines.push(format!("Expanding file paths for base directory {base}"));
    lines.push("Assembling file list".to_owned());
    for pattern in &artifacts.files {
        lines.push(format!("Expanding {pattern}"));
        if found.unmatched.contains(pattern) {
            lines.push(format!("Skipping invalid file path {pattern}"));
        }
    }
    let mut by_path: BTreeMap<String, ArtifactFile> = BTreeMap::new();
    for file in found.files {
        let path = match file.path.rsplit_once('/') {
            Some((_, name)) if artifacts.discard_paths => name.to_owned(),
            _ => file.path,
        };
        let kept = ArtifactFile { path: path.clone(), source: file.source, size: file.size, link: file.link };
        if by_path.insert(path.clone(), kept).is_some() {
            remarks.push(Remark::new(RemarkCode::SameName).with("path", path));
        }
    }
    set.files = by_path.into_values().collect();
    if set.files.is_empty() {
        return Chosen { set, lines, failure: Some("no matching artifact paths found".to_owned()), remarks };
    }
    lines.push(format!("Found {} file(s)", set.files.len()));
    Chosen { set, lines, failure: None, remarks }
}

/// Copies an artifact into a folder, which is made. Its files lie within `root`. One is copied after another, so memory doesn't
/// grow with them.
pub(crate) fn copy(set: &mut ArtifactSet, root: &Path, folder: &Path, stop: &AtomicBool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for file in &set.files {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let target = folder.join(&file.path);
        let done = make_way(folder, &file.path).and_then(|()| {
            if file.link { link(root, &file.source, &target) } else { copy_file(root, &file.source, &target) }
        });
        if let Err(error) = done {
            let failed = Remark::new(RemarkCode::FileFailed).with("path", file.path.clone());
            remarks.push(failed.with("detail", error.to_string()));
        }
    }
    set.folder = Some(folder.to_owned());
    remarks
}

/// The folders on the way to a file. A link among them would lead out of the artifact.
fn make_way(folder: &Path, path: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    if !files::leads_inside(folder, path) {
        return Err(std::io::ErrorKind::InvalidFilename.into());
    }
    folder.join(path).parent().map_or(Ok(()), fs::create_dir_all)
}

fn copy_file(root: &Path, source: &Path, target: &Path) -> std::io::Result<()> {
    let mut read = files::open_within(root, source)?;
    let metadata = read.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let mut written = File::create(target)?;
    std::io::copy(&mut read, &mut written)?;
    written.set_permissions(metadata.permissions())
}

#[cfg(unix)]
fn link(_: &Path, source: &Path, target: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(source)?, target)
}

/// Making a link asks for a right that few have.
#[cfg(not(unix))]
fn link(root: &Path, source: &Path, target: &Path) -> std::io::Result<()> {
    copy_file(root, source, target)
}

#[cfg(test)]
mod tests;
