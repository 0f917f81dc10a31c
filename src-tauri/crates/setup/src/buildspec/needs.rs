//! What a build's role must be allowed beyond the usual, because its buildspec asks for it.

use super::yaml::{self, Node};
use crate::document::{Variable, VariableKind};
use crate::{references, secrets};

/// What a buildspec asks for. Texts as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Values of `env/parameter-store`.
    pub parameters: Vec<String>,
    /// Values of `env/secrets-manager`.
    pub secrets: Vec<String>,
    /// Whether it has `reports`.
    pub reports: bool,
}

/// Reads what a buildspec asks for; nothing, when it can't be read.
#[must_use]
pub fn needs(text: &str) -> Needs {
    let Some(root) = root(text) else { return Needs::default() };
    let values = |kind| references_of(&root).into_iter().filter(move |read| read.variable.kind == kind);
    let values = |kind| values(kind).map(|read| read.variable.value).collect();
    Needs {
        parameters: values(VariableKind::ParameterStore),
        secrets: values(VariableKind::SecretsManager),
        reports: root.member("reports").is_some(),
    }
}

/// The parameters and secrets that a buildspec of the repository reads and the build's role may not: the role may read what
/// the build's variables name. Each is given as the variable that adds the right, and changes nothing else: it has the name
/// and the value that the buildspec gives it.
#[must_use]
pub fn missing_rights(text: &str, variables: &[Variable]) -> Vec<Variable> {
    root(text)
        .map(|root| unlisted(&root, variables))
        .unwrap_or_default()
        .into_iter()
        .map(|read| read.variable)
        .collect()
}

/// A parameter or secret that a buildspec reads.
#[derive(Debug)]
pub(super) struct BuildspecReference {
    pub(super) line: usize,
    pub(super) variable: Variable,
}

/// What the role may not read. References that AWS wouldn't take aren't among them, as no right helps there, nor a secret in
/// the place of its name. Where the project has a variable of the same name, CodeBuild takes that one.
pub(super) fn unlisted(root: &Node, variables: &[Variable]) -> Vec<BuildspecReference> {
    let mut unlisted: Vec<BuildspecReference> = Vec::new();
    for read in references_of(root) {
        let same =
            |listed: &Variable| listed.name == read.variable.name || resource(listed) == resource(&read.variable);
        let known = variables.iter().chain(unlisted.iter().map(|read| &read.variable)).any(same);
        let is_reference = resource(&read.variable).is_some() && secrets::kind(&read.variable.value).is_none();
        if is_reference && !known {
            unlisted.push(read);
        }
    }
    unlisted
}

/// The parameter or secret itself, without the key within it.
pub(super) fn resource(variable: &Variable) -> Option<(VariableKind, &str)> {
    let name = match variable.kind {
        VariableKind::Plain => return None,
        VariableKind::ParameterStore => references::parameter(&variable.value)?,
        VariableKind::SecretsManager => references::secret(&variable.value)?.id,
    };
    Some((variable.kind, name))
}

fn root(text: &str) -> Option<Node> {
    yaml::read(text).ok()?.root
}

fn references_of(root: &Node) -> Vec<BuildspecReference> {
    let kinds = [("parameter-store", VariableKind::ParameterStore), ("secrets-manager", VariableKind::SecretsManager)];
    let Some(env) = root.member("env") else { return Vec::new() };
    let mut found = Vec::new();
    for (name, kind) in kinds {
        for (key, value) in env.member(name).and_then(Node::pairs).unwrap_or_default() {
            if let Some(value) = value.text() {
                let variable = Variable { name: key.text.clone(), kind, value: value.to_owned() };
                found.push(BuildspecReference { line: key.line, variable });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_reports_are_seen() {
        let text = "version: 0.2\nenv:\n  variables: {A: b}\n  parameter-store:\n    URL: /shop/url\n  secrets-manager: {TOKEN: 'shop/token:key'}\nreports: {unit: {files: ['*']}}\n";
        let expected = Needs {
            parameters: vec!["/shop/url".to_owned()],
            secrets: vec!["shop/token:key".to_owned()],
            reports: true,
        };
        assert_eq!(needs(text), expected);
        let shared = "x: &s {TOKEN: 'shop/token:key'}\nenv:\n  parameter-store: &p {URL: /shop/url}\n  secrets-manager: {<<: *s}\nreports: *p\n";
        assert_eq!(needs(shared), expected);
    }

    #[test]
    fn what_cannot_be_read_asks_for_nothing() {
        for text in ["", "version: 0.2", "- a", "env: x", "env: {parameter-store: [a]}", "a: [", "\0"] {
            assert_eq!(needs(text), Needs::default(), "{text}");
            assert_eq!(missing_rights(text, &[]), []);
        }
    }

    #[test]
    fn only_references_are_offered() {
        // none that AWS takes; a name twice; a secret where its name belongs
        for value in ["shop/url", "a b", "''", "[a]", "AKIAIOSFODNN7EXAMPLE"] {
            let text = format!("env: {{parameter-store: {{A: {value}}}}}");
            assert_eq!(missing_rights(&text, &[]), [], "{text}");
        }
        let missing = |text: &str| {
            let names = missing_rights(text, &[]).into_iter().map(|variable| variable.name);
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(missing("env: {parameter-store: {A: /a, B: '/a:2', C: /c}}"), "A C");
        assert_eq!(missing("env: {secrets-manager: {A: 'a:x', B: 'a:y', C: c}, parameter-store: {D: a}}"), "D A C");
        let arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";
        assert_eq!(missing(&format!("env: {{secrets-manager: {{A: '{arn}:k', B: '{arn}:l'}}}}")), "A");
    }
}
