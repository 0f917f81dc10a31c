//! What is printed: sentences for people, JSON for programs. Answers go to standard output, everything else to standard
//! error. Whether somebody reads it is no reason to stop what is being done; what got lost is remembered.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::OnceLock;

use gangway_app::bindings::{Fact, FactMap, Fault, Problem};
use gangway_words::{Value, Words};
use serde::Serialize;

use crate::plain::one_line;

/// An end without an answer, for programs.
#[derive(Serialize)]
struct Refusal<'a> {
    kind: &'static str,
    fault: &'a Fault,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    problems: &'a [Problem],
}

/// Where sentences and objects go.
pub(crate) struct Output {
    words: Words,
    json: bool,
    /// Why a part of the answer was lost.
    lost: OnceLock<io::Error>,
}

impl Output {
    /// For people, until it is known who listens.
    pub(crate) fn new(words: Words) -> Self {
        Self { words, json: false, lost: OnceLock::new() }
    }

    /// The same, for programs when `json` is wished.
    pub(crate) fn for_programs(self, json: bool) -> Self {
        Self { json, ..self }
    }

    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// The answer: an object for programs, lines for people.
    pub(crate) fn answer<T: Serialize>(&self, object: &T, lines: impl FnOnce() -> Vec<String>) {
        if self.json {
            self.object(object);
        } else {
            lines().iter().for_each(|line| self.written(print(&mut io::stdout().lock(), line)));
        }
    }

    /// One object on a line, for programs only.
    pub(crate) fn object<T: Serialize>(&self, object: &T) {
        if self.json
            && let Ok(text) = serde_json::to_string(object)
        {
            self.written(writeln!(io::stdout().lock(), "{text}"));
        }
    }

    /// A line for people.
    pub(crate) fn line(&self, line: &str) {
        if !self.json {
            self.written(print(&mut io::stdout().lock(), line));
        }
    }

    /// A reader that has seen enough closes the pipe; any other refusal, such as a full disk's, loses a part of the answer.
    fn written(&self, result: io::Result<()>) {
        if let Err(error) = result
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            let _ = self.lost.set(error);
        }
    }

    /// Says so when a part of the answer was lost.
    pub(crate) fn is_lost(&self) -> bool {
        let why = self.lost.get();
        if let Some(error) = why {
            self.note(&self.tell("cli-output-lost", &[("detail", error.to_string().into())]));
        }
        why.is_some()
    }

    /// What isn't the answer: progress of the conversation, questions.
    pub(crate) fn note(&self, line: &str) {
        let _ = print(&mut io::stderr().lock(), line);
    }

    /// What went wrong, and what to do.
    pub(crate) fn fault(&self, fault: &Fault) {
        self.refusal(fault, &[]);
    }

    /// The same, because of these problems, which are told already.
    pub(crate) fn refusal(&self, fault: &Fault, problems: &[Problem]) {
        self.object(&Refusal { kind: "fault", fault, problems });
        self.warning(fault);
    }

    /// What went wrong and stops nothing, for people only.
    pub(crate) fn warning(&self, fault: &Fault) {
        let id = format!("fault-{}", code(&fault.code));
        if let Some(next) = self.failure(&id, fault) {
            return self.note(&next);
        }
        self.note(&self.say(&id, &fault.facts));
        // What is pressed in the window is typed here.
        let typed = format!("cli-next-{}", code(&fault.code));
        let next = if self.words.has(&typed) {
            self.say(&typed, &fault.facts)
        } else {
            self.words.say_attribute(&id, "next", &values(&fault.facts))
        };
        self.note(&next);
    }

    /// Why something is being tried again, and how long that goes on.
    pub(crate) fn hindrance(&self, fault: &Fault) {
        let id = format!("fault-{}", code(&fault.code));
        let facts = values(&fault.facts);
        let why = self.words.attribute(&id, "cause", &facts).unwrap_or_else(|| self.words.say(&id, &facts));
        self.line(&format!("    {why}"));
        self.line(&format!("    {}", self.tell("cli-keeps-trying", &[])));
    }

    /// Tells a failure whose cause is known: where, what it means, AWS's own words, the lines of the log that matter. The
    /// answer is what to do.
    fn failure(&self, id: &str, fault: &Fault) -> Option<String> {
        let text = |name: &str| match fault.facts.get(name) {
            Some(Fact::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let facts = values(&fault.facts);
        let cause = text("cause").map(|name| format!("cause-{name}")).filter(|cause| self.words.has(cause));
        let log = text("log");
        if cause.is_none() && log.is_none() {
            return None;
        }
        let apart = self.words.attribute(id, "because", &facts);
        let with_detail = apart.is_some() && text("detail").is_some();
        self.note(&apart.unwrap_or_else(|| self.words.say(id, &facts)));
        if let Some(cause) = &cause {
            self.note(&self.words.say(cause, &facts));
        }
        if with_detail {
            self.note(&self.words.say("aws-says", &facts));
        }
        for line in log.into_iter().flat_map(str::lines) {
            self.note(&format!("    {line}"));
        }
        Some(self.words.say_attribute(cause.as_deref().unwrap_or(id), "next", &facts))
    }

    /// The same, where a sentence of its own says it better to people.
    pub(crate) fn told(&self, fault: &Fault, sentence: &str) {
        self.object(&Refusal { kind: "fault", fault, problems: &[] });
        self.note(sentence);
    }

    /// A sentence with its values.
    pub(crate) fn say(&self, id: &str, facts: &FactMap) -> String {
        self.words.say(id, &values(facts))
    }

    /// What to do about what the sentence of this id says.
    pub(crate) fn next(&self, id: &str, facts: &FactMap) -> String {
        self.words.say_attribute(id, "next", &values(facts))
    }

    /// A sentence with a few values.
    pub(crate) fn tell(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.words.say(id, values)
    }

    /// A problem as a line: where, what. `builds.0.buildspec.text:3` is its third line, as compilers write it.
    pub(crate) fn problem(&self, problem: &Problem) -> String {
        let code_of_problem = code(&problem.code);
        // Where the window has a list to choose from, the possible values are told, and what else this field may be.
        let member = problem.field.rsplit('.').next().unwrap_or_default();
        let typed = [format!("cli-problem-{member}-{code_of_problem}"), format!("cli-problem-{code_of_problem}")];
        let id = typed
            .into_iter()
            .find(|id| problem.facts.contains_key("values") && self.words.has(id))
            .unwrap_or_else(|| format!("problem-{code_of_problem}"));
        let sentence = self.say(&id, &problem.facts);
        let severity = self.tell(&format!("cli-{}", code(&problem.severity)), &[]);
        let line = match problem.facts.get("line") {
            Some(Fact::Number(line)) => format!(":{line}"),
            _ => String::new(),
        };
        format!("{severity} {}{line}: {sentence}", problem.field)
    }

    /// Asks a person; without one the answer is no.
    pub(crate) fn confirm(&self, question: &str) -> bool {
        if !io::stdin().is_terminal() {
            return false;
        }
        let _ = write!(io::stderr().lock(), "{} ", one_line(question));
        let _ = io::stderr().flush();
        let mut answer = String::new();
        let read = tokio::task::block_in_place(|| io::stdin().lock().read_line(&mut answer));
        if read.is_err() {
            return false;
        }
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "はい")
    }
}

/// A code as its sentence's id spells it.
pub(crate) fn code<T: Serialize>(code: &T) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn values(facts: &FactMap) -> Vec<(&str, Value)> {
    facts
        .iter()
        .map(|(name, fact)| {
            let value = match fact {
                Fact::Number(number) => Value::from(*number),
                Fact::Text(text) => Value::from(text.as_str()),
            };
            (name.as_str(), value)
        })
        .collect()
}

/// One line. A name or a build's log could otherwise speak to the terminal itself, or show a plan as another one.
fn print(to: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(to, "{}", one_line(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_speaks_to_the_terminal_itself() {
        let mut bytes = Vec::new();
        let _ = print(&mut bytes, "\u{1b}]0;title\u{7}name\u{9b}31m\u{202e}enod\u{202c}\nmore");
        let shown = "\u{fffd}]0;title\u{fffd}name\u{fffd}31m\u{fffd}enod\u{fffd}↵more\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), shown);
    }

    #[test]
    fn what_is_typed_next_belongs_to_a_fault() {
        let faults: Vec<String> = gangway_app::bindings::FaultCode::ALL.iter().map(code).collect();
        let table = gangway_words::table::of(gangway_words::Language::En).unwrap();
        let next: Vec<&str> = table.keys().filter_map(|id| id.strip_prefix("cli-next-")).collect();
        assert!(!next.is_empty());
        for fault in next {
            assert!(faults.iter().any(|known| known == fault), "no fault is called {fault}");
        }
    }

    #[test]
    fn a_problem_says_where_down_to_the_line() {
        let output = Output::new(Words::new(gangway_words::Language::En));
        let mut problem = Problem::error("builds.0.buildspec", gangway_app::bindings::ProblemCode::Missing);
        assert!(output.problem(&problem).starts_with("error builds.0.buildspec: "));
        problem = problem.with("line", 3_u32);
        assert!(output.problem(&problem).starts_with("error builds.0.buildspec:3: "));
        problem = problem.with("values", "GitHub, GitLab");
        assert!(output.problem(&problem).ends_with("Write one of these values: GitHub, GitLab"));
    }
}
