//! What a repository suggests, filled into a setup.

use gangway_catalog::providers::ProviderType;
use gangway_repository::Suggestion;
use gangway_setup::document::{BuildspecPlace, Setup};
use gangway_setup::suggest::{self, RepositoryFacts};

/// Fills in what the repository tells. A name that the person gave stays, and what nothing tells is left open: what
/// another repository told isn't said of this one.
pub(crate) fn apply(setup: &mut Setup, suggestion: &Suggestion) {
    if !suggestion.name.is_empty() && suggestion.name != setup.repository.name {
        forget_repository(setup, suggestion.remote.is_some());
    }
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
    let repository = RepositoryFacts {
        provider,
        endpoint: suggestion.endpoint.as_deref(),
        name: &suggestion.name,
        project: suggestion.project.as_deref().unwrap_or_default(),
    };
    suggest::prefill(setup, repository);
}

/// Takes back what a repository told. A mere `owner/name` says nothing of a provider, and so nothing against the one that
/// is chosen; a buildspec that was written stays.
fn forget_repository(setup: &mut Setup, has_address: bool) {
    setup.repository.branch.clear();
    if has_address {
        setup.repository.provider = None;
    }
    if let Some(build) = setup.builds.first_mut() {
        for answer in [&mut build.recipe, &mut build.package_manager, &mut build.runtime_version] {
            answer.clear();
        }
        if matches!(build.buildspec, BuildspecPlace::Repository { .. }) {
            build.buildspec = BuildspecPlace::default();
        }
    }
}
