//! Which files of the copy a list of patterns means: for artifacts, reports and the cache.
//!
//! Source: "Build specification reference", `artifacts/files`, `base-directory` and `exclude-paths`: `*` stays within a
//! folder, `**` crosses folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::events::{Remark, RemarkCode};

/// Most files of one choice, and most that are looked at: nobody keeps more, and a walk ends.
pub(crate) const FILES_MAX: usize = 200_000;
/// Deepest folder that is looked into.
const DEPTH_MAX: usize = 64;

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChosenFile {
    /// Relative to its base directory, `/` between.
    pub(crate) path: String,
    /// Where it lies.
    pub(crate) source: PathBuf,
    /// Bytes.
    pub(crate) size: u64,
    /// Whether it is a link that stays one.
    pub(crate) link: bool,
}

/// What a choice says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Choice<'a> {
    pub(crate) base: &'a str,
    pub(crate) files: &'a [String],
    pub(crate) exclude: &'a [String],
    /// Links stay links; else what they lead to is taken.
    pub(crate) keep_links: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By path.
    pub(crate) files: Vec<ChosenFile>,
    /// Base directories that there are.
    pub(crate) bases: usize,
    /// Patterns that no file has.
    pub(crate) unmatched: Vec<String>,
    pub(crate) remarks: Vec<Remark>,
}

/// The files of the copy that a choice means.
pub(crate) fn choose(root: &Path, choice: Choice<'_>) -> Found {
    let mut found = Found::default();
    let bases = bases(root, choice.base, &mut found.remarks);
    found.bases = bases.len();
    let mut by_path: BTreeMap<String, ChosenFile> = BTreeMap::new();
    let exclude = set(choice.exclude.iter().map(|pattern| normal(pattern, root)));
    let patterns: Vec<(&String, Option<String>)> = choice.files.iter().map(|one| (one, inside(one, root))).collect();
    for (pattern, inner) in &patterns {
        if inner.is_none() {
            found.remarks.push(Remark::new(RemarkCode::PathOutside).with("path", (*pattern).clone()));
        }
    }
    let wanted: Vec<(&String, GlobSet)> =
        patterns.into_iter().filter_map(|(pattern, inner)| Some((pattern, set([inner?])))).collect();
    let mut matched: BTreeSet<&String> = BTreeSet::new();
    for base in &bases {
        let mut walk = Walk { root, keep_links: choice.keep_links, seen: 0, files: Vec::new(), remarks: Vec::new() };
        walk.folder(base, "", &mut vec![base.clone()]);
        for file in walk.files {
            let mut is_wanted = false;
            for (pattern, globs) in &wanted {
                if globs.is_match(&file.path) {
                    is_wanted = true;
                    matched.insert(*pattern);
                }
            }
            if is_wanted && !exclude.is_match(&file.path) {
                by_path.insert(file.path.clone(), file);
            }
        }
        // of links nobody asked for there is nothing to say
        found.remarks.extend(
            walk.remarks
                .into_iter()
                .filter_map(|(path, remark)| wanted.iter().any(|(_, globs)| globs.is_match(&path)).then_some(remark)),
        );
    }
    found.unmatched =
        wanted.iter().filter(|(pattern, _)| !matched.contains(pattern)).map(|(one, _)| (*one).clone()).collect();
    if by_path.len() > FILES_MAX {
        found.remarks.push(Remark::new(RemarkCode::TooManyFiles).with("limit", FILES_MAX));
    }
    found.files = by_path.into_values().take(FILES_MAX).collect();
    found
}

/// The folders that a base directory means: itself, or those at the top whose names fit.
fn bases(root: &Path, base: &str, remarks: &mut Vec<Remark>) -> Vec<PathBuf> {
    let Some(inner) = inside(base, root) else {
        remarks.push(Remark::new(RemarkCode::PathOutside).with("path", base));
        return Vec::new();
    };
    if inner.is_empty() {
        return vec![root.to_owned()];
    }
    let direct = root.join(&inner);
    if is_within(root, &direct) && direct.is_dir() {
        return vec![direct];
    }
    if !inner.contains(['*', '?', '[', '{']) {
        return Vec::new();
    }
    let globs = set([inner.clone()]);
    let parent = inner.rsplit_once('/').map_or("", |(parent, _)| parent);
    let mut found: Vec<PathBuf> = entries(&root.join(parent))
        .into_iter()
        .filter(|path| path.is_dir() && is_within(root, path))
        .filter(|path| path.strip_prefix(root).is_ok_and(|path| globs.is_match(path)))
        .collect();
    found.sort();
    found
}

/// A pattern relative to the copy; none when it leads out of it. `./` before it, a slash behind it and the copy's own path
/// mean nothing.
fn inside(pattern: &str, root: &Path) -> Option<String> {
    let inner = normal(pattern, root);
    let leads_out = Path::new(&inner)
        .components()
        .any(|part| matches!(part, Component::ParentDir | Component::RootDir | Component::Prefix(_)));
    (!leads_out).then_some(inner)
}

fn normal(pattern: &str, root: &Path) -> String {
    let pattern = if cfg!(windows) { pattern.replace('\\', "/") } else { pattern.to_owned() };
    let root = root.to_string_lossy().replace('\\', "/");
    let inner = match pattern.strip_prefix(root.as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.trim_start_matches('/'),
        _ => pattern.as_str(),
    };
    let mut inner = inner;
    while let Some(rest) = inner.strip_prefix("./") {
        inner = rest;
    }
    let inner = inner.trim_end_matches('/');
    if inner == "." { String::new() } else { inner.to_owned() }
}

/// A pattern; one that names a folder means everything below it. A pattern that isn't one is taken by its letters.
fn set(patterns: impl IntoIterator<Item = String>) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        let below = (!pattern.contains(['*', '?', '[', '{'])).then(|| format!("{pattern}/**"));
        for pattern in std::iter::once(pattern).chain(below) {
            let glob = |text: &str| GlobBuilder::new(text).literal_separator(true).backslash_escape(cfg!(unix)).build();
            if let Ok(glob) = glob(&pattern).or_else(|_| glob(&globset::escape(&pattern))) {
                builder.add(glob);
            }
        }
    }
    builder.build().unwrap_or_default()
}

/// Whether a path lies within a folder when all links are followed.
pub(crate) fn is_within(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    }
}

/// Whether a path below a folder may be made: the nearest folder on its way that is there lies within, and is no link that
/// leads elsewhere.
pub(crate) fn leads_inside(root: &Path, path: &str) -> bool {
    let target = root.join(path);
    let there = target.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok());
    there.is_some_and(|folder| is_within(root, folder))
}

/// Opens a file that lies within a folder. What a build left running may exchange it for a link meanwhile, so the file that
/// was opened is looked at, where the system tells of it.
pub(crate) fn open_within(root: &Path, path: &Path) -> std::io::Result<File> {
    let file = File::open(path)?;
    let is_inside = match real_path(&file) {
        Some(real) => real.starts_with(root.canonicalize()?),
        None => is_within(root, path),
    };
    if is_inside { Ok(file) } else { Err(std::io::ErrorKind::PermissionDenied.into()) }
}

/// Where an open file lies.
#[cfg(target_os = "linux")]
fn real_path(file: &File) -> Option<PathBuf> {
    use std::os::fd::AsRawFd as _;
    fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).ok()
}

#[cfg(not(target_os = "linux"))]
fn real_path(_: &File) -> Option<PathBuf> {
    None
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).map(|all| all.filter_map(|one| Some(one.ok()?.path())).collect()).unwrap_or_default();
    entries.sort();
    entries
}

struct Walk<'a> {
    root: &'a Path,
    keep_links: bool,
    seen: usize,
    files: Vec<ChosenFile>,
    /// What there is to say, and of which path.
    remarks: Vec<(String, Remark)>,
}

impl Walk<'_> {
    /// `above`: the folders on the way, links followed, so that a link to one of them isn't followed for ever.
    fn folder(&mut self, folder: &Path, prefix: &str, above: &mut Vec<PathBuf>) {
        if above.len() > DEPTH_MAX {
            return;
        }
        for source in entries(folder) {
            self.seen += 1;
            if self.seen > FILES_MAX * 2 {
                return;
            }
            let Some(name) = source.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            let Ok(own) = fs::symlink_metadata(&source) else { continue };
            if own.is_symlink() {
                self.link(source, path, above);
            } else if own.is_dir() {
                above.push(source.clone());
                self.folder(&source, &path, above);
                above.pop();
            } else if own.is_file() {
                self.files.push(ChosenFile { path, source, size: own.len(), link: false });
            }
        }
    }

    fn link(&mut self, source: PathBuf, path: String, above: &mut Vec<PathBuf>) {
        let Ok(target) = source.canonicalize() else { return };
        if !is_within(self.root, &source) {
            let remark = Remark::new(RemarkCode::LinkOutside).with("path", path.clone());
            self.remarks.push((path, remark));
            return;
        }
        if self.keep_links {
            self.files.push(ChosenFile { path, source, size: 0, link: true });
        } else if target.is_dir() {
            let is_above = above.iter().any(|one| one.canonicalize().is_ok_and(|one| one == target));
            if !is_above {
                above.push(target.clone());
                self.folder(&source, &path, above);
                above.pop();
            }
        } else if let Ok(metadata) = fs::metadata(&target)
            && metadata.is_file()
        {
            self.files.push(ChosenFile { path, source, size: metadata.len(), link: false });
        }
    }
}
