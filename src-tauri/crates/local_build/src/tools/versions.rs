//! `runtime-versions`, against what is here.

use crate::events::{Remark, RemarkCode};
use crate::spec::{PhaseName, Spec};

/// Runtime, the program, what it is asked, and the words before the version in its answer; empty: it begins with a number.
const RUNTIMES: &[(&str, &str, &str, &str)] = &[
    ("nodejs", "node", "--version", ""),
    ("python", "python3", "--version", ""),
    ("golang", "go", "version", "version go"),
    ("go", "go", "version", "version go"),
    ("java", "java", "-version", "version"),
    ("ruby", "ruby", "--version", ""),
    ("php", "php", "--version", ""),
    ("dotnet", "dotnet", "--version", ""),
    ("rust", "rustc", "--version", ""),
    ("docker", "docker", "--version", ""),
];

/// What to ask on the ground, of one runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VersionQuestion {
    pub(crate) runtime: String,
    pub(crate) wanted: String,
    pub(crate) program: &'static str,
    pub(crate) argument: &'static str,
    before: &'static str,
}

/// The questions of a buildspec.
pub(crate) fn questions(spec: &Spec) -> Vec<VersionQuestion> {
    let named = spec.phases.get(&PhaseName::Install).map(|phase| phase.runtimes.as_slice()).unwrap_or_default();
    let question = |(runtime, wanted): &(String, String)| {
        let (_, program, argument, before) = RUNTIMES.iter().find(|(known, ..)| known == runtime)?;
        Some(VersionQuestion { runtime: runtime.clone(), wanted: wanted.clone(), program, argument, before })
    };
    named.iter().filter_map(question).collect()
}

/// What there is to say of an answer; none: the tool isn't here.
pub(crate) fn compare(question: &VersionQuestion, answer: Option<&str>) -> Option<Remark> {
    let about =
        |code| Remark::new(code).with("runtime", question.runtime.clone()).with("wanted", question.wanted.clone());
    let Some(found) = answer.and_then(|answer| version(answer, question.before)) else {
        return Some(about(RemarkCode::ToolMissing));
    };
    (!fits(&question.wanted, &found)).then(|| about(RemarkCode::OtherVersion).with("found", found))
}

/// The first number with points in it that follows some words: `go version go1.24.1 linux/amd64`, `openjdk version "21.0.4"`.
fn version(answer: &str, before: &str) -> Option<String> {
    let rest = answer.find(before).map_or(answer, |at| &answer[at + before.len()..]);
    let start = rest.find(|c: char| c.is_ascii_digit())?;
    let number: String = rest[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let number = number.trim_end_matches('.');
    // Java's versions up to 8 begin with a 1
    let number = number.strip_prefix("1.").filter(|rest| rest.starts_with("8.")).unwrap_or(number);
    Some(number.to_owned())
}

/// Whether a version is one of those that the buildspec means: `22`, `22.x`, `3.12`, `corretto21`, `latest`.
fn fits(wanted: &str, found: &str) -> bool {
    let wanted = wanted.trim();
    if wanted.is_empty() || wanted == "latest" || wanted.contains('$') {
        return true;
    }
    let number = wanted.trim_start_matches(|c: char| !c.is_ascii_digit());
    let parts = number.split('.').take_while(|part| !matches!(*part, "x" | "*"));
    parts.zip(found.split('.').map(Some).chain(std::iter::repeat(None))).all(|(part, own)| own == Some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(runtime: &str, wanted: &str, answer: &str) -> String {
        let text = format!(
            "version: 0.2\nphases:\n  install:\n    runtime-versions: {{{runtime}: '{wanted}'}}\n    commands: [a]\n"
        );
        let spec = crate::spec::read(&text).spec.expect("reads");
        let questions = questions(&spec);
        let answer = Some(answer).filter(|answer| !answer.is_empty());
        compare(&questions[0], answer).map_or_else(String::new, |remark| {
            let found = remark.facts.get("found").map(|fact| serde_json::to_value(fact).expect("json"));
            format!("{:?} {}", remark.code, found.and_then(|one| one.as_str().map(str::to_owned)).unwrap_or_default())
        })
    }

    #[test]
    fn a_difference_is_said_and_nothing_else() {
        for (runtime, wanted, answer, said) in [
            ("nodejs", "22", "v22.14.0", ""),
            ("nodejs", "22.x", "v22.14.0", ""),
            ("nodejs", "latest", "v24.0.0", ""),
            ("nodejs", "20", "v22.14.0", "OtherVersion 22.14.0"),
            ("nodejs", "22", "", "ToolMissing "),
            ("nodejs", "22", "cannot run", "ToolMissing "),
            ("python", "3.12", "Python 3.12.4", ""),
            ("python", "3.1", "Python 3.12.4", "OtherVersion 3.12.4"),
            ("golang", "1.24", "go version go1.24.1 linux/amd64", ""),
            ("golang", "1.22", "go version go1.24.1 linux/amd64", "OtherVersion 1.24.1"),
            ("java", "corretto21", "openjdk version \"21.0.4\" 2024-07-16 LTS", ""),
            ("java", "corretto8", "openjdk version \"1.8.0_422\"", ""),
            ("java", "corretto17", "openjdk version \"21.0.4\" 2024", "OtherVersion 21.0.4"),
            ("dotnet", "8.0", "8.0.401", ""),
        ] {
            assert_eq!(check(runtime, wanted, answer), said, "{runtime} {wanted} {answer}");
        }
    }
}
