//! Goes through the members of a buildspec, each with the shape that the reference gives it.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::runtimes;
use crate::buildspec::reference::{self, BUILDSPEC, Shape};
use crate::buildspec::yaml::{Key, Kind, Node};
use crate::check::shown;
use crate::problem::ProblemCode;

/// Most values that are looked at. A text of any size that is read has fewer; only its aliases can make more of them.
const LOOKS_MAX: usize = 50_000;

pub(super) struct Walk<'w, 'f> {
    image: &'w str,
    findings: &'w mut Findings<'f>,
    /// How many commands any phase has.
    pub(super) commands: usize,
    looks: usize,
}

impl<'w, 'f> Walk<'w, 'f> {
    pub(super) fn new(image: &'w str, findings: &'w mut Findings<'f>) -> Self {
        Self { image, findings, commands: 0, looks: 0 }
    }

    pub(super) fn root(&mut self, root: &Node) {
        self.value("", root, BUILDSPEC);
    }

    fn value(&mut self, name: &str, node: &Node, shape: Shape) {
        self.looks += 1;
        if self.looks > LOOKS_MAX {
            return;
        }
        match (shape, &node.resolved().kind) {
            (Shape::Anything | Shape::Text | Shape::TextOrTexts, Kind::Scalar { .. }) | (Shape::Anything, _) => {}
            (Shape::Version, Kind::Scalar { text, .. }) => self.version(node.line, text),
            (Shape::Flag, Kind::Scalar { text, .. }) => {
                let flags = ["yes", "no", "true", "false", "on", "off"];
                if !node.is_null() && !flags.iter().any(|flag| flag.eq_ignore_ascii_case(text)) {
                    self.value_departure(node.line, name, text, "yes, no");
                }
            }
            (Shape::OneOf(values), Kind::Scalar { text, .. }) => {
                if !node.is_null() && !values.iter().any(|value| value.eq_ignore_ascii_case(text)) {
                    self.value_departure(node.line, name, text, &values.join(", "));
                }
            }
            (Shape::OnFailure, Kind::Scalar { text, .. }) => {
                let known = ["ABORT", "CONTINUE", "RETRY"].iter().any(|value| value.eq_ignore_ascii_case(text));
                if !node.is_null() && !known && !text.starts_with("RETRY-") {
                    self.value_departure(node.line, name, text, "ABORT, CONTINUE, RETRY, RETRY-<count>");
                }
            }
            (Shape::Texts | Shape::TextOrTexts, Kind::List(items)) => {
                for item in items {
                    self.entry(name, item, false);
                }
            }
            (Shape::Commands, Kind::List(items)) => {
                self.commands += items.len();
                for item in items {
                    self.entry(name, item, true);
                }
            }
            (Shape::Steps, Kind::List(_)) => {
                self.commands += 1;
                self.findings.departure(node.line, "steps", |problem| problem);
            }
            (Shape::Variables, Kind::Map(_)) => self.variables(node),
            (Shape::Runtimes, Kind::Map(_)) => {
                self.duplicates(node);
                runtimes::check(node, self.image, self.findings);
            }
            (Shape::Named(inner), Kind::Map(_)) => {
                self.duplicates(node);
                for (key, value) in node.pairs().unwrap_or_default() {
                    self.value(&key.text, value, *inner);
                }
            }
            (Shape::Members(sets), Kind::Map(_)) => self.members(name, node, sets),
            (Shape::Phases(phases), Kind::Map(_)) => self.phases(node, phases),
            // `commands:` with nothing behind it, as every template for beginners has it
            (_, Kind::Scalar { .. }) if node.is_null() => {
                if matches!(shape, Shape::Runtimes) {
                    self.findings.departure_of(node.line, "empty", name);
                }
            }
            (Shape::Commands, Kind::Scalar { .. }) => {
                self.commands += 1;
                self.findings.departure_of(node.line, "one-text", name);
            }
            (Shape::Texts, Kind::Scalar { .. }) => self.findings.departure_of(node.line, "one-text", name),
            _ => self.other(name, node, shape),
        }
    }

    /// Values of another shape than the reference has.
    fn other(&mut self, name: &str, node: &Node, shape: Shape) {
        let is_list = matches!(node.resolved().kind, Kind::List(_));
        let line = node.line;
        match shape {
            Shape::Version => self.findings.shape(line, name, "version"),
            // "Expected Commands[0] to be of string type: found subkeys instead"
            Shape::Commands => self.findings.shape(line, name, "list"),
            Shape::Phases(_) => self.findings.shape(line, name, "mapping"),
            // "wrong number of container tags, expected 1"
            Shape::Variables | Shape::Runtimes | Shape::Named(_) | Shape::Members(_) if is_list => {
                self.findings.shape(line, name, "mapping");
            }
            Shape::Variables | Shape::Runtimes | Shape::Named(_) | Shape::Members(_) => {
                self.findings.departure_of(line, "members", name);
            }
            Shape::Text | Shape::Flag | Shape::OneOf(_) | Shape::OnFailure => {
                self.findings.departure_of(line, "text", name);
            }
            Shape::Texts | Shape::TextOrTexts | Shape::Steps => self.findings.departure_of(line, "list", name),
            Shape::Anything => {}
        }
    }

    /// `- echo a: b` is a mapping, which surprises everybody once.
    fn entry(&mut self, name: &str, item: &Node, command: bool) {
        self.looks += 1;
        match &item.resolved().kind {
            Kind::List(_) | Kind::Map(_) | Kind::Alias(_) if command => {
                let expected = if matches!(item.kind, Kind::Alias(_)) { "alias-text" } else { "quoted-text" };
                self.findings.shape(item.line, name, expected);
            }
            Kind::List(_) | Kind::Map(_) | Kind::Alias(_) => self.findings.departure_of(item.line, "entry", name),
            Kind::Scalar { text, plain } if command && *plain => {
                if item.is_null() {
                    self.findings.departure_of(item.line, "empty-entry", name);
                } else if is_flag_or_number(text) {
                    self.findings.departure(item.line, "not-text", |problem| problem.with("value", shown(text)));
                }
            }
            Kind::Scalar { .. } => {}
        }
    }

    fn version(&mut self, line: usize, text: &str) {
        match text {
            "0.2" => {}
            "0.1" => self.findings.departure(line, "old-version", |problem| problem),
            _ if text.parse() == Ok(0.2_f64) => self.value_departure(line, "version", text, "0.2"),
            // "invalid buildspec `version` specified: 2, see documentation"
            _ => self.findings.shape(line, "version", "version"),
        }
    }

    fn members(&mut self, name: &str, node: &Node, sets: &[&'static [(&'static str, Shape)]]) {
        self.duplicates(node);
        for (key, value) in node.pairs().unwrap_or_default() {
            let mut members = sets.iter().copied().flatten();
            match members.clone().find(|(member, _)| *member == key.text) {
                Some((member, shape)) => self.value(member, value, *shape),
                None => match members.find(|(member, _)| is_same_word(member, &key.text)) {
                    Some((member, shape)) => {
                        self.findings.departure(key.line, "spelling", |problem| {
                            problem.with("name", shown(&key.text)).with("expected", *member)
                        });
                        if member.eq_ignore_ascii_case(&key.text) {
                            self.value(member, value, *shape);
                        }
                    }
                    None => self.unknown(name, key),
                },
            }
        }
        if name == "artifacts" && node.pairs().is_some_and(|pairs| !pairs.iter().any(|(key, _)| key.text == "files")) {
            self.findings.departure_of(node.line, "no-files", name);
        }
    }

    /// CodeBuild ignores what it doesn't know.
    fn unknown(&mut self, below: &str, key: &Key) {
        match reference::place(&key.text) {
            Some(place) if place != below => self.findings.departure(key.line, "misplaced", |problem| {
                let place = if place.is_empty() { "top" } else { place };
                problem.with("name", shown(&key.text)).with("place", place)
            }),
            _ if key.text == "eb_codebuild_settings" => self.findings.departure_of(key.line, "beanstalk", &key.text),
            _ => self.findings.departure_of(key.line, "unknown", &key.text),
        }
    }

    fn phases(&mut self, node: &Node, phases: &'static [(&'static str, Shape)]) {
        self.duplicates(node);
        for (key, value) in node.pairs().unwrap_or_default() {
            match phases.iter().find(|(phase, _)| phase.eq_ignore_ascii_case(&key.text)) {
                Some((phase, shape)) => {
                    // older reports have the names in capitals: "Invalid buildspec phase name: POSTBUILD"
                    if *phase != key.text {
                        self.findings.departure(key.line, "spelling", |problem| {
                            problem.with("name", shown(&key.text)).with("expected", *phase)
                        });
                    }
                    self.phase(phase, value, *shape);
                }
                // "Invalid buildspec phase name: deploy. Expecting: build,install,post_build,pre_build"
                None => {
                    let known: Vec<&str> = phases.iter().map(|(phase, _)| *phase).collect();
                    self.findings.error(key.line, ProblemCode::BuildspecUnknownKey, |problem| {
                        problem.with("name", shown(&key.text)).with("values", known.join(", "))
                    });
                }
            }
        }
    }

    fn phase(&mut self, name: &str, node: &Node, shape: Shape) {
        if node.is_null() || matches!(node.resolved().kind, Kind::Map(_)) {
            self.value(name, node, shape);
        } else {
            self.findings.shape(node.line, name, "mapping");
        }
    }

    fn variables(&mut self, node: &Node) {
        self.duplicates(node);
        for (key, value) in node.pairs().unwrap_or_default() {
            self.looks += 1;
            match &value.resolved().kind {
                Kind::Scalar { text, plain } if *plain && runtimes::loses_digits(text) => {
                    self.findings.warning(value.line, ProblemCode::UnquotedVersion, |problem| {
                        problem.with("value", shown(text))
                    });
                }
                Kind::Scalar { .. } | Kind::Alias(_) => {}
                Kind::List(_) | Kind::Map(_) => self.findings.departure_of(value.line, "text", &key.text),
            }
        }
    }

    fn value_departure(&mut self, line: usize, name: &str, value: &str, values: &str) {
        self.findings.departure(line, "value", |problem| {
            problem.with("name", shown(name)).with("value", shown(value)).with("values", values.to_owned())
        });
    }

    /// A public project's batch has run with a member twice, so CodeBuild takes one of them.
    fn duplicates(&mut self, node: &Node) {
        let Kind::Map(pairs) = &node.resolved().kind else { return };
        let mut seen = BTreeSet::new();
        for (key, _) in pairs {
            if key.text != "<<" && !seen.insert(&key.text) {
                self.findings.departure_of(key.line, "duplicate", &key.text);
            }
        }
    }
}

/// Whether two names differ in nothing but capitals and the characters between their words.
fn is_same_word(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase()).collect::<String>()
    };
    letters(one) == letters(other)
}

/// Whether YAML 1.1 takes a plain text for a truth value or a number.
fn is_flag_or_number(text: &str) -> bool {
    let flags = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    flags.iter().any(|flag| flag.eq_ignore_ascii_case(text)) || text.parse::<f64>().is_ok()
}
