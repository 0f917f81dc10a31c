//! What a repository shows that no recipe builds: a language or tool without a recipe, or a program in a folder below the
//! root. It is named, with its place, and nothing is taken for it.

use gangway_catalog::recipes::{self, MANIFESTS, Manifest};

use crate::reason::Reason;
use crate::root_files::RootFiles;
use crate::{Suggestion, shown};

/// Most files of one kind that are named.
const NAMED_MAX: usize = 3;
/// How many folders deep a program is looked for: `services/api/pom.xml`.
const DEPTH: usize = 3;
/// Most characters of a path that are shown.
const SHOWN_MAX: usize = 200;

/// Says what there is where no recipe fits.
pub(super) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let paths = files.paths(DEPTH);
    let (below, root): (Vec<&str>, Vec<&str>) = paths.iter().map(String::as_str).partition(|path| path.contains('/'));
    let found = tools(&root, |_| true);
    let manager = other_package_manager(&root);
    if let Some((file, manager)) = manager {
        suggestion.say(Reason::OtherPackageManager, [("file", file.into()), ("packageManager", manager.into())]);
    }
    for (file, manifest) in &found {
        let file = shown::line(file, SHOWN_MAX);
        suggestion.say(Reason::Manifest, [("file", file.into()), ("tool", manifest.tool.into())]);
    }
    // A program beside a mere `Makefile` is worth a word.
    let is_silent = manager.is_none() && found.iter().all(|(_, manifest)| manifest.beside);
    let named = is_silent && say_below(&below, suggestion);
    if found.is_empty() && manager.is_none() && !named {
        suggestion.say(Reason::NoRecipe, []);
    }
}

/// Says what there is beside a recipe that fits.
pub(super) fn read_beside(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let paths = files.paths(1);
    let root: Vec<&str> = paths.iter().map(String::as_str).collect();
    for (file, manifest) in tools(&root, |manifest| !manifest.beside) {
        let file = shown::line(file, SHOWN_MAX);
        suggestion.say(Reason::AnotherManifest, [("file", file.into()), ("tool", manifest.tool.into())]);
    }
}

/// Files that show a tool, one for each, the one that says most first. What many have beside their language counts only
/// where nothing else is.
fn tools<'a>(names: &[&'a str], counts: impl Fn(&Manifest) -> bool) -> Vec<(&'a str, &'static Manifest)> {
    let mut found: Vec<(&str, &Manifest)> = Vec::new();
    for manifest in MANIFESTS.iter().filter(|manifest| counts(manifest)) {
        let known = found.iter().any(|(_, before)| before.tool == manifest.tool || (manifest.beside && !before.beside));
        let file = names.iter().copied().find(|name| manifest.is(name)).filter(|_| !known);
        found.extend(file.map(|file| (file, manifest)));
    }
    found.truncate(NAMED_MAX);
    found
}

/// A file of a package manager without a recipe, where nothing else shows its language.
fn other_package_manager(names: &[&str]) -> Option<(&'static str, &'static str)> {
    let others = recipes::ALL.iter().flat_map(|recipe| recipe.other_package_managers);
    let mut files = others.flat_map(|other| other.files.iter().map(|file| (*file, other.name)));
    files.find(|(file, _)| names.contains(file))
}

/// Says which folders below the root hold a program, those nearer to the root first. Whether there was any.
fn say_below(paths: &[&str], suggestion: &mut Suggestion) -> bool {
    let mut programs: Vec<&str> = Vec::new();
    for files in paths.chunk_by(|a, b| folder(a) == folder(b)) {
        let Some(folder) = files.first().map(|file| folder(file)).filter(|_| programs.len() < NAMED_MAX) else { break };
        // What lies deeper in a program's folder belongs to that program.
        let known = programs.iter().any(|known| folder.starts_with(&format!("{known}/")));
        if !known && say_program(folder, files, suggestion) {
            programs.push(folder);
        }
    }
    !programs.is_empty()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Says what shows a program among the files of a folder, if anything does.
fn say_program(folder: &str, files: &[&str], suggestion: &mut Suggestion) -> bool {
    let names: Vec<&str> = files.iter().filter_map(|path| Some(path.rsplit_once('/')?.1)).collect();
    let marks = recipes::ALL.iter().flat_map(|recipe| recipe.marks.iter().map(|mark| (*mark, recipe.id)));
    let mark = marks.into_iter().find(|(mark, _)| names.contains(mark));
    let tool = || tools(&names, |manifest| !manifest.beside).first().map(|(name, manifest)| (*name, manifest.tool));
    let (reason, name, shows, what) = match (mark, tool()) {
        (Some((mark, recipe)), _) => (Reason::RecipeBelow, mark, "recipe", recipe),
        (None, Some((name, tool))) => (Reason::ManifestBelow, name, "tool", tool),
        (None, None) => return false,
    };
    let file = shown::line(&format!("{folder}/{name}"), SHOWN_MAX);
    let folder = shown::line(folder, SHOWN_MAX);
    suggestion.say(reason, [("file", file.into()), ("folder", folder.into()), (shows, what.into())]);
    true
}
