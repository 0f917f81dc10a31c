//! The log of a job's builds: the newest lines, numbered, and where each build's log has been read to.

use std::collections::{HashMap, VecDeque};

use crate::model::LogLine;

/// Lines that one job remembers; the oldest go first. The numbers go on.
const LINES: usize = 20_000;

/// Characters of one line that are shown; a log event may hold a quarter of a megabyte.
const LONGEST_LINE: usize = 10_000;

/// What is kept of the newest lines when a job ends, in bytes: a person who comes back wants to see why it failed.
const ON_DISK: usize = 256 * 1024;

/// About what a line takes besides its text.
const A_LINES_FRAME: usize = 80;

#[derive(Debug, Default)]
pub(crate) struct Log {
    lines: VecDeque<LogLine>,
    /// Number of the newest line.
    last: u32,
    /// Number of the newest line that the journal holds.
    on_disk: u32,
    /// What the service gave to pass on next time, by build.
    read_to: HashMap<String, String>,
}

impl Log {
    /// What a journal holds.
    pub(crate) fn of(lines: Vec<LogLine>) -> Self {
        let last = lines.last().map_or(0, |line| line.number);
        Self { lines: lines.into(), last, on_disk: last, read_to: HashMap::new() }
    }

    /// Number of the newest line; 0: there is none.
    pub(crate) fn last(&self) -> u32 {
        self.last
    }

    /// The lines after this number, oldest first.
    pub(crate) fn since(&self, line: u32, most: usize) -> Vec<LogLine> {
        self.lines.iter().filter(|it| it.number > line).take(most).cloned().collect()
    }

    /// Where a build's log has been read to; none: nothing of it yet.
    pub(crate) fn read_to(&self, build: &str) -> Option<String> {
        self.read_to.get(build).cloned()
    }

    /// The lines of a build, oldest first.
    pub(crate) fn of_build(&self, build: &str) -> Vec<String> {
        self.lines.iter().filter(|line| line.build == build).map(|line| line.text.clone()).collect()
    }

    /// Adds lines of a build's log: when, which action's, what; and where the next ones begin.
    pub(crate) fn add(&mut self, build: &str, action: &str, lines: Vec<(String, String)>, read_to: Option<String>) {
        if let Some(read_to) = read_to {
            self.read_to.insert(build.to_owned(), read_to);
        }
        for (at, text) in lines {
            self.last += 1;
            let text = if text.len() > LONGEST_LINE { text.chars().take(LONGEST_LINE).collect() } else { text };
            let (action, build) = (action.to_owned(), build.to_owned());
            self.lines.push_back(LogLine { number: self.last, at, action, build, text });
            if self.lines.len() > LINES {
                self.lines.pop_front();
            }
        }
    }

    /// The newest lines that the journal doesn't hold yet, as many as it has room for.
    pub(crate) fn for_disk(&self) -> Vec<LogLine> {
        let mut room = ON_DISK;
        let fits = |line: &&LogLine| {
            let taken = room.checked_sub(line.text.len() + line.action.len() + line.build.len() + A_LINES_FRAME);
            room = taken.unwrap_or_default();
            line.number > self.on_disk && taken.is_some()
        };
        let mut lines: Vec<LogLine> = self.lines.iter().rev().take_while(fits).cloned().collect();
        lines.reverse();
        lines
    }

    /// The journal holds them now.
    pub(crate) fn is_on_disk(&mut self) {
        self.on_disk = self.last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize, text: &str) -> Vec<(String, String)> {
        vec![(String::new(), text.to_owned()); count]
    }

    #[test]
    fn the_oldest_lines_go_first_and_the_numbers_go_on() {
        let mut log = Log::default();
        log.add("b:1", "Build", lines(LINES, "x"), None);
        log.add("b:1", "Build", lines(2, &"あ".repeat(LONGEST_LINE + 1)), Some("next".to_owned()));
        assert_eq!((log.lines.len(), log.last() as usize), (LINES, LINES + 2));
        let numbers: Vec<u32> = log.since(0, 2).iter().map(|line| line.number).collect();
        assert_eq!(numbers, [3, 4]);
        let newest = log.since(log.last() - 1, 10);
        assert_eq!(newest.iter().map(|line| line.text.chars().count()).collect::<Vec<_>>(), [LONGEST_LINE]);
        assert_eq!((log.read_to("b:1").as_deref(), log.read_to("b:2")), (Some("next"), None));
    }

    #[test]
    fn the_disk_gets_the_newest_lines_once() {
        let mut log = Log::default();
        log.add("b:1", "Build", lines(5_000, &"x".repeat(100)), None);
        let kept = log.for_disk();
        let size: usize = kept.iter().map(|line| serde_json::to_vec(line).unwrap().len()).sum();
        assert!(size <= ON_DISK && size > ON_DISK / 2, "{size}");
        assert_eq!(kept.last().map(|line| line.number), Some(5_000));
        log.is_on_disk();
        assert!(log.for_disk().is_empty());
        log.add("b:2", "Build", lines(1, "again"), None);
        assert_eq!(log.for_disk().iter().map(|line| line.number).collect::<Vec<_>>(), [5_001]);
        assert!(Log::of(kept).for_disk().is_empty());
    }
}
