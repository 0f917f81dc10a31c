//! What a project is made of: the recipe that fits, its package manager, and the version that it asks for. Each
//! language has its file; all of them only look at names and read a few small files.

mod node;
mod python;

use std::path::Path;

use gangway_catalog::images;
use gangway_catalog::recipes::{self, Recipe};

use crate::reason::Reason;
use crate::{Suggestion, bounded, version};

/// Longest file of a project that is read, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// A version or package manager that a file asks for.
struct Asked {
    file: &'static str,
    what: String,
}

impl Asked {
    /// The first line with something on it, without comments.
    fn first_line(root: &Path, file: &'static str) -> Option<Self> {
        let text = bounded::text(root, file, FILE_MAX).read()?;
        let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        Some(Self { file, what: line.to_owned() })
    }

    /// What `.tool-versions` (asdf, mise) says of one tool.
    fn tool(root: &Path, tool: &str) -> Option<Self> {
        let file = ".tool-versions";
        let text = bounded::text(root, file, FILE_MAX).read()?;
        let what = text.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            (words.next() == Some(tool)).then(|| words.next().map(str::to_owned))?
        })?;
        Some(Self { file, what })
    }
}

/// Reads the language into a suggestion.
pub(crate) fn read(root: &Path, suggestion: &mut Suggestion) {
    let mut fitting = recipes::ALL
        .iter()
        .filter_map(|recipe| Some((*recipe, recipe.marks.iter().find(|mark| bounded::is_file(root, mark))?)));
    let Some((recipe, mark)) = fitting.next() else {
        suggestion.say(Reason::NoRecipe, []);
        return;
    };
    suggestion.recipe = Some(recipe.id.to_owned());
    suggestion.say(Reason::Recipe, [("file", (*mark).into()), ("recipe", recipe.id.into())]);
    if let Some((other, mark)) = fitting.next() {
        suggestion.say(Reason::AnotherRecipe, [("file", (*mark).into()), ("recipe", other.id.into())]);
    }
    let (manager, version) = match recipe.id {
        "node" => node::read(root, suggestion),
        "python" => (None, python::version(root)),
        _ => (None, None),
    };
    package_manager(root, recipe, manager, suggestion);
    runtime_version(recipe, version, suggestion);
}

/// What a file names outright, else what the lock files show, else the usual one. pip's requirements are no lock file in
/// the strict sense, and npm's may be left over, so the others' count first.
fn package_manager(root: &Path, recipe: &Recipe, asked: Option<Asked>, suggestion: &mut Suggestion) {
    let named = asked.and_then(|asked| Some((asked.file, recipe.package_manager(&asked.what)?)));
    let locked = || {
        recipe.package_managers.iter().rev().find_map(|manager| {
            let file = manager.lock_files.iter().find(|file| bounded::is_file(root, file))?;
            Some((*file, manager))
        })
    };
    match named.or_else(locked) {
        Some((file, manager)) => {
            suggestion.package_manager = Some(manager.id.to_owned());
            suggestion.say(Reason::PackageManager, [("file", file.into()), ("packageManager", manager.id.into())]);
        }
        None => suggestion.package_manager = recipe.package_managers.first().map(|manager| manager.id.to_owned()),
    }
}

fn runtime_version(recipe: &Recipe, asked: Option<Asked>, suggestion: &mut Suggestion) {
    let usual = recipe.default_version(images::DEFAULT).unwrap_or(recipe.usual_version);
    let Some(asked) = asked else {
        suggestion.runtime_version = Some(usual.to_owned());
        return;
    };
    let chosen = version::choose(&asked.what, recipe.versions(images::DEFAULT), usual);
    let shown: String = asked.what.chars().take(60).collect();
    let reason = if chosen.is_some() { Reason::Version } else { Reason::VersionNotInImage };
    let version = chosen.unwrap_or(usual);
    suggestion.runtime_version = Some(version.to_owned());
    suggestion.say(reason, [("file", asked.file.into()), ("asked", shown.into()), ("version", version.into())]);
}
