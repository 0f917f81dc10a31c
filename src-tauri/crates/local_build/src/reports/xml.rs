//! Reports in XML, read as they stream by.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::events::TestCounts;

/// How a test ended, as far as its elements have said by now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Passed,
    Failed,
    Skipped,
}

impl Ending {
    fn count(self, counts: &mut TestCounts) {
        match self {
            Self::Passed => counts.passed += 1,
            Self::Failed => counts.failed += 1,
            Self::Skipped => counts.skipped += 1,
        }
    }
}

/// JUnit: a `testcase`, and in it `failure`, `error` or `skipped`.
pub(super) fn junit(text: &mut dyn BufRead) -> Result<TestCounts, String> {
    let mut counts = TestCounts::default();
    let mut open: Option<Ending> = None;
    walk(text, &["testsuites", "testsuite"], &mut |step| match step {
        Step::Start(element) if element.name == "testcase" => {
            let ending = match element.attribute("status").as_deref() {
                Some("skipped" | "disabled" | "notrun") => Ending::Skipped,
                _ => Ending::Passed,
            };
            open = Some(ending);
        }
        Step::Start(element) => {
            let said = match element.name.as_str() {
                // `rerunFailure` and `flakyFailure` are of tries before the one that counts
                "failure" | "error" => Ending::Failed,
                "skipped" => Ending::Skipped,
                _ => return,
            };
            if let Some(ending) = open.as_mut().filter(|ending| **ending != Ending::Failed) {
                *ending = said;
            }
        }
        Step::End("testcase") => {
            if let Some(ending) = open.take() {
                ending.count(&mut counts);
            }
        }
        Step::End(_) => {}
    })?;
    Ok(counts)
}

/// NUnit 2 and 3: `test-case` with `result`; in version 2 `success` and `executed`.
pub(super) fn nunit(text: &mut dyn BufRead) -> Result<TestCounts, String> {
    let mut counts = TestCounts::default();
    walk(text, &["test-run", "test-results"], &mut |step| {
        let Step::Start(element) = step else { return };
        if element.name != "test-case" {
            return;
        }
        let result = element.attribute("result").unwrap_or_default().to_ascii_lowercase();
        let ending = match result.as_str() {
            "passed" | "success" => Ending::Passed,
            "failed" | "failure" | "error" => Ending::Failed,
            "" if element.attribute("success").is_some_and(|flag| flag.eq_ignore_ascii_case("true")) => Ending::Passed,
            "" if element.attribute("executed").is_some_and(|flag| flag.eq_ignore_ascii_case("true")) => Ending::Failed,
            _ => Ending::Skipped,
        };
        ending.count(&mut counts);
    })?;
    Ok(counts)
}

/// TestNG: `test-method` with `status`; methods of configuration aren't tests.
pub(super) fn testng(text: &mut dyn BufRead) -> Result<TestCounts, String> {
    let mut counts = TestCounts::default();
    walk(text, &["testng-results"], &mut |step| {
        let Step::Start(element) = step else { return };
        if element.name != "test-method" || element.attribute("is-config").as_deref() == Some("true") {
            return;
        }
        let ending = match element.attribute("status").unwrap_or_default().as_str() {
            "PASS" => Ending::Passed,
            "FAIL" => Ending::Failed,
            _ => Ending::Skipped,
        };
        ending.count(&mut counts);
    })?;
    Ok(counts)
}

/// Visual Studio: `UnitTestResult` with `outcome`.
pub(super) fn trx(text: &mut dyn BufRead) -> Result<TestCounts, String> {
    let mut counts = TestCounts::default();
    walk(text, &["TestRun"], &mut |step| {
        let Step::Start(element) = step else { return };
        if element.name != "UnitTestResult" {
            return;
        }
        let ending = match element.attribute("outcome").unwrap_or_default().as_str() {
            "Passed" | "PassedButRunAborted" | "Completed" | "Warning" => Ending::Passed,
            "Failed" | "Error" | "Timeout" | "Aborted" | "Disconnected" => Ending::Failed,
            _ => Ending::Skipped,
        };
        ending.count(&mut counts);
    })?;
    Ok(counts)
}

/// An element's beginning.
struct Element<'e> {
    name: String,
    start: &'e BytesStart<'e>,
}

impl Element<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
        Some(found.value.into_owned())
    }
}

enum Step<'s> {
    Start(Element<'s>),
    End(&'s str),
}

/// Goes through the elements of a document, which must begin with one of `roots` and be whole.
fn walk(text: &mut dyn BufRead, roots: &[&str], each: &mut dyn FnMut(Step<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_reader(text);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut begun = false;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| error.to_string())?;
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let name = start.local_name().as_ref().to_owned();
                if !begun && !roots.contains(&name.as_str()) {
                    return Err(format!("<{name}>"));
                }
                begun = true;
                each(Step::Start(Element { name: name.clone(), start }));
                if matches!(event, Event::Empty(_)) {
                    each(Step::End(&name));
                } else {
                    depth += 1;
                }
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                each(Step::End(end.local_name().as_ref()));
            }
            Event::Eof if begun && depth == 0 => return Ok(()),
            Event::Eof => return Err("unexpected end of file".to_owned()),
            _ => {}
        }
    }
}
