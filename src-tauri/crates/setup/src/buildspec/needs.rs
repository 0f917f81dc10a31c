//! What a build's role must be allowed beyond the usual, because its buildspec asks for it.

use super::yaml::{self, Kind, Node};

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
    let Ok(Some(root)) = yaml::read(text) else { return Needs::default() };
    let env = root.member("env");
    let values = |name| env.and_then(|env| env.member(name)).map(scalars).unwrap_or_default();
    Needs {
        parameters: values("parameter-store"),
        secrets: values("secrets-manager"),
        reports: root.member("reports").is_some(),
    }
}

fn scalars(node: &Node<'_>) -> Vec<String> {
    let Kind::Map(pairs) = &node.kind else { return Vec::new() };
    pairs.iter().filter_map(|(_, value)| value.text()).map(str::to_owned).collect()
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
    }

    #[test]
    fn what_cannot_be_read_asks_for_nothing() {
        for text in ["", "version: 0.2", "- a", "env: x", "env: {parameter-store: [a]}", "a: [", "\0"] {
            assert_eq!(needs(text), Needs::default(), "{text}");
        }
    }
}
