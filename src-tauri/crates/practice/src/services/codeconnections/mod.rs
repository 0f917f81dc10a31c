//! AWS CodeConnections and its older twin `codestar-connections`: one set of connections and hosts, two names.
//!
//! A connection is global, a host belongs to its Region. A new connection is PENDING, and only the page in the
//! browser (`pages/connection.rs`) makes it AVAILABLE: no operation here can.

mod connection;
mod host;
mod tags;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) use connection::{Connection, Status, installs_app};
pub(crate) use host::Host;
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

    fn resources(world: &World) -> Vec<PracticeResource> {
        let connections = world.services.codeconnections.connections.iter().map(|connection| PracticeResource {
            resource_type: "AWS::CodeConnections::Connection".to_owned(),
            name: connection.name.clone(),
            status: connection.status.as_str().to_owned(),
        });
        let hosts = world.services.codeconnections.hosts.iter().map(|host| PracticeResource {
            resource_type: "AWS::CodeConnections::Host".to_owned(),
            name: host.name.clone(),
            status: host.status(world.now).to_owned(),
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
