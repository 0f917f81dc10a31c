//! Lines of the build's log.

use time::OffsetDateTime;
use time::macros::format_description;

use super::super::build::Build;
use crate::moment::Moment;
use crate::services::logs;
use crate::world::World;

pub(super) fn say(world: &mut World, build: &Build, text: &str) {
    let line = format!("[Container] {} {text}", clock(world.now));
    raw(world, build, &[line]);
}

pub(super) fn raw(world: &mut World, build: &Build, lines: &[String]) {
    if let Some((group, stream)) = &build.log {
        logs::write(world, &build.region, group, stream, lines);
    }
}

/// `2026/11/20 04:17:33.123000`, as the agent writes it.
fn clock(now: Moment) -> String {
    let format = format_description!("[year]/[month]/[day] [hour]:[minute]:[second].[subsecond digits:6]");
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now.0) * 1_000_000).ok();
    time.and_then(|time| time.format(&format).ok()).unwrap_or_default()
}
