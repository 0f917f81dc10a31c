//! `check FILE`: the problems of a setup file.

use std::path::Path;

use gangway_app::bindings::{Fault, Problem, Severity};
use gangway_app::setup_files::SetupFile;
use gangway_app::views::Names;
use serde::Serialize;

use crate::exit::Exit;
use crate::output::Output;

#[derive(Serialize)]
struct CheckReport {
    problems: Vec<Problem>,
    names: Names,
}

pub(super) fn run(path: &Path, region: Option<&str>, output: &Output) -> Result<Exit, Fault> {
    let file = SetupFile::read(path)?;
    let checked = CheckReport { problems: file.problems(region), names: file.names() };
    output.answer(&checked, || match checked.problems.as_slice() {
        [] => vec![output.tell("cli-check-good", &[])],
        problems => problems.iter().map(|problem| output.problem(problem)).collect(),
    });
    let errors = checked.problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if errors { Exit::Problems } else { Exit::Done })
}
