//! Work in parts: each has a heading and a limit in time, and the last line is the sum over all of them.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::process::{ProgramEnd, all_within, run, text};
use crate::tally::Tally;

/// One part: its heading and what it does.
pub(crate) struct Part {
    pub(crate) heading: &'static str,
    pub(crate) work: fn() -> Result<Tally, String>,
}

impl Part {
    /// What the heading begins with, up to a colon.
    pub(crate) fn name(&self) -> &'static str {
        self.heading.split(':').next().unwrap_or(self.heading)
    }
}

/// Minutes, for limits.
pub(crate) const fn minutes(count: u64) -> Duration {
    Duration::from_secs(60 * count)
}

/// Does the parts one after the other, whatever became of the one before, each within the limit if there is one; ends with
/// what failed and the sum.
pub(crate) fn each<'a>(parts: impl IntoIterator<Item = &'a Part>, limit: Option<Duration>) -> ExitCode {
    let mut sum = Tally::default();
    let mut bad: Vec<String> = Vec::new();
    for part in parts {
        println!("\n== {} ==", part.heading);
        if let Some(limit) = limit {
            all_within(limit);
        }
        let began = Instant::now();
        let found = (part.work)().unwrap_or_else(|why| {
            eprintln!("{why}");
            Tally::FAILED
        });
        if found.failed > 0 {
            bad.push(format!("{}: {found}", part.heading));
        }
        println!(
            "-- {} ({} s)",
            if found == Tally::default() { "ready".to_owned() } else { found.to_string() },
            began.elapsed().as_secs()
        );
        sum.add(found);
    }
    if !bad.is_empty() {
        println!("\nWhat failed:\n  {}", bad.join("\n  "));
    }
    println!("\n{sum}");
    if sum.good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One command as one check.
pub(crate) fn check(command: &mut Command, limit: Duration) -> Result<Tally, String> {
    let text = text(command);
    let end = run(command, limit);
    if end != ProgramEnd::Well {
        eprintln!("failed: {text} ({end:?})");
    }
    Ok(if end == ProgramEnd::Well { Tally::PASSED } else { Tally::FAILED })
}

/// A runner's own count; one that ended badly has at least one failure, and one that ran nothing too.
pub(crate) fn runner(end: ProgramEnd, mut counted: Tally) -> Tally {
    if (end != ProgramEnd::Well && counted.failed == 0) || counted == Tally::default() {
        eprintln!("the runner ended {end:?} after {counted}");
        counted.failed += 1;
    }
    counted
}

pub(crate) fn skipped(why: &str) -> Tally {
    println!("skipped: {why}");
    Tally::SKIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_broke_off_counts_as_failed() {
        let five = Tally { passed: 5, failed: 0, skipped: 0 };
        assert_eq!(runner(ProgramEnd::Well, five), five);
        assert_eq!(runner(ProgramEnd::Badly, five).failed, 1);
        assert_eq!(runner(ProgramEnd::TooLate, five).failed, 1);
        assert_eq!(runner(ProgramEnd::Well, Tally::default()).failed, 1);
        assert_eq!(runner(ProgramEnd::Badly, Tally { failed: 2, ..five }).failed, 2);
    }
}
