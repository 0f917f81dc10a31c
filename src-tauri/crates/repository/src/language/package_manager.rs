//! Which package manager a project uses. One that no recipe has is called by its name, and no other takes its place.

use gangway_catalog::recipes::{FileValue, PackageManager, Recipe};

use super::value;
use crate::reason::Reason;
use crate::root_files::RootFiles;
use crate::{Suggestion, shown};

/// Most characters of a name that are shown.
const SHOWN_MAX: usize = 40;

/// The package manager to take: what a file names outright, else what the lock files show, else what is set up for one,
/// else the usual one. None when that one has no recipe.
pub(super) fn read(
    files: RootFiles<'_>,
    recipe: &'static Recipe,
    suggestion: &mut Suggestion,
) -> Option<&'static PackageManager> {
    if let Some((file, id)) = named(files, recipe.package_manager_names, suggestion) {
        return take(recipe, file, &id, suggestion);
    }
    let other = recipe.other_package_managers.iter().find_map(|other| {
        let file = other.files.iter().find(|file| files.has(file))?;
        Some((*file, other.name))
    });
    // pip's requirements are no lock file in the strict sense, and npm's may be left over, so the others' count first.
    let locked = recipe.package_managers.iter().rev().find_map(|manager| {
        let file = manager.lock_files.iter().find(|file| files.has(file))?;
        Some((*file, manager))
    });
    match (locked, other) {
        (Some((file, manager)), other) => {
            say(Reason::PackageManager, file, manager.id, suggestion);
            if let Some((file, name)) = other {
                say(Reason::AnotherPackageManager, file, name, suggestion);
            }
            return Some(manager);
        }
        (None, Some((file, name))) => {
            say(Reason::OtherPackageManager, file, name, suggestion);
            return None;
        }
        (None, None) => {}
    }
    if let Some((file, id)) = named(files, recipe.package_manager_settings, suggestion) {
        return take(recipe, file, &id, suggestion);
    }
    let usual = recipe.package_managers.first();
    // nobody chooses where a language has one
    if let Some(manager) =
        usual.filter(|_| recipe.package_managers.len() > 1 || !recipe.other_package_managers.is_empty())
    {
        suggestion.say(Reason::UsualPackageManager, [("packageManager", manager.id.into())]);
    }
    usual
}

/// The first of these values, without a version behind it: `pnpm@9.1.0+sha512.…`
fn named(
    files: RootFiles<'_>,
    values: &'static [FileValue],
    suggestion: &mut Suggestion,
) -> Option<(&'static str, String)> {
    values.iter().find_map(|value| {
        let asked = value::read(files, value, suggestion)?;
        let id = asked.split('@').next().map(str::trim).filter(|id| !id.is_empty())?;
        Some((value.file, id.to_owned()))
    })
}

/// Takes the package manager that a file names, or says that it has no recipe.
fn take(recipe: &'static Recipe, file: &str, id: &str, suggestion: &mut Suggestion) -> Option<&'static PackageManager> {
    let manager = recipe.package_manager(id);
    match manager {
        Some(manager) => say(Reason::PackageManager, file, manager.id, suggestion),
        None => {
            let name =
                recipe.other_package_manager(id).map_or_else(|| shown::line(id, SHOWN_MAX), |it| it.name.to_owned());
            say(Reason::OtherPackageManager, file, &name, suggestion);
        }
    }
    manager
}

fn say(reason: Reason, file: &str, manager: &str, suggestion: &mut Suggestion) {
    suggestion.say(reason, [("file", file.into()), ("packageManager", manager.into())]);
}
