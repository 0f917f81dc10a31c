//! Clocks that aren't the system's, through Debian's `faketime`: a program, and all that it starts, sees another moment
//! and lives in another time zone. Time passes as usual. What waits keeps the system's monotonic clock.

use std::path::Path;
use std::process::Command;

use crate::place;
use crate::process::command;

/// A clock: what `date` of GNU calls its moment, and the time zone.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) name: &'static str,
    moment: String,
    zone: &'static str,
}

/// Runs "$@" as if it were the moment $0 when it starts. An offset, for it is the same in every program that is started;
/// with a moment faketime would begin anew in each.
const SHIFTED: &str =
    r#"FAKETIME_DONT_FAKE_MONOTONIC=1 exec faketime -m -f "+$(($(date -u -d "$0" +%s) - $(date -u +%s)))" "$@""#;

impl Clock {
    /// A year from now. Whatever is good for a year or less has expired.
    pub(crate) fn year_later() -> Self {
        Self { name: "a year later", moment: "1 year".to_owned(), zone: "UTC" }
    }

    /// The next year's turn is half a minute away, and the day is another one in the west.
    pub(crate) fn year_end(year: u32) -> Self {
        let moment = format!("{year}-12-31 23:59:30");
        Self { name: "the last minute of a year, at UTC-9:30", moment, zone: "Pacific/Marquesas" }
    }

    /// The next February 29, where the day begins first.
    pub(crate) fn leap_day(year: u32) -> Self {
        let moment = format!("{}-02-29 12:00:00", next_leap_year(year));
        Self { name: "a leap day, at UTC+13:45", moment, zone: "Pacific/Chatham" }
    }

    /// The words before those of a program's call that put it under this clock.
    pub(crate) fn words(&self) -> Vec<String> {
        ["env", &format!("TZ={}", self.zone), "bash", "-c", SHIFTED, &self.moment].map(str::to_owned).to_vec()
    }

    /// A command under this clock; its arguments may still follow.
    pub(crate) fn over(&self, inner: &Command) -> Command {
        let words = self.words();
        let mut made = command(words.first().map_or("env", String::as_str));
        made.args(words.iter().skip(1)).arg(inner.get_program()).args(inner.get_args());
        made.current_dir(inner.get_current_dir().unwrap_or(Path::new(".")));
        made
    }

    /// Fails when programs don't see this clock: then tests under it would show nothing.
    pub(crate) fn holds(&self) -> Result<(), String> {
        if !place::in_path("faketime") {
            return Err("faketime isn't here".to_owned());
        }
        let minute = |words: &mut Command| {
            let output = words.output().map_err(|why| why.to_string())?;
            let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            text.parse::<u64>().map(|millis| millis / 60_000).map_err(|_| format!("{words:?} said {text:?}"))
        };
        let wanted = minute(command("date").args(["-u", "-d", &self.moment, "+%s000"]))?;
        let mut node = command("node");
        node.args(["-p", "Date.now()"]);
        let mut date = command("date");
        date.arg("+%s000");
        for program in [&node, &date] {
            let seen = minute(&mut self.over(program))?;
            if seen.abs_diff(wanted) > 1 {
                return Err(format!("{program:?} doesn't see the clock of {}: {seen}, not {wanted}", self.name));
            }
        }
        Ok(())
    }
}

/// The year that it is, in UTC.
pub(crate) fn this_year() -> Result<u32, String> {
    let output = command("date").args(["-u", "+%Y"]).output().map_err(|why| format!("date: {why}"))?;
    String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "date doesn't tell the year".to_owned())
}

fn next_leap_year(year: u32) -> u32 {
    let leap = |year: &u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    (year + 1..year + 9).find(leap).unwrap_or(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_years_come() {
        for (year, next) in [(2026, 2028), (2027, 2028), (2028, 2032), (2096, 2104), (1999, 2000)] {
            assert_eq!(next_leap_year(year), next, "{year}");
        }
    }
}
