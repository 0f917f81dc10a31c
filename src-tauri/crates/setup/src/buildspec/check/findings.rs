//! The problems of one text: each once, and never so many that an error is lost among warnings.

use gangway_catalog::fact::Fact;

use crate::check::shown;
use crate::problem::{Problem, ProblemCode, Severity};

/// Most problems that are told of a text at once.
pub(super) const PROBLEMS_MAX: usize = 20;
/// Most errors, and most warnings, that are gathered before the choice is made.
const GATHERED_MAX: usize = 200;

pub(super) struct Findings<'a> {
    field: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(field: &'a str) -> Self {
        Self { field, problems: Vec::new() }
    }

    /// The problems by line; where there are too many, the errors before the warnings.
    pub(super) fn problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| (problem.severity, line(problem)));
        self.problems.truncate(PROBLEMS_MAX);
        self.problems.sort_by_key(line);
        self.problems
    }

    pub(super) fn add(
        &mut self,
        line: usize,
        code: ProblemCode,
        severity: Severity,
        more: impl FnOnce(Problem) -> Problem,
    ) {
        let problem = Problem { severity, ..more(Problem::error(self.field, code).with("line", line)) };
        let others = self.problems.iter().filter(|other| other.severity == severity).count();
        // an alias leads to the same place again
        if others < GATHERED_MAX && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn error(&mut self, line: usize, code: ProblemCode, more: impl FnOnce(Problem) -> Problem) {
        self.add(line, code, Severity::Error, more);
    }

    pub(super) fn warning(&mut self, line: usize, code: ProblemCode, more: impl FnOnce(Problem) -> Problem) {
        self.add(line, code, Severity::Warning, more);
    }

    /// A shape that CodeBuild refuses.
    pub(super) fn shape(&mut self, line: usize, name: &str, expected: &str) {
        self.error(line, ProblemCode::BuildspecShape, |problem| {
            problem.with("name", shown(name)).with("expected", expected)
        });
    }

    /// Something that isn't in the reference, and that CodeBuild takes or may take.
    pub(super) fn departure(&mut self, line: usize, detail: &str, more: impl FnOnce(Problem) -> Problem) {
        self.warning(line, ProblemCode::BuildspecDeparture, |problem| more(problem.with("detail", detail)));
    }

    /// The same, of a member.
    pub(super) fn departure_of(&mut self, line: usize, detail: &str, name: &str) {
        self.departure(line, detail, |problem| problem.with("name", shown(name)));
    }
}

pub(super) fn line(problem: &Problem) -> i32 {
    match problem.facts.get("line") {
        Some(Fact::Number(line)) => *line,
        _ => 0,
    }
}
