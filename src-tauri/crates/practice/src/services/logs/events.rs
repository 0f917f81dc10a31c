//! Reading and writing events.

use serde_json::{Value, json};

use super::{Line, group, invalid};
use crate::call::{Answer, AwsError, Call};
use crate::moment::Moment;
use crate::services::read::{Read as _, paged, texts};
use crate::world::World;

/// Answers the calls about events; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "GetLogEvents" => get(world, call),
        "FilterLogEvents" => filter(world, call),
        "PutLogEvents" => put_events(world, call),
        _ => return None,
    })
}

fn no_stream() -> AwsError {
    AwsError::new("ResourceNotFoundException", "The specified log stream does not exist.")
}

fn within(line: &Line, input: &Value) -> bool {
    let start = input.number("startTime").unwrap_or(i64::MIN);
    let end = input.number("endTime").unwrap_or(i64::MAX);
    (start..end).contains(&line.at.0)
}

/// What an answer of GetLogEvents may hold: bytes, each event counted with what frames it.
const PAGE: usize = 1024 * 1024;
const FRAME: usize = 26;

/// How many of these lines fit into one answer.
fn fitting<'l>(lines: impl Iterator<Item = &'l &'l Line>, limit: usize) -> usize {
    let mut bytes = 0;
    let fits = |line: &&'l &'l Line| {
        bytes += line.message.len() + FRAME;
        bytes <= PAGE
    };
    // One alone is given however long it is.
    lines.take(limit).take_while(fits).count().max(limit.min(1))
}

/// Tokens name a place in the stream, so that the forward token of the end stays the same until more is written.
fn token(direction: char, place: usize) -> String {
    format!("{direction}/{place:056}/s")
}

fn place(token: &str) -> Option<(char, usize)> {
    let mut parts = token.split('/');
    let direction = parts.next()?.chars().next().filter(|c| matches!(c, 'f' | 'b'))?;
    Some((direction, parts.next()?.parse().ok()?))
}

fn get(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let group = group(world, call)?;
    let stream = group.streams.get(input.text("logStreamName")).ok_or_else(no_stream)?;
    let lines: Vec<&Line> = stream.events.iter().filter(|line| within(line, input)).collect();
    let limit = input.number("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(10_000).min(10_000);
    let after = |from: usize| {
        let from = from.min(lines.len());
        (from, from.saturating_add(fitting(lines.iter().skip(from), limit)).min(lines.len()))
    };
    let before = |to: usize| {
        let to = to.min(lines.len());
        (to.saturating_sub(fitting(lines.iter().take(to).rev(), limit)), to)
    };
    let (start, end) = match input.given("nextToken") {
        None if input.flag("startFromHead") => after(0),
        None => before(lines.len()),
        Some(given) => match place(given).ok_or_else(|| invalid("The specified nextToken is invalid."))? {
            ('f', from) => after(from),
            (_, to) => before(to),
        },
    };
    let one = |line: &&Line| json!({ "timestamp": line.at.0, "message": line.message, "ingestionTime": line.at.0 });
    let events: Vec<_> = lines.iter().take(end).skip(start).map(one).collect();
    Ok(json!({
        "events": events, "nextForwardToken": token('f', end), "nextBackwardToken": token('b', start),
    }))
}

fn filter(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let names = texts(input.list("logStreamNames"));
    let prefix = input.text("logStreamNamePrefix");
    let wanted: Vec<String> =
        input.text("filterPattern").split_whitespace().map(|term| term.trim_matches('"').to_owned()).collect();
    let group = group(world, call)?;
    let mut events = Vec::new();
    for (name, stream) in &group.streams {
        if !name.starts_with(prefix) || !(names.is_empty() || names.contains(name)) {
            continue;
        }
        for (number, line) in stream.events.iter().enumerate() {
            if within(line, input) && wanted.iter().all(|term| line.message.contains(term.as_str())) {
                let event = json!({
                    "logStreamName": name, "timestamp": line.at.0, "message": line.message, "ingestionTime": line.at.0,
                    "eventId": format!("{:020}{number:036}", line.at.0),
                });
                events.push((line.at, event));
            }
        }
    }
    events.sort_by_key(|(at, _)| *at);
    let events = events.into_iter().map(|(_, event)| event).collect();
    let bad = || invalid("The specified nextToken is invalid.");
    paged("events", events, ("nextToken", input.given("nextToken")), input.number("limit"), 10_000).ok_or_else(bad)
}

fn put_events(world: &mut World, call: &Call) -> Answer {
    let group = group(world, call)?;
    let stream = group.streams.get_mut(call.input.text("logStreamName")).ok_or_else(no_stream)?;
    for event in call.input.list("logEvents") {
        let at = Moment(event.number("timestamp").unwrap_or_default());
        stream.add(at, event.text("message").to_owned());
    }
    Ok(json!({ "nextSequenceToken": token('f', stream.events.len()) }))
}
