//! What others are asked for, ready to be sent: the network team, and whoever runs the Git server. In the person's language,
//! with the addresses, ports and rules that are needed, and no more.
//!
//! Of a setup that may still have problems: who waits for a VPC asks for it first. Start reading at [`requests()`].

mod cidr;
mod network;
mod rules;
mod server;

use gangway_blueprint::Blueprint;
use gangway_blueprint::resource::Kind;
use gangway_catalog::providers::{self, Provider};
use gangway_setup::document::{ServerNetwork, Setup};
use gangway_setup::endpoint::Endpoint;
use gangway_setup::names::Names;
use gangway_setup::problem::Problem;
use gangway_setup::target::Target;
use gangway_words::Words;

pub use self::cidr::Cidr;
use crate::format::{File, Format};

/// Requests, beside the files of the other formats; none for a provider in the cloud.
pub(crate) const FORMAT: Format = Format { id: "requests", write: files };

/// For the network team.
pub const NETWORK_REQUEST: &str = "request-network.md";
/// The security group of that request, as CloudFormation makes it.
pub const NETWORK_TEMPLATE: &str = "request-network.yaml";
/// For whoever runs the server.
pub const SERVER_REQUEST: &str = "request-server-administrator.md";

/// What the requests are about.
struct Subject<'a> {
    provider: &'static Provider,
    endpoint: Endpoint,
    /// Whether only a VPC leads to the server.
    is_private: bool,
    /// Whether builds run in that VPC, too.
    has_builds: bool,
    /// The name of the host that is to be made.
    host: String,
    names: Names,
    target: &'a Target,
    /// Where the server is, as far as it's known.
    server: &'a [Cidr],
}

/// The requests of a setup whose repository lies on a server of one's own; none for another one, or as long as the
/// server's address can't be read. `server`: the addresses that its name resolves to, or the networks that it's in, where
/// somebody knows them.
pub fn requests(setup: &Setup, target: &Target, server: &[Cidr], words: &Words) -> Vec<File> {
    let provider = setup.repository.provider.map(providers::of).filter(|provider| provider.needs_host);
    let wish = setup.host.as_ref().and_then(|wish| Some((wish, Endpoint::parse(&wish.endpoint).ok()?)));
    let Some((provider, (wish, endpoint))) = provider.zip(wish) else { return Vec::new() };
    let names = Names::of(setup);
    let subject = Subject {
        provider,
        endpoint,
        is_private: wish.network == ServerNetwork::Private,
        has_builds: setup.builds.iter().any(|build| setup.runs_in_vpc(build)),
        host: names.host.clone(),
        names,
        target,
        server,
    };
    subject.files(words)
}

fn files(blueprint: &Blueprint, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    let host = blueprint.host.iter().find_map(|resource| match &resource.kind {
        Kind::Host(host) => Some((host, Endpoint::parse(&host.endpoint).ok()?)),
        _ => None,
    });
    let Some((host, endpoint)) = host else { return Ok(Vec::new()) };
    let in_vpc = |kind: &Kind| matches!(kind, Kind::Project(project) if project.vpc.is_some());
    let subject = Subject {
        provider: providers::of(host.provider),
        endpoint,
        is_private: host.vpc.is_some(),
        has_builds: blueprint.pipeline.iter().any(|resource| in_vpc(&resource.kind)),
        host: host.name.clone(),
        names: blueprint.names.clone(),
        target: &blueprint.target,
        server: &[],
    };
    Ok(subject.files(words))
}

impl Subject<'_> {
    fn files(&self, words: &Words) -> Vec<File> {
        let file = |path: &str, text| File { path: path.to_owned(), text };
        let mut files = Vec::new();
        if self.is_private {
            files.push(file(NETWORK_REQUEST, network::request(self, words)));
            files.push(file(NETWORK_TEMPLATE, network::template(self)));
        }
        files.push(file(SERVER_REQUEST, server::request(self, words)));
        files
    }
}
