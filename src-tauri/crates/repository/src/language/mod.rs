//! What a project is made of: the recipe that fits, its package manager, and the version that it asks for. Where each
//! stands is said by the recipe; names are looked at, and a few small files read. What is taken without anything that
//! shows it is said to be that.

mod package_manager;
mod unbuilt;
mod value;

use gangway_catalog::images;
use gangway_catalog::recipes::{self, Recipe};

use crate::reason::Reason;
use crate::root_files::RootFiles;
use crate::version::{self, Choice};
use crate::{Suggestion, shown};

/// Longest name of a project that is taken, in bytes: as long as npm allows.
const NAME_MAX: usize = 214;
/// Most characters of a required version that are shown.
const SHOWN_MAX: usize = 60;

/// Reads the language into a suggestion.
pub(crate) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let mut fitting =
        recipes::ALL.iter().filter_map(|recipe| Some((*recipe, recipe.marks.iter().find(|mark| files.has(mark))?)));
    let Some((recipe, mark)) = fitting.next() else {
        unbuilt::read(files, suggestion);
        return;
    };
    suggestion.say(Reason::Recipe, [("file", (*mark).into()), ("recipe", recipe.id.into())]);
    if let Some((other, mark)) = fitting.next() {
        suggestion.say(Reason::AnotherRecipe, [("file", (*mark).into()), ("recipe", other.id.into())]);
    }
    unbuilt::read_beside(files, suggestion);
    project(files, recipe, suggestion);
    // Another package manager's commands would build something else, or nothing.
    if let Some(manager) = package_manager::read(files, recipe, suggestion) {
        suggestion.recipe = Some(recipe.id.to_owned());
        suggestion.package_manager = Some(manager.id.to_owned());
        runtime_version(files, recipe, suggestion);
    }
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

fn runtime_version(files: RootFiles<'_>, recipe: &Recipe, suggestion: &mut Suggestion) {
    let brought = recipe.versions(images::DEFAULT);
    let usual = recipe.default_version(images::DEFAULT).unwrap_or(recipe.usual_version);
    let asked = recipe.version_files.iter().find_map(|file| Some((file, value::read(files, &file.value, suggestion)?)));
    let Some((file, asked)) = asked else {
        suggestion.say(Reason::UsualVersion, [("version", usual.into())]);
        suggestion.runtime_version = Some(usual.to_owned());
        return;
    };
    let named = recipe.version_names.iter().find(|(name, _)| asked.eq_ignore_ascii_case(name));
    let wish = named.map(|(_, version)| version.or(brought.first().copied()).unwrap_or(usual));
    let (reason, version) = match version::choose(wish.unwrap_or(&asked), file.grammar, brought, usual) {
        Some(Choice::Brought(version)) => (Reason::Version, version),
        Some(Choice::Fetched(version)) => (Reason::VersionFetched, version),
        None => (Reason::VersionNotUnderstood, usual.to_owned()),
    };
    let asked: String = shown::line(&asked, SHOWN_MAX);
    suggestion
        .say(reason, [("file", file.value.file.into()), ("asked", asked.into()), ("version", version.as_str().into())]);
    suggestion.runtime_version = Some(version);
}
