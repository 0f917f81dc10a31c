//! Log groups and their streams.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Group, Stream, group, invalid, key, no_group};
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, paged, put, texts};
use crate::shared::Shared;
use crate::world::World;

/// The only retention times that the service takes, in days.
const RETENTION: [i64; 22] =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/// Answers the calls about groups and streams; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateLogGroup" => create(world, call),
        "DeleteLogGroup" => group(world, call).map(|_| ()).map(|()| {
            world.services.logs.groups.remove(&key(&call.region, call.input.text("logGroupName")));
            json!({})
        }),
        "DescribeLogGroups" => describe(world, call),
        "PutRetentionPolicy" => retention(world, call),
        "DeleteRetentionPolicy" => group(world, call).map(|group| {
            group.retention = None;
            json!({})
        }),
        "CreateLogStream" => create_stream(world, call),
        "DescribeLogStreams" => streams(world, call),
        "TagResource" => tagged(world, call).map(|group| {
            group.tags.extend(tags(call.input.member("tags")));
            json!({})
        }),
        "UntagResource" => tagged(world, call).map(|group| {
            texts(call.input.list("tagKeys")).iter().for_each(|key| drop(group.tags.remove(key)));
            json!({})
        }),
        "ListTagsForResource" => tagged(world, call).map(|group| json!({ "tags": group.tags })),
        _ => return None,
    })
}

/// Makes a group with no retention when there is none of this name.
pub(super) fn ensure(world: &mut World, region: &str, name: &str) {
    let arn = format!("arn:aws:logs:{region}:{}:log-group:{name}", world.account);
    let created = world.now;
    world.services.logs.groups.entry(key(region, name)).or_insert_with(|| Group {
        name: name.to_owned(),
        arn,
        created,
        retention: None,
        tags: BTreeMap::new(),
        streams: BTreeMap::new(),
        other: Other::default(),
    });
}

fn create(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("logGroupName");
    if world.services.logs.groups.contains_key(&key(&call.region, name)) {
        return Err(AwsError::new("ResourceAlreadyExistsException", "The specified log group already exists"));
    }
    ensure(world, &call.region, name);
    group(world, call)?.tags = tags(call.input.member("tags"));
    Ok(json!({}))
}

fn tags(value: &Value) -> BTreeMap<String, String> {
    let text = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
    value.as_object().into_iter().flatten().filter_map(text).collect()
}

fn tagged<'w>(world: &'w mut World, call: &Call) -> Result<&'w mut Group, AwsError> {
    let arn = call.input.text("resourceArn").trim_end_matches(":*");
    world.services.logs.groups.values_mut().find(|group| group.arn == arn).ok_or_else(no_group)
}

fn describe(world: &World, call: &Call) -> Answer {
    let input = &call.input;
    let prefix = input.text("logGroupNamePrefix");
    let pattern = input.text("logGroupNamePattern").to_lowercase();
    let here = format!("{}/", call.region);
    let wanted = |(key, group): &(&String, &Group)| {
        key.starts_with(&here) && group.name.starts_with(prefix) && group.name.to_lowercase().contains(&pattern)
    };
    let groups = world.services.logs.groups.iter().filter(wanted).map(|(_, group)| shown(group)).collect();
    let bad = || invalid("The specified nextToken is invalid.");
    paged("logGroups", groups, ("nextToken", input.given("nextToken")), input.number("limit"), 50).ok_or_else(bad)
}

fn shown(group: &Group) -> Value {
    let bytes: usize = group.streams.values().map(|stream| stream.size).sum();
    let mut shown = json!({
        "logGroupName": group.name, "creationTime": group.created.0, "metricFilterCount": 0,
        "arn": format!("{}:*", group.arn), "storedBytes": bytes, "logGroupClass": "STANDARD",
        "logGroupArn": group.arn,
    });
    put(&mut shown, "retentionInDays", group.retention.map(|days| json!(days)));
    shown
}

fn retention(world: &mut World, call: &Call) -> Answer {
    let days = call.input.number("retentionInDays").unwrap_or_default();
    if !RETENTION.contains(&days) {
        let message =
            format!("1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint");
        return Err(invalid(&message));
    }
    group(world, call)?.retention = Some(days);
    Ok(json!({}))
}

fn create_stream(world: &mut World, call: &Call) -> Answer {
    let created = world.now;
    let name = call.input.text("logStreamName");
    let group = group(world, call)?;
    if group.streams.contains_key(name) {
        return Err(AwsError::new("ResourceAlreadyExistsException", "The specified log stream already exists"));
    }
    group.streams.insert(name.to_owned(), Stream::new(created).into());
    Ok(json!({}))
}

fn streams(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let group = group(world, call)?;
    let mut streams: Vec<(&String, &Shared<Stream>)> =
        group.streams.iter().filter(|(name, _)| name.starts_with(input.text("logStreamNamePrefix"))).collect();
    if input.text("orderBy") == "LastEventTime" {
        streams.sort_by_key(|(_, stream)| stream.events.last().map(|line| line.at));
    }
    if input.flag("descending") {
        streams.reverse();
    }
    let one = |(name, stream): &(&String, &Shared<Stream>)| {
        let mut one = json!({
            "logStreamName": name, "creationTime": stream.created.0, "storedBytes": 0,
            "arn": format!("{}:log-stream:{name}", group.arn),
        });
        let (first, last) = (stream.events.first(), stream.events.last());
        put(&mut one, "firstEventTimestamp", first.map(|line| json!(line.at.0)));
        put(&mut one, "lastEventTimestamp", last.map(|line| json!(line.at.0)));
        put(&mut one, "lastIngestionTime", last.map(|line| json!(line.at.0)));
        one
    };
    let all = streams.iter().map(one).collect();
    let bad = || invalid("The specified nextToken is invalid.");
    paged("logStreams", all, ("nextToken", input.given("nextToken")), input.number("limit"), 50).ok_or_else(bad)
}
