//! What a project is made of: the recipe that fits, its package manager, and the version that it asks for. Where each
//! stands is said by the recipe; names are looked at, and a few small files read.

mod value;

use gangway_catalog::images;
use gangway_catalog::recipes::{self, Recipe};

use crate::reason::Reason;
use crate::root_files::RootFiles;
use crate::{Suggestion, version};

/// Longest name of a project that is taken, in bytes: as long as npm allows.
const NAME_MAX: usize = 214;
/// Most characters of a required version that are shown.
const SHOWN_MAX: usize = 60;

/// Reads the language into a suggestion.
pub(crate) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let mut fitting =
        recipes::ALL.iter().filter_map(|recipe| Some((*recipe, recipe.marks.iter().find(|mark| files.has(mark))?)));
    let Some((recipe, mark)) = fitting.next() else {
        suggestion.say(Reason::NoRecipe, []);
        return;
    };
    suggestion.recipe = Some(recipe.id.to_owned());
    suggestion.say(Reason::Recipe, [("file", (*mark).into()), ("recipe", recipe.id.into())]);
    if let Some((other, mark)) = fitting.next() {
        suggestion.say(Reason::AnotherRecipe, [("file", (*mark).into()), ("recipe", other.id.into())]);
    }
    project(files, recipe, suggestion);
    package_manager(files, recipe, suggestion);
    runtime_version(files, recipe, suggestion);
}

/// What the project calls itself, and whether its tests are yet to be written.
fn project(files: RootFiles<'_>, recipe: &Recipe, suggestion: &mut Suggestion) {
    let names = recipe.project_names.iter();
    let name = names.filter_map(|value| value::read(files, value, suggestion)).find(|name| name.len() <= NAME_MAX);
    if name.is_some() {
        suggestion.project = name;
    }
    let Some(placeholder) = recipe.test_placeholder else { return };
    if value::read(files, &placeholder.value, suggestion).is_some_and(|value| value.contains(placeholder.part)) {
        suggestion.say(Reason::TestPlaceholder, [("file", placeholder.value.file.into())]);
    }
}

/// What a file names outright, else what the lock files show, else the usual one. pip's requirements are no lock file in
/// the strict sense, and npm's may be left over, so the others' count first.
fn package_manager(files: RootFiles<'_>, recipe: &Recipe, suggestion: &mut Suggestion) {
    let asked = recipe
        .package_manager_names
        .iter()
        .find_map(|value| Some((value.file, value::read(files, value, suggestion)?)));
    // `pnpm@9.1.0+sha512.…`
    let id = |asked: &str| asked.split('@').next().and_then(|id| recipe.package_manager(id));
    let named = asked.and_then(|(file, asked)| Some((file, id(&asked)?)));
    let locked = || {
        recipe.package_managers.iter().rev().find_map(|manager| {
            let file = manager.lock_files.iter().find(|file| files.has(file))?;
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

fn runtime_version(files: RootFiles<'_>, recipe: &Recipe, suggestion: &mut Suggestion) {
    let usual = recipe.default_version(images::DEFAULT).unwrap_or(recipe.usual_version);
    let asked = recipe.version_files.iter().find_map(|file| Some((file, value::read(files, &file.value, suggestion)?)));
    let Some((file, asked)) = asked else {
        suggestion.runtime_version = Some(usual.to_owned());
        return;
    };
    let chosen = version::choose(&asked, file.grammar, recipe.versions(images::DEFAULT), usual);
    let shown: String = asked.chars().take(SHOWN_MAX).collect();
    let reason = if chosen.is_some() { Reason::Version } else { Reason::VersionNotInImage };
    let version = chosen.unwrap_or(usual);
    suggestion.runtime_version = Some(version.to_owned());
    suggestion.say(reason, [("file", file.value.file.into()), ("asked", shown.into()), ("version", version.into())]);
}
