//! The check of a buildspec's text, with the line of each problem.
//!
//! An error is what CodeBuild is known, or documented, to refuse: it says so before any command has run. The rest that isn't
//! in the reference is a warning, as CodeBuild takes much of it: members that it doesn't know, one text in the place of a
//! list. Sources of what is known: messages in public reports (`YAML_FILE_ERROR`), and texts of public projects that run.

mod findings;
mod runtimes;
mod walk;

use gangway_catalog::quotas;

use super::needs;
use super::yaml::{self, Node, YamlProblem};
use crate::check::shown;
use crate::document::{Variable, VariableKind};
use crate::problem::{Problem, ProblemCode, Severity};
use crate::secrets;
use findings::Findings;
use walk::Walk;

/// What the text is checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Field that the problems are put at, e.g. `builds.0.buildspec.text`.
    pub field: &'a str,
    /// Image of the build; empty: unknown.
    pub image: &'a str,
    /// Whether the text stands in the repository, where the role's makers don't read it, and which isn't ours.
    pub in_repository: bool,
    /// The build's variables. A text in the repository may read the parameters and secrets that these name.
    pub variables: &'a [Variable],
}

/// The problems of a buildspec's text, by line. Each has the fact `line`, from 1.
#[must_use]
pub fn check_text(text: &str, context: &Context<'_>) -> Vec<Problem> {
    let mut findings = Findings::new(context.field);
    let most = if context.in_repository { quotas::BUILDSPEC_FILE } else { quotas::BUILDSPEC };
    if !most.holds(text.len()) {
        findings.error(1, ProblemCode::TooLong, |problem| problem.with("limit", most.most));
        return findings.problems();
    }
    match yaml::read(text) {
        Err(problem) => not_yaml(&problem, &mut findings),
        Ok(reading) => {
            match &reading.root {
                Some(root) if !root.is_null() => content(root, context, &mut findings),
                // "wrong number of container tags, expected 1"
                _ => findings.error(1, ProblemCode::NoCommands, |problem| problem),
            }
            if let Some(line) = reading.second {
                findings.departure(line, "document", |problem| problem);
            }
        }
    }
    // what stands in the repository is there already, and CodeBuild doesn't look
    let severity = if context.in_repository { Severity::Warning } else { Severity::Error };
    for (line, kind) in secrets::lines(text) {
        findings.add(line, ProblemCode::LooksLikeSecret, severity, |problem| problem.with("kind", kind));
    }
    findings.problems()
}

fn not_yaml(problem: &YamlProblem, findings: &mut Findings<'_>) {
    findings.error(problem.line, ProblemCode::YamlSyntax, |found| found.with("detail", problem.cause.detail()));
}

fn content(root: &Node, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(pairs) = root.pairs() else {
        findings.shape(root.line, "buildspec", "mapping");
        return;
    };
    let member = |name: &str| pairs.iter().find(|(key, _)| key.text.eq_ignore_ascii_case(name));
    let mut walk = Walk::new(context.image, findings);
    walk.root(root);
    let commands = walk.commands;
    if member("version").is_none() {
        findings.shape(root.line, "version", "version");
    }
    if commands == 0 {
        match (member("phases"), member("batch")) {
            (_, Some((key, _))) => findings.departure(key.line, "batch", |problem| problem),
            // a required member
            (None, None) => findings.error(root.line, ProblemCode::NoCommands, |problem| problem),
            (Some((key, phases)), None) => match phases.pairs() {
                Some(phases) if !phases.is_empty() => {
                    findings.departure(key.line, "no-commands", |problem| problem);
                }
                Some(_) => findings.error(key.line, ProblemCode::NoCommands, |problem| problem),
                None if phases.is_null() => findings.error(key.line, ProblemCode::NoCommands, |problem| problem),
                // its shape is a problem already
                None => {}
            },
        }
    }
    without_effect(root, context, findings);
}

/// What CodeBuild takes and the project that we make doesn't carry.
fn without_effect(root: &Node, context: &Context<'_>, findings: &mut Findings<'_>) {
    for (key, value) in root.pairs().unwrap_or_default() {
        match key.text.as_str() {
            // cache.paths does nothing unless the project has a cache
            "cache" => findings.warning(key.line, ProblemCode::Combination, |problem| problem.with("detail", "cache")),
            "reports" if value.pairs().is_some_and(|groups| groups.len() > quotas::REPORT_GROUPS.most) => {
                findings
                    .error(key.line, ProblemCode::TooMany, |problem| problem.with("limit", quotas::REPORT_GROUPS.most));
            }
            _ => {}
        }
    }
    if context.in_repository {
        unlisted(root, context.variables, findings);
    }
}

/// The role may read what the setup names, in its variables or in a buildspec of its own.
fn unlisted(root: &Node, variables: &[Variable], findings: &mut Findings<'_>) {
    for read in needs::unlisted(root, variables) {
        let Some((kind, name)) = needs::resource(&read.variable) else { continue };
        let kind = if kind == VariableKind::SecretsManager { "secret" } else { "parameter" };
        findings.warning(read.line, ProblemCode::ReferenceNotListed, |problem| {
            problem
                .with("kind", kind)
                .with("name", shown(name))
                .with("variable", shown(&read.variable.name))
                .with("value", shown(&read.variable.value))
        });
    }
}

#[cfg(test)]
mod tests;
