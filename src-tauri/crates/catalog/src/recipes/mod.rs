//! How a build of each language is set up: the commands, the runtime, the files that tell which one fits.
//!
//! A new recipe is a file here and a row in [`ALL`]; its sentences are `recipe-<id>` and `package-manager-<id>` in
//! `words`. No recipe lists a cache: `cache.paths` does nothing unless the project has a cache, and ours has none yet.

mod node;
mod python;

use crate::images;

/// One language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Stands in setup files: never changes.
    pub id: &'static str,
    /// Key below `runtime-versions`.
    pub runtime: &'static str,
    /// The version to take when the repository asks for none and the image has it.
    pub usual_version: &'static str,
    /// Files at the root, any of which says that the recipe fits.
    pub marks: &'static [&'static str],
    /// The usual one first.
    pub package_managers: &'static [PackageManager],
    /// What goes into the output artifact.
    pub artifacts: Artifacts,
}

/// One way of installing what a project needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageManager {
    /// Stands in setup files: never changes.
    pub id: &'static str,
    /// Files at the root, any of which says that it is used.
    pub lock_files: &'static [&'static str],
    /// Commands of the install phase, in order.
    pub install: &'static [&'static str],
    /// Commands of the build phase, in order.
    pub build: &'static [&'static str],
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
pub const ALL: &[&Recipe] = &[&node::NODE, &python::PYTHON];

/// A recipe by its id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Recipe> {
    ALL.iter().copied().find(|recipe| recipe.id == id)
}

impl Recipe {
    /// One of its package managers by its id.
    #[must_use]
    pub fn package_manager(&self, id: &str) -> Option<&'static PackageManager> {
        self.package_managers.iter().find(|manager| manager.id == id)
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
    use super::*;

    #[test]
    fn every_recipe_can_be_used_with_the_default_image() {
        for recipe in ALL {
            assert_eq!(of(recipe.id), Some(*recipe));
            assert_eq!(recipe.default_version(images::DEFAULT), Some(recipe.usual_version));
            assert!(!recipe.marks.is_empty());
            for manager in recipe.package_managers {
                assert_eq!(recipe.package_manager(manager.id), Some(manager));
                assert!(!manager.install.is_empty() && !manager.build.is_empty());
            }
        }
        assert_eq!(of("cobol"), None);
    }

    #[test]
    fn a_lock_file_belongs_to_one_package_manager() {
        for recipe in ALL {
            let files: Vec<_> = recipe.package_managers.iter().flat_map(|manager| manager.lock_files).collect();
            for (index, file) in files.iter().enumerate() {
                assert!(!files.iter().skip(index + 1).any(|other| other == file), "{file}");
            }
        }
    }
}
