//! A repository on a company's own server, which is reached only from within a network.

use gangway_catalog::providers::ProviderType;
use gangway_practice::control::{Client, PracticeCopy};
use gangway_setup::document::{HostWish, ServerNetwork, Setup};

use crate::{place, setups};

/// Takes the account's smallest repository to a GitLab of one's own, and tells the setup of it.
///
/// # Panics
/// When the account doesn't take it.
pub async fn put_on(world: &Client, setup: &mut Setup) {
    let provider = ProviderType::GitLabSelfManaged;
    let folder = place::repository().join("src-tauri/crates/practice/src/world/beginning/hello-node");
    let files = place::files(&folder).into_iter().map(|file| {
        let text = setups::text(&folder.join(&file));
        (file.display().to_string(), text)
    });
    let copy = PracticeCopy {
        provider: provider.api_name().to_owned(),
        repository: setup.repository.name.clone(),
        branch: "main".to_owned(),
        files: files.collect(),
        sample: false,
    };
    world.copy(&copy).await.expect("a repository on the server");
    setup.repository.provider = Some(provider);
    setup.host = Some(HostWish {
        name: "hello-host".to_owned(),
        endpoint: "https://git.example.com".to_owned(),
        network: ServerNetwork::Private,
        ..HostWish::default()
    });
}
