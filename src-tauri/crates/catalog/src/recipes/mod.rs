//! All that is said of a language: how a repository shows it, what the build does, what stands in when there is no
//! repository at hand.
//!
//! A new recipe is a file here and a row in [`ALL`]; its sentences are `recipe-<id>` and `package-manager-<id>` in
//! `words`. Nobody else asks which recipe it is: a reader elsewhere matches on a [`Syntax`] or a [`Grammar`]. No recipe
//! lists a cache: `cache.paths` does nothing unless the project has a cache, and ours has none yet.

mod file_value;
mod go;
mod manifests;
mod node;
mod python;

pub use file_value::{FileValue, Grammar, Syntax, VersionFile};
pub use manifests::{MANIFESTS, Manifest};

use crate::images;

/// One language. Files are names at the root of the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Stands in setup files: never changes.
    pub id: &'static str,
    /// Key below `runtime-versions`.
    pub runtime: &'static str,
    /// The version to take when the repository asks for none and the image has it.
    pub usual_version: &'static str,
    /// Files, any of which says that the recipe fits. No other recipe has them.
    pub marks: &'static [&'static str],
    /// Where the project says what it is called. The first one counts.
    pub project_names: &'static [FileValue],
    /// Where the project asks for a version of the runtime. The first one counts.
    pub version_files: &'static [VersionFile],
    /// Words that stand for a version in these files, lower case, and the version; none for the newest that an image
    /// brings.
    pub version_names: &'static [(&'static str, Option<&'static str>)],
    /// Where the project names its package manager outright, as `id` or `id@version`. The first one counts.
    pub package_manager_names: &'static [FileValue],
    /// Where a project without a lock file shows its package manager, as `id`. The first one counts.
    pub package_manager_settings: &'static [FileValue],
    /// The usual one first. Where there are lock files of several, the last one counts.
    pub package_managers: &'static [PackageManager],
    /// Those that projects of this language use as well, and that this recipe has no commands for.
    pub other_package_managers: &'static [OtherPackageManager],
    /// What a generator leaves in place of tests, so that every build fails.
    pub test_placeholder: Option<TestPlaceholder>,
    /// What goes into the output artifact.
    pub artifacts: Artifacts,
    /// Folders, at any depth, that tools install or build and nobody commits.
    pub made_folders: &'static [&'static str],
    /// Where tools stand that read the project's version from Git's history, which the usual source comes without.
    pub history_tools: &'static [HistoryTools],
}

/// Tools that need Git's history, as one file names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryTools {
    /// The file.
    pub file: &'static str,
    /// Words that stand in it for them.
    pub words: &'static [&'static str],
}

/// One way of installing what a project needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageManager {
    /// Stands in setup files: never changes.
    pub id: &'static str,
    /// Files, any of which says that it is used.
    pub lock_files: &'static [&'static str],
    /// Commands of the install phase, in order.
    pub install: &'static [&'static str],
    /// Commands of the build phase, in order.
    pub build: &'static [&'static str],
    /// The least that builds: path from the root and text of each file.
    pub sample: &'static [(&'static str, &'static str)],
}

/// A package manager without commands of ours: it is called by its name, and no other one takes its place unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherPackageManager {
    /// As projects name it.
    pub id: &'static str,
    /// As its makers spell it, the same in every language.
    pub name: &'static str,
    /// Files, any of which says that it is used.
    pub files: &'static [&'static str],
}

/// A value that only stands in for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestPlaceholder {
    /// Where it stands.
    pub value: FileValue,
    /// A part of it that is enough to know it by.
    pub part: &'static str,
}

/// `artifacts` of the buildspec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Artifacts {
    /// `files`.
    pub files: &'static [&'static str],
    /// `exclude-paths`.
    pub exclude: &'static [&'static str],
}

/// All of them, in the order in which they are shown and recognised.
pub const ALL: &[&Recipe] = &[&node::NODE, &python::PYTHON, &go::GO];

/// A recipe by its id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Recipe> {
    ALL.iter().copied().find(|recipe| recipe.id == id)
}

/// The least that a build needs. Without a recipe that is known, when somebody wrote the buildspec, it is the first
/// one's: something must be there to build.
#[must_use]
pub fn sample(recipe: &str, package_manager: &str) -> &'static [(&'static str, &'static str)] {
    let recipe = of(recipe).or_else(|| ALL.first().copied());
    let manager =
        recipe.and_then(|recipe| recipe.package_manager(package_manager).or_else(|| recipe.package_managers.first()));
    manager.map_or(&[], |manager| manager.sample)
}

impl Recipe {
    /// One of its package managers by its id.
    #[must_use]
    pub fn package_manager(&self, id: &str) -> Option<&'static PackageManager> {
        self.package_managers.iter().find(|manager| manager.id == id)
    }

    /// One of the package managers that it has no commands for, by its id.
    #[must_use]
    pub fn other_package_manager(&self, id: &str) -> Option<&'static OtherPackageManager> {
        self.other_package_managers.iter().find(|manager| manager.id == id)
    }

    /// Versions of its runtime that an image brings, newest first; empty when the image isn't known.
    #[must_use]
    pub fn versions(&self, image: &str) -> &'static [&'static str] {
        images::versions(image, self.runtime).unwrap_or_default()
    }

    /// The version to begin with in an image: the usual one, else the newest; none when the image isn't known.
    #[must_use]
    pub fn default_version(&self, image: &str) -> Option<&'static str> {
        let versions = self.versions(image);
        versions.iter().find(|version| **version == self.usual_version).or_else(|| versions.first()).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_recipe_can_be_used_with_the_default_image() {
        for recipe in ALL {
            assert_eq!(of(recipe.id), Some(*recipe));
            assert_eq!(recipe.default_version(images::DEFAULT), Some(recipe.usual_version));
            for manager in recipe.package_managers {
                assert_eq!(recipe.package_manager(manager.id), Some(manager));
                assert!(!manager.install.is_empty() && !manager.build.is_empty());
            }
        }
        assert_eq!(of("cobol"), None);
    }

    /// Names that stand twice: the second one would never be found.
    fn twice(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
        let mut found = BTreeSet::new();
        names.filter(|name| !found.insert(*name)).collect()
    }

    #[test]
    fn ids_and_marks_belong_to_one_recipe_and_lock_files_to_one_package_manager() {
        let none = Vec::<&str>::new();
        assert_eq!(twice(ALL.iter().map(|recipe| recipe.id)), none);
        assert_eq!(twice(ALL.iter().flat_map(|recipe| recipe.marks).copied()), none);
        for recipe in ALL {
            let managers = || recipe.package_managers.iter();
            let others = || recipe.other_package_managers.iter();
            assert_eq!(twice(managers().map(|manager| manager.id).chain(others().map(|other| other.id))), none);
            let locks = managers().flat_map(|manager| manager.lock_files);
            assert_eq!(twice(locks.chain(others().flat_map(|other| other.files)).copied()), none);
        }
        assert_eq!(twice(["a", "b", "a"].into_iter()), ["a"]);
    }

    #[test]
    fn no_list_of_a_recipe_was_forgotten() {
        for recipe in ALL {
            assert!(!recipe.marks.is_empty(), "{}: marks", recipe.id);
            assert!(!recipe.version_files.is_empty(), "{}: version files", recipe.id);
            assert!(!recipe.package_managers.is_empty(), "{}: package managers", recipe.id);
            assert!(!recipe.artifacts.files.is_empty(), "{}: artifacts", recipe.id);
        }
    }

    #[test]
    fn files_that_are_looked_for_are_plain_names() {
        for recipe in ALL {
            let locks = recipe.package_managers.iter().flat_map(|manager| manager.lock_files);
            let others = recipe.other_package_managers.iter().flat_map(|manager| manager.files);
            let values = recipe.version_files.iter().map(|file| &file.value.file);
            for name in recipe.marks.iter().chain(locks).chain(others).chain(values).chain(recipe.made_folders) {
                assert!(!name.contains(['*', '?', '[', '/', '\\']), "{}: {name}", recipe.id);
            }
        }
    }

    #[test]
    fn a_name_of_a_version_stands_for_one_that_looks_like_the_recipes() {
        for recipe in ALL {
            let parts = |version: &str| version.split('.').count();
            for (name, version) in recipe.version_names {
                assert_eq!(*name, name.to_lowercase(), "{}", recipe.id);
                assert!(version.is_none_or(|version| parts(version) == parts(recipe.usual_version)), "{name}");
            }
            assert_eq!(twice(recipe.version_names.iter().map(|(name, _)| *name)), Vec::<&str>::new());
        }
    }

    #[test]
    fn a_sample_is_that_of_the_package_manager_else_the_usual_one() {
        for recipe in ALL {
            for manager in recipe.package_managers {
                assert_eq!(sample(recipe.id, manager.id), manager.sample);
            }
            assert_eq!(sample(recipe.id, "?"), recipe.package_managers[0].sample);
        }
        assert_eq!(sample("", ""), ALL[0].package_managers[0].sample);
    }
}
