//! The cases, which stand in `cases.txt`. Each begins with `=== ` and its name; then come the page that says so (of the
//! CodeBuild user guide, where it isn't logs that people have shown), what the build is given (`\n` stands for the end of a line), the buildspec and what is told, `---` between. A buildspec that doesn't
//! begin with its version is one of 0.2.

use gangway_local_build::End;

use crate::support::Check;

/// A point of the reference, or of what is publicly known.
pub(crate) struct Case {
    pub(crate) name: String,
    /// The page that says so.
    pub(crate) source: String,
    pub(crate) input: Check,
    /// What is told; see [`crate::support::check`].
    pub(crate) trace: String,
}

pub(crate) fn cases() -> Vec<Case> {
    include_str!("cases.txt").split("=== ").filter(|text| !text.is_empty()).map(case).collect()
}

fn case(text: &str) -> Case {
    let mut parts = text.split("\n---\n");
    let mut part = || parts.next().unwrap_or_else(|| panic!("a part is missing: {text}"));
    let (head, spec, trace) = (part(), part(), part());
    let mut lines = head.lines();
    let name = lines.next().expect("a name").to_owned();
    let mut source = String::new();
    let mut input = Check { spec: spec.to_owned(), ..Check::default() };
    for line in lines {
        let (kind, value) = line.split_once(": ").expect("a kind and a value");
        let value = value.replace("\\n", "\n");
        let pair = || value.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())).expect("a pair");
        match kind {
            "source" => source = value,
            "file" => input.files.push(pair()),
            "variable" => input.variables.push(pair()),
            "secret" => input.secrets.push(pair()),
            "login" => input.login.push(pair()),
            "tool" => input.tools.push(pair()),
            "sh" => input.sh = value,
            "before" => input.before.push(value),
            "ends" => input.ends = Some(end(&value)),
            other => panic!("{other} in {name}"),
        }
    }
    assert!(!source.is_empty(), "{name}");
    Case { name, source, input, trace: trace.trim().to_owned() }
}

/// `1 Stopped`: before which program, from 0, and how.
fn end(text: &str) -> (usize, End) {
    let (at, end) = text.split_once(' ').expect("a number and an end");
    let ends = [End::TimedOut, End::Stopped, End::TooMuchOutput, End::TooMuchDisk, End::TooManyProcesses];
    let end = ends.into_iter().find(|one| format!("{one:?}") == end).expect("an end");
    (at.parse().expect("a number"), end)
}
