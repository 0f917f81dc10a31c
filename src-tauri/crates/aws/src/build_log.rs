//! What matters of a build's log when a command failed: the first line that says why, and what stands around it.

use std::collections::VecDeque;

use anstream::adapter::strip_str;
use gangway_catalog::failures::{Cause, MessagePlace};

/// What CodeBuild's agent writes before each command, and after one that failed. Its lines begin with this.
const AGENT: &str = "[Container] ";
const BEGINS: &str = "Running command ";
const FAILED: &str = "Command did not exit successfully ";

/// Beginnings and words by which tools mark what went wrong, in lower case.
const MARKS: &[&str] = &[
    "error:",
    "error ",
    "error[",
    "err!",
    "fatal:",
    "fatal error",
    "failed",
    "failure:",
    "traceback (",
    "panic:",
    "panicked at",
    "exception",
    "not ok ",
    "✕",
    "✗",
    "✖",
];

/// Lines before the one that matters, and in all; characters of a line.
const BEFORE: usize = 2;
const MOST: usize = 12;
const LONGEST_LINE: usize = 300;

/// Lines of one command that are kept while it isn't known whether it fails.
const LONGEST_COMMAND: usize = 200_000;

/// The lines of a log that matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogExcerpt {
    /// As they stand there, without colours.
    pub lines: Vec<String>,
    /// Which line of the log says why, from 0.
    pub at: usize,
    /// What that line means.
    pub cause: Option<Cause>,
}

/// The lines that matter, of the first command that failed; none where no command did.
pub fn excerpt<T: AsRef<str>>(log: &[T]) -> Option<LogExcerpt> {
    let mut search = FailureSearch::default();
    let _ = log.iter().any(|line| search.read(line.as_ref()));
    search.found
}

/// Looks for the first command that failed in a log that is read line by line. Only the lines of one command are
/// kept meanwhile, and of a command that says very much the newest ones.
#[derive(Debug, Default)]
pub struct FailureSearch {
    /// What the newest command wrote. A line of the agent's says nothing of it, and stands as an empty one.
    written: VecDeque<String>,
    /// Number of the first of these lines, from 0.
    begin: usize,
    /// Lines that were read.
    read: usize,
    over: bool,
    found: Option<LogExcerpt>,
}

impl FailureSearch {
    /// Reads the next line. True: it is known now, and no further line is needed.
    pub fn read(&mut self, line: &str) -> bool {
        if self.over {
            return true;
        }
        self.read += 1;
        match line.strip_prefix(AGENT) {
            Some(rest) => {
                // the agent's time stands between
                let said = rest.splitn(3, ' ').nth(2).unwrap_or_default();
                if said.starts_with(FAILED) {
                    self.over = true;
                    self.found = excerpt_of(self.written.make_contiguous(), self.begin, exit_status(said));
                    self.written = VecDeque::new();
                } else if said.starts_with(BEGINS) {
                    self.written.clear();
                    self.begin = self.read;
                } else {
                    self.written.push_back(String::new());
                }
            }
            None => self.written.push_back(plain(line)),
        }
        if self.written.len() > LONGEST_COMMAND {
            self.written.pop_front();
            self.begin += 1;
        }
        self.over
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> Option<LogExcerpt> {
        self.found
    }
}

/// What matters of the lines of one command; `begin` is the number of the first of them, `status` what it ended with.
fn excerpt_of(written: &[String], begin: usize, status: &str) -> Option<LogExcerpt> {
    let mut statuses = vec![status];
    statuses.extend(told_statuses(written));
    let known = written.iter().enumerate().find_map(|(at, line)| {
        let found = statuses.iter().find_map(|status| MessagePlace::BuildLog.find(status, line))?;
        Some((at, Some(found.cause)))
    });
    let marked = || written.iter().position(|line| is_marked(line)).map(|at| (at, None));
    let spoken = written.iter().rposition(|line| !line.trim().is_empty());
    let (at, cause) = known.or_else(marked).or(spoken.map(|at| (at, None)))?;
    // Where nothing marks a line the last ones matter, else what follows.
    let first =
        if known.is_some() || marked().is_some() { at.saturating_sub(BEFORE) } else { (at + 1).saturating_sub(MOST) };
    let last = spoken.map_or(at, |last| last.max(at));
    let lines = written[first..=last].iter().take(MOST).cloned().collect();
    Some(LogExcerpt { lines, at: begin + at, cause })
}

/// What the agent says of the command: `… exit status 127`. A script may go on after a line of the shell, and then ends with
/// another status.
fn exit_status(said: &str) -> &str {
    said.rsplit_once("exit status ").map_or("", |(_, status)| status.trim())
}

/// The shell's own statuses, where whoever called it tells them and ends with one of its own, as `make` does.
fn told_statuses(written: &[String]) -> Vec<&'static str> {
    let told = |status: &&str| {
        let words = ["error", "code", "status"].map(|word| format!("{word} {status}"));
        written.iter().any(|line| words.iter().any(|words| line.to_lowercase().contains(words.as_str())))
    };
    ["126", "127"].into_iter().filter(told).collect()
}

fn is_marked(line: &str) -> bool {
    let lower = line.to_lowercase();
    // "0 errors" and "failed: 0" are good news
    let counted = ["0 error", "0 failed", "0 failures", "failed: 0", "failures: 0", "errors: 0", "fail 0"];
    MARKS.iter().any(|mark| lower.contains(mark)) && !counted.iter().any(|good| lower.contains(good))
}

/// A line of a log as text: without colours and other commands to a terminal.
#[must_use]
pub fn plain_text(line: &str) -> String {
    if line.bytes().all(|byte| byte >= b' ' && byte != 0x7f && byte < 0x80) {
        return line.to_owned();
    }
    // Whoever counts on a terminal writes one state over the other: the last one stands.
    let line = line.rsplit('\r').find(|state| !state.is_empty()).unwrap_or_default();
    // The commands of one character (C1, ECMA-48) are written as those of two, which are known below.
    let line = line.chars().fold(String::with_capacity(line.len()), |mut line, c| {
        match c {
            '\u{80}'..='\u{9f}' => line.extend(['\u{1b}', char::from(c as u8 - 0x40)]),
            _ => line.push(c),
        }
        line
    });
    strip_str(&line).to_string().chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

/// The same, not too long.
fn plain(line: &str) -> String {
    let text = plain_text(line);
    match text.char_indices().nth(LONGEST_LINE) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(written: &[&str]) -> Vec<String> {
        let said = |what: &str| format!("{AGENT}2026/11/20 00:01:57.200000 {what}");
        let mut lines = vec![
            said("Entering phase INSTALL"),
            said("Running command npm ci"),
            "npm error this one is over and harmless".to_owned(),
            said("Running command npm test"),
        ];
        lines.extend(written.iter().map(|line| (*line).to_owned()));
        lines.push(said("Command did not exit successfully npm test exit status 1"));
        lines.push(said("Phase complete: BUILD State: FAILED"));
        lines
    }

    #[test]
    fn the_reason_is_found_however_far_above_it_stands() {
        let noise = ["    at lib/x.js:1:1"; 95];
        let mut written = vec!["> shop@1.0.0 test", "npm error Missing script: \"test\""];
        written.extend(noise);
        let found = excerpt(&log(&written)).unwrap();
        assert_eq!((found.at, found.cause), (5, Some(Cause::ScriptMissing)));
        assert_eq!(found.lines[1], "npm error Missing script: \"test\"");
        assert_eq!(found.lines.len(), MOST);
    }

    #[test]
    fn what_a_shell_says_counts_where_the_command_ended_so() {
        let missing = "/codebuild/output/tmp/script.sh: line 2: nvm: command not found";
        let check = |status: &str, written: &[&str]| {
            let mut log = log(written);
            let at = log.len() - 2;
            log[at] =
                format!("{AGENT}2026/11/20 00:01:57.200000 Command did not exit successfully x exit status {status}");
            excerpt(&log).unwrap().cause
        };
        assert_eq!(check("127", &[missing]), Some(Cause::CommandNotFound));
        assert_eq!(check("1", &[missing, "FAIL test/shop.test.js"]), None);
        assert_eq!(check("2", &[missing, "make: *** [Makefile:3: build] Error 127"]), Some(Cause::CommandNotFound));
        let refused = "sh: 1: ./gradlew: Permission denied";
        assert_eq!((check("126", &[refused]), check("1", &[refused])), (Some(Cause::CommandNotExecutable), None));
    }

    #[test]
    fn what_a_tool_marks_is_taken_where_nobody_knows_it() {
        for line in [
            "src/a.ts(3,7): error TS2322: Type 'x' is not assignable to type 'y'.",
            "error[E0308]: mismatched types",
            "FAIL test/shop.test.js failed",
            "Traceback (most recent call last):",
            "panic: runtime error: index out of range",
            "thread 'main' panicked at src/main.rs:2:5:",
            "not ok 3 - adds",
            "\u{1b}[31m  ✕ adds (2 ms)\u{1b}[0m",
        ] {
            let found = excerpt(&log(&["ok 1 - starts, 0 errors", line, "after it"])).unwrap();
            assert_eq!((found.at, found.cause), (5, None), "{line}");
            assert_eq!(found.lines.len(), 3, "{line}");
            assert!(!found.lines.concat().contains('\u{1b}'), "{line}");
        }
    }

    #[test]
    fn where_nothing_is_marked_the_last_lines_matter() {
        let written: Vec<String> = (0..40).map(|number| format!("line {number}")).collect();
        let written: Vec<&str> = written.iter().map(String::as_str).chain(["", ""]).collect();
        let found = excerpt(&log(&written)).unwrap();
        assert_eq!((found.lines.len(), found.lines.last().map(String::as_str)), (MOST, Some("line 39")));
    }

    #[test]
    fn a_log_without_a_failed_command_has_none() {
        assert_eq!(excerpt(&["[Container] 2026/11/20 00:01:57 Running command npm ci", "error: x"]), None);
        assert_eq!(excerpt::<&str>(&[]), None);
        assert_eq!(excerpt(&log(&[])), None);
        assert_eq!(excerpt(&log(&["", "[Container] 2026/11/20 00:01:58 "])), None);
        // words of a command aren't the agent's
        assert_eq!(excerpt(&["echo [Container] Command did not exit successfully x", "error: x"]), None);
    }

    #[test]
    fn a_line_is_text_without_what_speaks_to_a_terminal() {
        for (line, text) in [
            ("plain", "plain"),
            ("\u{1b}[31merror\u{1b}[0m: あ\tx", "error: あ\tx"),
            ("\u{1b}]8;;https://example.com\u{7}link\u{1b}]8;;\u{7}", "link"),
            ("10%\r20%\rdone", "done"),
            ("50%\r", "50%"),
            ("\u{1b}[2K\u{1b}[1Gx\u{0}\u{9b}31m", "x"),
            ("", ""),
            ("<b>\u{202e}x", "<b>\u{202e}x"),
        ] {
            assert_eq!(plain_text(line), text, "{line:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_stays_small(written: Vec<String>) {
            let written: Vec<&str> = written.iter().map(String::as_str).collect();
            if let Some(found) = excerpt(&log(&written)) {
                proptest::prop_assert!(found.lines.len() <= MOST && !found.lines.is_empty());
                proptest::prop_assert!(found.lines.iter().all(|line| line.chars().count() <= LONGEST_LINE + 1));
            }
        }
    }
}
