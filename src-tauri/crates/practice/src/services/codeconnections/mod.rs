//! AWS CodeConnections and its older twin `codestar-connections`: one set of connections and hosts, two names.
//!
//! A connection is global, a host belongs to its Region, and so does what goes through it. Whatever is new is PENDING, and
//! only the pages in the browser (`pages/connection.rs`, `pages/setup.rs`) make it AVAILABLE: no operation here can.

mod connection;
mod endpoint;
mod host;
mod host_state;
mod network;
mod server;
mod tags;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) use connection::{Connection, Status, installs_app};
pub(crate) use endpoint::repository_at;
pub(crate) use host::Host;
pub(crate) use host_state::HostState;
pub(crate) use network::ChosenNetwork;
pub(crate) use server::{Silence, reports, silence, silence_of_build};
pub(crate) use tags::Tag;

use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::world::World;
use crate::world::ids::Ids;

/// All connections and hosts of the account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    connections: Vec<Connection>,
    hosts: Vec<Host>,
    #[serde(flatten)]
    other: Other,
}

impl State {
    /// The connection with exactly this ARN.
    pub(crate) fn find(&self, arn: &str) -> Option<&Connection> {
        self.connections.iter().find(|connection| connection.arn == arn)
    }

    /// All of them, in the order in which they were made.
    pub(crate) fn all(&self) -> &[Connection] {
        &self.connections
    }

    /// All hosts, in the order in which they were made.
    pub(crate) fn hosts(&self) -> &[Host] {
        &self.hosts
    }

    /// The host with exactly this ARN.
    pub(crate) fn host(&self, arn: &str) -> Option<&Host> {
        self.hosts.iter().find(|host| host.arn == arn)
    }

    fn host_mut(&mut self, arn: &str) -> Option<&mut Host> {
        self.hosts.iter_mut().find(|host| host.arn == arn)
    }

    /// The host that a connection goes through.
    pub(crate) fn host_of(&self, connection: &Connection) -> Option<&Host> {
        self.host(connection.host.as_deref()?)
    }

    /// URL of a company's own server of this provider: that of a host which is set up, before one that isn't.
    pub(crate) fn server(&self, provider: &str, now: Moment) -> Option<&str> {
        let mut hosts = self.hosts.iter().filter(|host| host.provider == provider);
        let first = hosts.clone().next();
        hosts.find(|host| host.state(now) == HostState::Available).or(first).map(|host| host.endpoint.as_str())
    }

    /// What a person's last step on the page that sets a host up does: its app at the server is there, by this name.
    pub(crate) fn set_up(&mut self, arn: &str, app: &str, now: Moment) -> bool {
        self.host_mut(arn).is_some_and(|host| host.set_up(now, app))
    }

    /// The app of every host is deleted at its server. Whether there was one.
    pub(crate) fn lose_apps(&mut self, now: Moment) -> bool {
        let set_up = self.hosts.iter_mut().filter(|host| host.state(now) == HostState::Available);
        let lost: Vec<String> = set_up
            .map(|host| {
                host.lose_app();
                host.arn.clone()
            })
            .collect();
        let through = self
            .connections
            .iter_mut()
            .filter(|one| one.status == Status::Available && one.host.as_ref().is_some_and(|host| lost.contains(host)));
        through.for_each(|connection| connection.status = Status::Error);
        !lost.is_empty()
    }

    /// What the person's press of the button at the provider does. Only a PENDING connection can be authorized.
    pub(crate) fn authorize(&mut self, arn: &str, provider_account: &str, repositories: Option<Vec<String>>) -> bool {
        let Some(connection) = self.connections.iter_mut().find(|one| one.arn == arn && one.status == Status::Pending)
        else {
            return false;
        };
        connection.status = Status::Available;
        connection.provider_account = Some(provider_account.to_owned());
        connection.repositories = repositories;
        true
    }

    /// The provider takes every authorization back. Whether there was one.
    pub(crate) fn revoke(&mut self) -> bool {
        let available = self.connections.iter_mut().filter(|connection| connection.status == Status::Available);
        available.map(|connection| connection.status = Status::Error).count() > 0
    }
}

/// AWS CodeConnections under both of its names.
pub(crate) struct CodeConnections;

impl Service for CodeConnections {
    type State = State;

    const OPERATIONS: &str = "CreateConnection CreateHost DeleteConnection DeleteHost GetConnection GetHost ListConnections \
        ListHosts ListTagsForResource TagResource UntagResource UpdateHost";

    /// One connection that works, and one that nobody has authorized.
    fn beginning(account: &str, ids: &mut Ids, now: Moment) -> State {
        let mut connection = |name: &str, status| Connection {
            arn: format!("arn:aws:codeconnections:us-east-1:{account}:connection/{}", ids.uuid()),
            name: name.to_owned(),
            provider: "GitHub".to_owned(),
            host: None,
            provider_account: (status == Status::Available).then(|| "gangway-practice".to_owned()),
            status,
            repositories: None,
            tags: Vec::new(),
            created: now,
            other: Other::default(),
        };
        State {
            connections: vec![
                connection("practice-github", Status::Available),
                connection("not-yet-authorized", Status::Pending),
            ],
            hosts: Vec::new(),
            other: Other::default(),
        }
    }

    fn call(world: &mut World, call: &Call) -> Answer {
        match call.operation.as_str() {
            "CreateConnection" => connection::create(world, call),
            "GetConnection" => connection::get(world, call),
            "ListConnections" => connection::list(world, call),
            "DeleteConnection" => connection::delete(world, call),
            "CreateHost" => host::create(world, call),
            "GetHost" => host::get(world, call),
            "ListHosts" => host::list(world, call),
            "UpdateHost" => host::update(world, call),
            "DeleteHost" => host::delete(world, call),
            "TagResource" => tags::tag(world, call),
            "UntagResource" => tags::untag(world, call),
            "ListTagsForResource" => tags::list(world, call),
            _ => Err(unknown_operation(call)),
        }
    }

    fn happen(world: &mut World, id: &str) -> bool {
        host::happen(world, id);
        true
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let connections = world.services.codeconnections.connections.iter().map(|connection| PracticeResource {
            resource_type: "AWS::CodeConnections::Connection".to_owned(),
            name: connection.name.clone(),
            status: connection.status.as_str().to_owned(),
        });
        let hosts = world.services.codeconnections.hosts.iter().map(|host| PracticeResource {
            resource_type: "AWS::CodeConnections::Host".to_owned(),
            name: host.name.clone(),
            status: host.status(world),
        });
        connections.chain(hosts).collect()
    }
}

/// The member's text; empty when it isn't there.
fn text<'a>(call: &'a Call, member: &str) -> &'a str {
    call.input[member].as_str().unwrap_or_default()
}

fn not_found(what: &str, arn: &str) -> AwsError {
    AwsError::new("ResourceNotFoundException", format!("{what} not found for ARN {arn}"))
}

/// One page of a list. The token is the ARN of the last item of the page before.
fn page(call: &Call, items: Vec<(String, Value)>, member: &str) -> Answer {
    const MOST: usize = 100;
    let wanted = call.input["MaxResults"].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(MOST);
    let wanted = if wanted == 0 { MOST } else { wanted };
    let start = match call.input["NextToken"].as_str() {
        None => 0,
        Some(token) => match items.iter().position(|(arn, _)| token_of(arn) == token) {
            Some(position) => position + 1,
            None => return Err(AwsError::new("InvalidInputException", "The NextToken is not valid.")),
        },
    };
    let mut rest = items.into_iter().skip(start).peekable();
    let mut page = Vec::new();
    let mut last = None;
    while page.len() < wanted
        && let Some((arn, value)) = rest.next()
    {
        page.push(value);
        last = Some(arn);
    }
    let mut answer = json!({ member: page });
    if let Some(arn) = last.filter(|_| rest.peek().is_some()) {
        answer["NextToken"] = token_of(&arn).into();
    }
    Ok(answer)
}

fn token_of(arn: &str) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(arn)
}
