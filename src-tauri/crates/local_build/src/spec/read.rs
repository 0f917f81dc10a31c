//! From text to [`Spec`].

use std::collections::BTreeMap;

use gangway_setup::buildspec::yaml::{self, Kind, Node};
use gangway_setup::buildspec::{Context, check_text};
use gangway_setup::problem::{Problem, Severity};
use serde::{Deserialize, Serialize};

use super::scalar::{flag, text, verbatim};
use super::{Artifacts, Cache, Command, Env, OnFailure, Phase, PhaseName, Proxy, Report, ShellTag, Spec, SpecVersion};

/// A buildspec that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecReading {
    /// None when CodeBuild would refuse it, before any command.
    pub spec: Option<Spec>,
    /// What is wrong with it or departs from the reference, by line.
    pub problems: Vec<Problem>,
}

/// Reads a buildspec.
#[must_use]
pub fn read(source: &str) -> SpecReading {
    let problems = check_text(source, &Context { field: "buildspec", in_repository: true, ..Context::default() });
    let refused = problems.iter().any(|problem| problem.severity == Severity::Error);
    let spec = if refused { None } else { yaml::read(source).ok().and_then(|read| read.root).map(|root| spec(&root)) };
    SpecReading { spec, problems }
}

fn spec(root: &Node) -> Spec {
    let version =
        if root.member("version").and_then(Node::text) == Some("0.1") { SpecVersion::One } else { SpecVersion::Two };
    let phases = PhaseName::ALL
        .into_iter()
        .filter_map(|name| Some((name, phase(of_any_case(root.member("phases")?, name.as_str())?))));
    Spec {
        version,
        run_as: given(root, "run-as"),
        env: env(root, version),
        proxy: root.member("proxy").map_or_else(Proxy::default, |proxy| Proxy {
            upload_artifacts: flag(proxy.member("upload-artifacts")),
            logs: flag(proxy.member("logs")),
        }),
        batch: root.member("batch").is_some_and(|batch| !batch.is_null()),
        phases: phases.collect(),
        reports: named(root.member("reports"), report),
        artifacts: root.member("artifacts").filter(|node| !node.is_null()).map(artifacts),
        cache: root.member("cache").filter(|node| !node.is_null()).map(cache),
    }
}

fn env(root: &Node, version: SpecVersion) -> Env {
    let none = Env::default();
    // the names of version 0.1 (source: "Buildspec versions")
    let old = root.member("environment_variables").filter(|_| version == SpecVersion::One);
    let Some(env) = root.member("env").or(old) else { return none };
    let plain = env.member("variables").or_else(|| old.and_then(|old| old.member("plaintext")));
    Env {
        shell: env.member("shell").and_then(Node::text).filter(|tag| !tag.is_empty()).map(shell),
        variables: texts(plain),
        parameters: texts(env.member("parameter-store")),
        secrets: texts(env.member("secrets-manager")),
        exported: list(env.member("exported-variables")),
        git_credential_helper: flag(env.member("git-credential-helper")),
    }
}

fn shell(tag: &str) -> ShellTag {
    // the reference says `/bin/sh` and `bash`
    match tag.rsplit('/').next().unwrap_or(tag) {
        "sh" => ShellTag::Sh,
        "bash" => ShellTag::Bash,
        _ => ShellTag::Other(tag.to_owned()),
    }
}

fn phase(node: &Node) -> Phase {
    Phase {
        run_as: given(node, "run-as"),
        on_failure: given(node, "on-failure").and_then(|value| OnFailure::of(&value)),
        runtimes: named(node.member("runtime-versions"), |node| text(node).unwrap_or_default()),
        commands: commands(node.member("commands")),
        finally: commands(node.member("finally")),
        steps: node.member("steps").is_some_and(|steps| !steps.is_null()),
    }
}

/// A list, or one command in its place, which CodeBuild takes.
fn commands(node: Option<&Node>) -> Vec<Command> {
    let command = |node: &Node| {
        Some(Command { line: node.line, text: verbatim(node)? }).filter(|one| !one.text.trim().is_empty())
    };
    let Some(node) = node.filter(|node| !node.is_null()) else { return Vec::new() };
    match &node.resolved().kind {
        Kind::List(items) => items.iter().filter_map(|item| command(item)).collect(),
        _ => command(node).into_iter().collect(),
    }
}

fn report(node: &Node) -> Report {
    Report {
        files: list(node.member("files")),
        base: given(node, "base-directory").unwrap_or_default(),
        discard_paths: flag(node.member("discard-paths")),
        format: given(node, "file-format").map_or_else(|| "JUNITXML".to_owned(), |format| format.to_ascii_uppercase()),
    }
}

fn artifacts(node: &Node) -> Artifacts {
    Artifacts { secondary: named(node.member("secondary-artifacts"), artifact), ..artifact(node) }
}

fn artifact(node: &Node) -> Artifacts {
    Artifacts {
        files: list(node.member("files")),
        name: given(node, "name").unwrap_or_default(),
        base: given(node, "base-directory").unwrap_or_default(),
        discard_paths: flag(node.member("discard-paths")),
        exclude: list(node.member("exclude-paths")),
        symlinks: flag(node.member("enable-symlinks")),
        secondary: Vec::new(),
    }
}

fn cache(node: &Node) -> Cache {
    let action = given(node, "action").unwrap_or_default();
    Cache {
        paths: list(node.member("paths")),
        key: given(node, "key"),
        restores: !action.eq_ignore_ascii_case("save"),
        saves: !action.eq_ignore_ascii_case("restore"),
    }
}

/// A text that is there and isn't empty.
fn given(node: &Node, name: &str) -> Option<String> {
    node.member(name)
        .and_then(verbatim)
        .filter(|value| !value.is_empty() && !node.member(name).is_some_and(Node::is_null))
}

fn of_any_case<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    node.pairs()?.into_iter().find(|(key, _)| key.text.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn named<T>(node: Option<&Node>, read: impl Fn(&Node) -> T) -> Vec<(String, T)> {
    let pairs = node.and_then(Node::pairs).unwrap_or_default();
    pairs.into_iter().map(|(key, value)| (key.text.clone(), read(value))).collect()
}

fn texts(node: Option<&Node>) -> BTreeMap<String, String> {
    named(node, text).into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// A list of texts, or one text in its place: the reference writes `exclude-paths` so.
fn list(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Vec::new() };
    match &node.resolved().kind {
        Kind::List(items) => items.iter().filter_map(|item| verbatim(item)).filter(|item| !item.is_empty()).collect(),
        _ => verbatim(node).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(version: 0.2\nphases:\n)?[-a-z:&*!? \n0-9.{}\\[\\]\"']{0,120}") {
            let _ = read(&text);
        }
    }
}
