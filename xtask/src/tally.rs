//! Counts what the runners say: one sum over libtest, vitest and the checks that are one thing each.

use std::fmt;

/// How many checks ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Tally {
    /// One check that passed.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// One check that failed.
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    /// One check that could not be tried.
    pub(crate) const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// Adds another.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Whether something ran and nothing failed.
    pub(crate) fn good(self) -> bool {
        self.failed == 0 && self.passed > 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// A summary line of Rust's test runner, e.g. `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; …`.
pub(crate) fn libtest(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |name: &str| {
        let part = counts.split(';').map(str::trim).find(|part| part.ends_with(name))?;
        part.split(' ').next()?.parse().ok()
    };
    Some(Tally { passed: count(" passed")?, failed: count(" failed")?, skipped: count(" ignored")? })
}

/// vitest's JSON report: its three sums.
pub(crate) fn vitest(report: &str) -> Option<Tally> {
    let count = |name: &str| {
        let rest = report.split_once(&format!("\"{name}\":"))?.1.trim_start();
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok()
    };
    Some(Tally {
        passed: count("numPassedTests")?,
        failed: count("numFailedTests")?,
        skipped: count("numPendingTests")? + count("numTodoTests").unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_rusts_runner() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s";
        assert_eq!(libtest(line), Some(Tally { passed: 12, failed: 2, skipped: 1 }));
        assert_eq!(libtest("test a::b ... ok"), None);
        assert_eq!(libtest("test result: ok. nonsense"), None);
    }

    #[test]
    fn reports_of_vitest() {
        let report =
            r#"{"numTotalTestSuites":3,"numPassedTests":5,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0}"#;
        assert_eq!(vitest(report), Some(Tally { passed: 5, failed: 1, skipped: 2 }));
        assert_eq!(vitest("{}"), None);
    }

    #[test]
    fn nothing_that_ran_is_not_good() {
        assert!(!Tally::default().good());
        assert!(!Tally::SKIPPED.good());
        assert!(!Tally { passed: 9, failed: 1, skipped: 0 }.good());
        assert!(Tally::PASSED.good());
        assert_eq!(Tally { passed: 1, failed: 2, skipped: 3 }.to_string(), "1 passed, 2 failed, 3 skipped");
    }
}
