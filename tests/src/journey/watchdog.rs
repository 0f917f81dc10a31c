//! What the program's watchdog noted: who hangs when a walk stands still, the program or the driver of its window.

use std::fmt::{self, Display, Formatter};
use std::path::Path;
use std::time::{Duration, SystemTime};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::program::log_lines;

/// A watchdog of a development build that notes nothing for longer than this isn't there any more.
const OFTEN: Duration = Duration::from_secs(30);
const WELL: &str = "main loop and page answer";

/// Its notes, oldest first.
#[derive(Debug)]
pub struct Watchdog(Vec<String>);

impl Watchdog {
    /// Of the program with this folder of state.
    #[must_use]
    pub fn of(home: &Path) -> Self {
        Self(log_lines(home).into_iter().filter(|line| line.contains("gangway::watchdog")).collect())
    }

    /// Whether main loop and page have answered until the end, as it noted itself.
    #[must_use]
    pub fn lived_until(&self, end: SystemTime) -> bool {
        let noted = |line: &String| {
            let moment = OffsetDateTime::parse(line.split_whitespace().next()?, &Rfc3339).ok()?;
            Some(SystemTime::from(moment))
        };
        let last = self.0.last().filter(|line| line.ends_with(WELL)).and_then(noted);
        last.is_some_and(|last| end.duration_since(last).is_ok_and(|since| since < OFTEN))
    }

    /// The notes with this text.
    #[must_use]
    pub fn notes(&self, text: &str) -> Vec<&str> {
        self.0.iter().map(String::as_str).filter(|line| line.contains(text)).collect()
    }
}

impl Display for Watchdog {
    /// The last of its notes.
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        self.0[self.0.len().saturating_sub(12)..].iter().try_for_each(|line| writeln!(to, "  {line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lived_as_long_as_its_last_note_says_so() {
        let check = |lines: &[&str]| {
            let end = OffsetDateTime::parse("2026-12-01T07:00:40Z", &Rfc3339).unwrap();
            Watchdog(lines.iter().map(ToString::to_string).collect()).lived_until(end.into())
        };
        let early = "2026-12-01T07:00:01Z  INFO gangway::watchdog: main loop and page answer";
        let late = "2026-12-01T07:00:31Z  INFO gangway::watchdog: main loop and page answer";
        let silent = "2026-12-01T07:00:38Z  WARN gangway::watchdog: keeps silent who=Page seconds=6";
        assert!(check(&[early, late]));
        assert!(!check(&[early]) && !check(&[]), "it was killed, or never there");
        assert!(!check(&[early, late, silent]), "the page hangs");
        assert!(check(&[early, silent, late]), "it went on");
    }
}
