//! Amazon CloudWatch Logs: groups, streams, events.

mod events;
mod groups;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::read::Read as _;
use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;

/// Groups by `region/name`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    groups: BTreeMap<String, Group>,
    #[serde(flatten)]
    other: Other,
}

/// A log group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Group {
    name: String,
    arn: String,
    created: Moment,
    retention: Option<i64>,
    tags: BTreeMap<String, String>,
    streams: BTreeMap<String, Shared<Stream>>,
    #[serde(flatten)]
    other: Other,
}

/// A log stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Stream {
    created: Moment,
    events: Vec<Line>,
    /// Bytes of the messages.
    size: usize,
    #[serde(flatten)]
    other: Other,
}

impl Stream {
    fn new(created: Moment) -> Self {
        Self { created, events: Vec::new(), size: 0, other: Other::default() }
    }

    fn add(&mut self, at: Moment, message: String) {
        self.size += message.len();
        self.events.push(Line { at, message, other: Other::default() });
    }
}

/// The most that a build writes into its stream, in bytes. CloudWatch has no such end, but this world is kept in memory.
const LONGEST: usize = 4 * 1024 * 1024;

/// A log event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Line {
    at: Moment,
    message: String,
    #[serde(flatten)]
    other: Other,
}

/// Amazon CloudWatch Logs.
pub(crate) struct Logs;

impl Service for Logs {
    type State = State;

    const OPERATIONS: &str = "CreateLogGroup CreateLogStream DeleteLogGroup DeleteRetentionPolicy DescribeLogGroups \
        DescribeLogStreams FilterLogEvents GetLogEvents ListTagsForResource PutLogEvents PutRetentionPolicy \
        TagResource UntagResource";

    fn call(world: &mut World, call: &Call) -> Answer {
        if let Some(answer) = groups::call(world, call) {
            return answer;
        }
        events::call(world, call).unwrap_or_else(|| Err(unknown_operation(call)))
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let resource = |group: &Group| PracticeResource {
            resource_type: "AWS::Logs::LogGroup".to_owned(),
            name: group.name.clone(),
            status: String::new(),
        };
        world.services.logs.groups.values().map(resource).collect()
    }
}

/// Opens a stream for another service; makes the group when it isn't there, as CodeBuild does.
pub(crate) fn open(world: &mut World, region: &str, group: &str, stream: &str) {
    groups::ensure(world, region, group);
    let now = world.now;
    if let Some(group) = world.services.logs.groups.get_mut(&key(region, group)) {
        group.streams.entry(stream.to_owned()).or_insert_with(|| Stream::new(now).into());
    }
}

/// Whether a group exists.
pub(crate) fn exists(world: &World, region: &str, group: &str) -> bool {
    world.services.logs.groups.contains_key(&key(region, group))
}

/// Writes lines for another service. Where the stream was deleted meanwhile, they are lost.
pub(crate) fn write(world: &mut World, region: &str, group: &str, stream: &str, lines: &[String]) {
    let at = world.now;
    let group = world.services.logs.groups.get_mut(&key(region, group));
    if let Some(stream) = group.and_then(|group| group.streams.get_mut(stream)) {
        for line in lines {
            if stream.size < LONGEST {
                stream.add(at, format!("{line}\n"));
            }
        }
    }
}

/// Forgets a stream.
pub(crate) fn forget(world: &mut World, region: &str, group: &str, stream: &str) {
    if let Some(group) = world.services.logs.groups.get_mut(&key(region, group)) {
        group.streams.remove(stream);
    }
}

fn key(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

/// The group that a request names, by name or by ARN.
fn group<'w>(world: &'w mut World, call: &Call) -> Result<&'w mut Group, AwsError> {
    let given = call.input.given("logGroupName").or(call.input.given("logGroupIdentifier")).unwrap_or_default();
    let name = given.split(":log-group:").nth(1).unwrap_or(given).trim_end_matches(":*");
    world.services.logs.groups.get_mut(&key(&call.region, name)).ok_or_else(no_group)
}

fn no_group() -> AwsError {
    AwsError::new("ResourceNotFoundException", "The specified log group does not exist.")
}

fn invalid(message: &str) -> AwsError {
    AwsError::new("InvalidParameterException", message)
}
