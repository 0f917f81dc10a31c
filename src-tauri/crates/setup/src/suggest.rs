//! Sensible answers that the wizard fills in.

use gangway_catalog::providers::ProviderType;
use gangway_catalog::{images, recipes};

use crate::document::{Build, BuildspecPlace, Setup};

/// Takes over a repository: provider and name, and, where they're still empty, a good setup name and connection name.
pub fn prefill(setup: &mut Setup, provider: Option<ProviderType>, name: &str) {
    setup.repository.provider = provider.or(setup.repository.provider);
    setup.repository.name = name.to_owned();
    if setup.name.is_empty() {
        setup.name = setup_name(name);
    }
    if setup.connection.name.is_empty() {
        setup.connection.name = connection_name(&setup.name);
    }
}

/// A good setup name from `owner/name`, within every limit; empty when nothing of it can be used.
#[must_use]
pub fn setup_name(repository: &str) -> String {
    repository.rsplit('/').next().unwrap_or_default().to_ascii_lowercase().chars().take(20).collect()
}

/// A good connection name for a setup.
#[must_use]
pub fn connection_name(setup_name: &str) -> String {
    format!("{setup_name}-conn")
}

/// Sets a build to a recipe, its image and version included; what the person wrote into the buildspec goes.
/// An unknown recipe changes nothing.
pub fn apply_recipe(build: &mut Build, recipe: &str, package_manager: Option<&str>, version: Option<&str>) {
    let Some(recipe) = recipes::of(recipe) else { return };
    if build.image.is_empty() {
        images::DEFAULT.clone_into(&mut build.image);
    }
    recipe.id.clone_into(&mut build.recipe);
    let manager = package_manager.and_then(|id| recipe.package_manager(id)).or(recipe.package_managers.first());
    build.package_manager = manager.map(|manager| manager.id.to_owned()).unwrap_or_default();
    let version = version.or_else(|| recipe.default_version(&build.image));
    build.runtime_version = version.unwrap_or_default().to_owned();
    build.buildspec = BuildspecPlace::default();
}
