//! The check of a buildspec's text, with the line of each problem.

use std::collections::BTreeSet;

use gangway_catalog::{images, quotas};

use super::reference::{BUILDSPEC, RUNTIMES, Shape};
use super::yaml::{self, Key, Kind, Node};
use crate::check::shown;
use crate::problem::{Problem, ProblemCode};
use crate::secrets;

/// What the text is checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Field that the problems are put at, e.g. `builds.0.buildspec.text`.
    pub field: &'a str,
    /// Image of the build; empty: unknown.
    pub image: &'a str,
    /// Whether the text stands in the repository, where the role's makers don't read it.
    pub in_repository: bool,
}

/// Most problems that are told at once: whoever mends twenty looks again.
const PROBLEMS_MAX: usize = 20;

/// The problems of a buildspec's text, by line. Each has the fact `line`, from 1.
#[must_use]
pub fn check_text(text: &str, context: &Context<'_>) -> Vec<Problem> {
    let mut check = Check { context, problems: Vec::new(), commands: 0 };
    if !quotas::BUILDSPEC.holds(text.len()) {
        check.error(1, ProblemCode::TooLong, |problem| problem.with("limit", quotas::BUILDSPEC.most));
        return check.problems;
    }
    match yaml::read(text) {
        Err(problem) => {
            check.error(problem.line, ProblemCode::YamlSyntax, |found| found.with("detail", problem.detail));
        }
        Ok(None) => check.error(1, ProblemCode::NoCommands, |problem| problem),
        Ok(Some(root)) => check.root(&root),
    }
    for (line, kind) in secrets::lines(text) {
        check.error(line, ProblemCode::LooksLikeSecret, |problem| problem.with("kind", kind));
    }
    check.problems.sort_by_key(line);
    check.problems.truncate(PROBLEMS_MAX);
    check.problems
}

fn line(problem: &Problem) -> i32 {
    match problem.facts.get("line") {
        Some(gangway_catalog::fact::Fact::Number(line)) => *line,
        _ => 0,
    }
}

struct Check<'a> {
    context: &'a Context<'a>,
    problems: Vec<Problem>,
    commands: usize,
}

impl Check<'_> {
    fn error(&mut self, line: usize, code: ProblemCode, more: impl FnOnce(Problem) -> Problem) {
        self.problems.push(more(Problem::error(self.context.field, code).with("line", line)));
    }

    fn warning(&mut self, line: usize, code: ProblemCode, more: impl FnOnce(Problem) -> Problem) {
        self.problems.push(more(Problem::warning(self.context.field, code).with("line", line)));
    }

    fn wrong(&mut self, line: usize, name: &str, expected: &str) {
        self.error(line, ProblemCode::BuildspecShape, |problem| {
            problem.with("name", shown(name)).with("expected", expected)
        });
    }

    fn root(&mut self, root: &Node<'_>) {
        let Kind::Map(pairs) = &root.kind else {
            self.wrong(root.line, "buildspec", "mapping");
            return;
        };
        self.value("buildspec", root, BUILDSPEC);
        self.without_effect(pairs);
        if !pairs.iter().any(|(key, _)| key.text == "version") {
            self.wrong(root.line, "version", "version");
        }
        if self.commands == 0 {
            let at = pairs.iter().find(|(key, _)| key.text == "phases").map_or(root.line, |(key, _)| key.line);
            self.error(at, ProblemCode::NoCommands, |problem| problem);
        }
    }

    /// What CodeBuild takes and the project that we make doesn't carry.
    fn without_effect(&mut self, pairs: &[(Key<'_>, Node<'_>)]) {
        let in_repository = self.context.in_repository;
        let mut warn = |line, detail| {
            self.warning(line, ProblemCode::Combination, |problem| problem.with("detail", detail));
        };
        for (key, value) in pairs {
            let members = match &value.kind {
                Kind::Map(members) => members.as_slice(),
                Kind::Scalar { .. } | Kind::List(_) | Kind::Alias => &[],
            };
            match key.text.as_ref() {
                // cache.paths does nothing unless the project has a cache
                "cache" => warn(key.line, "cache"),
                // the role may read only what the setup names, in its variables or in a buildspec of its own
                "env" if in_repository => members
                    .iter()
                    .filter(|(key, _)| matches!(key.text.as_ref(), "parameter-store" | "secrets-manager"))
                    .for_each(|(key, _)| warn(key.line, "references")),
                _ => {}
            }
        }
        let reports = pairs.iter().find(|(key, _)| key.text == "reports");
        if let Some((key, Node { kind: Kind::Map(groups), .. })) = reports
            && groups.len() > quotas::REPORT_GROUPS.most
        {
            self.error(key.line, ProblemCode::TooMany, |problem| problem.with("limit", quotas::REPORT_GROUPS.most));
        }
    }

    fn value(&mut self, name: &str, node: &Node<'_>, shape: Shape) {
        match (shape, &node.kind) {
            (Shape::Anything, _) => {}
            // what an alias stands for was checked where it stands
            (Shape::Commands, Kind::Alias) => self.commands += 1,
            (_, Kind::Alias) => {}
            (Shape::Text | Shape::TextOrTexts, Kind::Scalar { .. }) => {}
            (Shape::Flag, Kind::Scalar { text, .. }) => {
                if !matches!(text.to_ascii_lowercase().as_str(), "yes" | "no" | "true" | "false" | "on" | "off") {
                    self.wrong(node.line, name, "flag");
                }
            }
            (Shape::Version, Kind::Scalar { text, .. }) => {
                if !matches!(text.as_ref(), "0.2" | "0.1") {
                    self.wrong(node.line, name, "version");
                }
            }
            (Shape::OneOf(values), Kind::Scalar { text, .. }) => {
                if !values.iter().any(|value| value.eq_ignore_ascii_case(text)) {
                    self.error(node.line, ProblemCode::Unknown, |problem| problem.with("value", shown(text)));
                }
            }
            (Shape::Texts | Shape::TextOrTexts, Kind::List(items)) => self.texts(name, items),
            (Shape::Commands, Kind::List(items)) => {
                self.commands += items.len();
                self.texts(name, items);
            }
            (Shape::Variables, Kind::Map(_)) => self.variables(node),
            (Shape::Runtimes, Kind::Map(_)) => self.runtimes(node),
            (Shape::Named(inner), Kind::Map(pairs)) => {
                self.no_duplicates(node);
                for (key, value) in pairs {
                    self.value(&key.text, value, *inner);
                }
            }
            (Shape::Members(sets), Kind::Map(pairs)) => {
                self.no_duplicates(node);
                for (key, value) in pairs.iter().filter(|(key, _)| key.text != "<<") {
                    match sets.iter().copied().flatten().find(|(member, _)| *member == key.text) {
                        Some((_, shape)) => self.value(&key.text, value, *shape),
                        None => self.error(key.line, ProblemCode::BuildspecUnknownKey, |problem| {
                            problem.with("name", shown(&key.text))
                        }),
                    }
                }
            }
            // `commands:` with nothing behind it, as every template for beginners has it
            (
                Shape::Members(_) | Shape::Commands | Shape::Texts | Shape::Variables,
                Kind::Scalar { text, plain: true },
            ) if text.is_empty() || text == "~" || text == "null" => {}
            (Shape::Text | Shape::Flag | Shape::Version | Shape::OneOf(_), _) => self.wrong(node.line, name, "text"),
            (Shape::Texts | Shape::TextOrTexts | Shape::Commands, _) => self.wrong(node.line, name, "list"),
            (Shape::Variables | Shape::Runtimes | Shape::Named(_) | Shape::Members(_), _) => {
                self.wrong(node.line, name, "mapping");
            }
        }
    }

    /// `- echo a: b` is a mapping, which surprises everybody once.
    fn texts(&mut self, name: &str, items: &[Node<'_>]) {
        for item in items {
            if matches!(item.kind, Kind::List(_) | Kind::Map(_)) {
                self.wrong(item.line, name, "quoted-text");
            }
        }
    }

    fn variables(&mut self, node: &Node<'_>) {
        self.no_duplicates(node);
        let Kind::Map(pairs) = &node.kind else { return };
        for (key, value) in pairs {
            match &value.kind {
                Kind::Scalar { text, plain } if *plain && loses_digits(text) => {
                    self.warning(value.line, ProblemCode::UnquotedVersion, |problem| {
                        problem.with("value", shown(text))
                    });
                }
                Kind::Scalar { .. } | Kind::Alias => {}
                Kind::List(_) | Kind::Map(_) => self.wrong(value.line, &key.text, "text"),
            }
        }
    }

    fn runtimes(&mut self, node: &Node<'_>) {
        self.no_duplicates(node);
        let Kind::Map(pairs) = &node.kind else { return };
        for (key, value) in pairs {
            if !RUNTIMES.contains(&key.text.as_ref()) {
                self.error(key.line, ProblemCode::BuildspecUnknownKey, |problem| {
                    problem.with("name", shown(&key.text))
                });
                continue;
            }
            match &value.kind {
                Kind::Scalar { text, plain } if *plain && loses_digits(text) => {
                    self.error(value.line, ProblemCode::UnquotedVersion, |problem| problem.with("value", shown(text)));
                }
                Kind::Scalar { text, .. } => self.version(value.line, &key.text, text),
                Kind::Alias => {}
                Kind::List(_) | Kind::Map(_) => self.wrong(value.line, &key.text, "text"),
            }
        }
    }

    /// A warning only: the documented versions are those that an image brings, but images fetch some others.
    fn version(&mut self, line: usize, runtime: &str, version: &str) {
        let Some(versions) = images::versions(self.context.image, runtime) else { return };
        let fits = |known: &&str| match version.strip_suffix(".x") {
            Some(major) => known.strip_prefix(major).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
            None => *known == version,
        };
        // a variable or `latest` is known only when the build runs
        if version.contains('$') || version == "latest" || versions.iter().any(fits) {
            return;
        }
        self.warning(line, ProblemCode::RuntimeVersion, |problem| {
            problem
                .with("runtime", shown(runtime))
                .with("version", shown(version))
                .with("versions", versions.join(", "))
        });
    }

    fn no_duplicates(&mut self, node: &Node<'_>) {
        let Kind::Map(pairs) = &node.kind else { return };
        let mut seen = BTreeSet::new();
        for (key, _) in pairs {
            if !seen.insert(&key.text) {
                self.error(key.line, ProblemCode::Duplicate, |problem| problem.with("name", shown(&key.text)));
            }
        }
    }
}

/// A plain scalar that YAML reads as a number, and that comes back with fewer digits: `3.10` as `3.1`.
fn loses_digits(text: &str) -> bool {
    let Some((whole, fraction)) = text.split_once('.') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && fraction.len() > 1 && fraction.ends_with('0')
}

#[cfg(test)]
mod tests;
