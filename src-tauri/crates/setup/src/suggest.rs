//! Sensible answers that the wizard fills in. What a person typed is never replaced.

use gangway_catalog::providers::{self, ProviderType};
use gangway_catalog::{images, quotas, recipes};

use crate::document::{Build, HostWish, ServerNetwork, Setup};
use crate::endpoint::Endpoint;

/// What an address or a setup tells of a repository, as far as it's known.
#[derive(Clone, Copy, Debug, Default)]
pub struct RepositoryFacts<'a> {
    /// Its provider.
    pub provider: Option<ProviderType>,
    /// Where a server of one's own is found.
    pub endpoint: Option<&'a str>,
    /// `owner/name`; empty: unknown.
    pub name: &'a str,
    /// What the project calls itself, for a name where the repository's gives none; empty: nothing.
    pub project: &'a str,
}

/// Takes over a repository: its provider, its server and its name as far as they're known, and, where they're still empty,
/// a good setup name and connection name.
pub fn prefill(setup: &mut Setup, repository: RepositoryFacts<'_>) {
    let RepositoryFacts { provider, endpoint, name, project } = repository;
    setup.repository.provider = provider.or(setup.repository.provider);
    if let Some(provider) = setup.repository.provider {
        take_server(setup, provider, endpoint);
    }
    if !name.is_empty() {
        name.clone_into(&mut setup.repository.name);
    }
    if setup.name.is_empty() {
        setup.name = [setup.repository.name.as_str(), project]
            .into_iter()
            .find_map(usable_name)
            .unwrap_or_else(|| "app".to_owned());
    }
    if setup.connection.name.is_empty() {
        setup.connection.name = connection_name(&setup.name);
    }
}

/// A host that is wished for stays as long as it leads to the server; a provider in the cloud needs none.
fn take_server(setup: &mut Setup, provider: ProviderType, endpoint: Option<&str>) {
    if !providers::of(provider).needs_host {
        setup.host = None;
        return;
    }
    let Some(endpoint) = endpoint.and_then(|text| Endpoint::parse(text).ok()) else { return };
    let there = setup.host.as_ref().and_then(|host| Endpoint::parse(&host.endpoint).ok());
    // the path and the port can't be told from every address of a repository
    if there.is_none_or(|there| there.host() != endpoint.host()) {
        setup.host = Some(host(&endpoint));
    }
}

/// A host that leads to a server, with a good name.
#[must_use]
pub fn host(endpoint: &Endpoint) -> HostWish {
    let network = if endpoint.looks_private() { ServerNetwork::Private } else { ServerNetwork::Public };
    HostWish { name: host_name(endpoint), endpoint: endpoint.to_string(), network, ..HostWish::default() }
}

/// A good name of a host for a server, within every limit: `gitlab-corp-example`.
#[must_use]
pub fn host_name(endpoint: &Endpoint) -> String {
    let mut name = String::new();
    for character in endpoint.host().chars().take(quotas::HOST_NAME.most) {
        if character.is_ascii_alphanumeric() {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "host".to_owned() } else { name.to_owned() }
}

/// A good setup name from `owner/name` or `@scope/name`, within every limit; none when too little of it can be used.
fn usable_name(name: &str) -> Option<String> {
    let last = name.rsplit('/').next().unwrap_or_default();
    let mut name = String::new();
    for character in last.chars().take(quotas::ACTION_CONFIGURATION_VALUE.most) {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let reserved = quotas::RESERVED_PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    if reserved || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "app-");
    }
    name.truncate(quotas::SETUP_NAME.most);
    let name = name.trim_end_matches('-');
    quotas::SETUP_NAME.holds(name.len()).then(|| name.to_owned())
}

/// A good connection name for a setup.
#[must_use]
pub fn connection_name(setup_name: &str) -> String {
    let name: String = setup_name.chars().take(quotas::CONNECTION_NAME.most - "-conn".len()).collect();
    format!("{name}-conn")
}

/// Sets a build to a recipe, with its package manager and version. A package manager that doesn't fit gives way to the
/// usual one; a version that the image doesn't bring stays, since it is fetched. An unknown recipe changes nothing. A
/// buildspec that was written stays.
pub fn apply_recipe(build: &mut Build, recipe: &str, package_manager: Option<&str>, version: Option<&str>) {
    let Some(recipe) = recipes::of(recipe) else { return };
    if build.machine.image.is_empty() {
        images::DEFAULT.clone_into(&mut build.machine.image);
    }
    if let Some(environment) = images::environment(&build.machine.image) {
        environment.clone_into(&mut build.machine.environment);
    }
    recipe.id.clone_into(&mut build.recipe);
    let manager = package_manager.and_then(|id| recipe.package_manager(id)).or(recipe.package_managers.first());
    build.package_manager = manager.map(|manager| manager.id.to_owned()).unwrap_or_default();
    build.runtime_version =
        version.or_else(|| recipe.default_version(&build.machine.image)).unwrap_or_default().to_owned();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::{Facts, check};
    use crate::document::{BuildspecPlace, Machine};

    #[test]
    fn names_from_repositories() {
        for (repository, name) in [
            ("octo/shop", "shop"),
            ("octo/My_Shop.js", "my-shop-js"),
            ("group/sub/a--b", "a-b"),
            ("octo/2048", "app-2048"),
            ("octo/aws-tools", "app-aws-tools"),
            ("octo/a-very-long-repository-name", "a-very-long-reposito"),
            ("octo/nineteen-characters-x", "nineteen-characters"),
            ("octo/x", ""),
            ("octo/日本", ""),
            ("octo/日本-shop", "shop"),
            ("@octo/my-shop", "my-shop"),
            ("", ""),
        ] {
            assert_eq!(usable_name(repository).unwrap_or_default(), name, "{repository}");
        }
    }

    #[test]
    fn a_setup_is_called_like_its_repository_else_like_its_project() {
        for (repository, project, name) in [
            ("octo/shop", "other", "shop"),
            ("", "My Shop", "my-shop"),
            ("octo/x", "my-shop", "my-shop"),
            ("", "", "app"),
        ] {
            let mut setup = Setup::default();
            prefill(&mut setup, RepositoryFacts { name: repository, project, ..RepositoryFacts::default() });
            assert_eq!(setup.name, name, "{repository} {project}");
        }
    }

    #[test]
    fn a_server_of_ones_own_brings_the_wish_for_its_host() {
        let own = |endpoint| RepositoryFacts {
            provider: Some(ProviderType::GitLabSelfManaged),
            endpoint,
            name: "platform/shop",
            ..RepositoryFacts::default()
        };
        let wished = |setup: &Setup| setup.host.clone().map(|host| (host.name, host.endpoint, host.network));
        let mut setup = Setup::default();
        prefill(&mut setup, own(Some("https://gitlab.corp.example")));
        let corp =
            |network| Some(("gitlab-corp-example".to_owned(), "https://gitlab.corp.example".to_owned(), network));
        assert_eq!(wished(&setup), corp(ServerNetwork::Public));
        // what was said of this server stays
        setup.host.as_mut().unwrap().network = ServerNetwork::Private;
        setup.host.as_mut().unwrap().endpoint.push_str(":8443");
        prefill(&mut setup, own(Some("https://gitlab.corp.example")));
        prefill(&mut setup, own(None));
        assert_eq!(setup.host.as_ref().map(|host| host.endpoint.as_str()), Some("https://gitlab.corp.example:8443"));
        assert_eq!(setup.host.as_ref().map(|host| host.network), Some(ServerNetwork::Private));
        // another server has another host
        prefill(&mut setup, own(Some("https://10.0.0.7")));
        assert_eq!(
            wished(&setup).map(|(name, _, network)| (name, network)),
            Some(("10-0-0-7".to_owned(), ServerNetwork::Private))
        );
        prefill(&mut setup, RepositoryFacts { provider: Some(ProviderType::GitHub), ..own(None) });
        assert_eq!(setup.host, None, "a provider in the cloud needs none");
    }

    #[test]
    fn what_was_typed_stays() {
        let mut setup = Setup { name: "mine".to_owned(), ..Setup::default() };
        prefill(&mut setup, RepositoryFacts { name: "octo/shop", ..RepositoryFacts::default() });
        assert_eq!((setup.name.as_str(), setup.connection.name.as_str()), ("mine", "mine-conn"));
        let mut build = Build {
            buildspec: BuildspecPlace::Project { text: Some("mine".to_owned()) },
            machine: Machine {
                image: "aws/codebuild/amazonlinux-aarch64-standard:4.0".to_owned(),
                ..Machine::default()
            },
            ..Build::default()
        };
        apply_recipe(&mut build, "python", Some("uv"), Some("3.12"));
        assert_eq!((build.package_manager.as_str(), build.runtime_version.as_str()), ("uv", "3.12"));
        assert_eq!(build.machine.environment, images::ARM);
        assert_eq!(build.buildspec, BuildspecPlace::Project { text: Some("mine".to_owned()) });
        apply_recipe(&mut build, "node", Some("uv"), None);
        assert_eq!((build.package_manager.as_str(), build.runtime_version.as_str()), ("npm", "22"));
        apply_recipe(&mut build, "node", Some("pnpm"), Some("20"));
        assert_eq!((build.package_manager.as_str(), build.runtime_version.as_str()), ("pnpm", "20"));
        let before = build.clone();
        apply_recipe(&mut build, "cobol", None, None);
        assert_eq!(build, before);
    }

    proptest! {
        #[test]
        fn whatever_is_suggested_is_good(repository in any::<String>(), server in "[a-z0-9.-]{1,80}") {
            let mut setup = Setup::default();
            let endpoint = format!("https://{server}");
            let provider = Some(ProviderType::GitLabSelfManaged);
            prefill(&mut setup, RepositoryFacts { provider, endpoint: Some(&endpoint), name: &repository, project: "" });
            let fields: Vec<_> = check(&setup, &Facts::default()).into_iter().map(|problem| problem.field).collect();
            let suggested = ["name", "connection.name", "host.name"];
            prop_assert!(!fields.iter().any(|field| suggested.contains(&field.as_str())), "{} {:?}", setup.name, setup.host);
        }
    }
}
