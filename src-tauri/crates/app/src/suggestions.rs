//! What a repository suggests, filled into a setup.

use gangway_catalog::providers::ProviderType;
use gangway_repository::Suggestion;
use gangway_setup::document::{BuildspecPlace, Setup};
use gangway_setup::suggest;

/// Fills in what the repository tells. A name that the person gave stays, and what nothing tells is left open.
pub(crate) fn apply(setup: &mut Setup, suggestion: &Suggestion) {
    prefill(setup, suggestion.provider, suggestion);
    if let Some(branch) = suggestion.default_branch.as_ref().or(suggestion.current_branch.as_ref()) {
        branch.clone_into(&mut setup.repository.branch);
    }
    let Some(build) = setup.builds.first_mut() else { return };
    if let Some(recipe) = &suggestion.recipe {
        let (manager, version) = (suggestion.package_manager.as_deref(), suggestion.runtime_version.as_deref());
        suggest::apply_recipe(build, recipe, manager, version);
    }
    if let Some(path) = &suggestion.buildspec {
        build.buildspec = BuildspecPlace::Repository { path: path.clone() };
    }
}

/// Fills in what a setup file leaves open of the repository. What it says stays, also when the clone's remote differs.
pub(crate) fn complete(setup: &mut Setup, suggestion: &Suggestion) {
    let name = &setup.repository.name;
    if name.is_empty() || *name == suggestion.name {
        let provider = setup.repository.provider.or(suggestion.provider);
        prefill(setup, provider, suggestion);
    }
}

fn prefill(setup: &mut Setup, provider: Option<ProviderType>, suggestion: &Suggestion) {
    suggest::prefill(setup, provider, &suggestion.name, suggestion.project.as_deref().unwrap_or_default());
}
