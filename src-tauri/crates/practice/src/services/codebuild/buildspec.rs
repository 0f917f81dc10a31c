//! The buildspec, as CodeBuild reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::other::Other;
use crate::services::read::Read as _;
use crate::services::yaml;

/// The phases that run commands, in order.
pub(super) const PHASES: [&str; 4] = ["install", "pre_build", "build", "post_build"];

/// What a build does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Spec {
    pub(super) variables: BTreeMap<String, String>,
    /// Environment variable and the parameter's name.
    pub(super) parameters: BTreeMap<String, String>,
    /// Environment variable and the secret's reference.
    pub(super) secrets: BTreeMap<String, String>,
    pub(super) exported: Vec<String>,
    pub(super) phases: BTreeMap<String, Phase>,
    pub(super) runtimes: BTreeMap<String, String>,
    pub(super) artifacts: Option<Artifacts>,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// A phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Phase {
    pub(super) commands: Vec<String>,
    pub(super) finally: Vec<String>,
    /// Its failure doesn't stop the build.
    pub(super) continues: bool,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// What is kept of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Artifacts {
    pub(super) files: Vec<String>,
    pub(super) excluded: Vec<String>,
    pub(super) base: String,
    pub(super) discard_paths: bool,
    pub(super) secondary: BTreeMap<String, Artifacts>,
    #[serde(flatten)]
    pub(super) other: Other,
}

impl Spec {
    /// Reads a buildspec; what is wrong with it, in CodeBuild's words, else.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let root = yaml::read(text, yaml::Aliases::Allowed).map_err(|error| format!("stat yaml: {error}"))?;
        if !root.is_object() {
            return Err("Expected mapping at the top of the buildspec".to_owned());
        }
        match root.get("version").map(scalar).as_deref() {
            Some("0.1" | "0.2") => {}
            Some(other) => return Err(format!("Unsupported buildspec version: {other}")),
            None => return Err("Missing required key: version".to_owned()),
        }
        let known = ["version", "run-as", "env", "proxy", "batch", "phases", "reports", "artifacts", "cache"];
        if let Some(key) = keys(&root).find(|key| !known.contains(key)) {
            return Err(format!("Unknown key: {key}"));
        }
        let env = root.member("env");
        let phases = root.member("phases");
        if !phases.is_object() {
            return Err("Missing required key: phases".to_owned());
        }
        if let Some(key) = keys(phases).find(|key| !PHASES.contains(key)) {
            return Err(format!("Unknown phase: {key}"));
        }
        Ok(Self {
            variables: texts(env.member("variables")),
            parameters: texts(env.member("parameter-store")),
            secrets: texts(env.member("secrets-manager")),
            exported: list(env.member("exported-variables"), "exported-variables")?,
            phases: members(phases)
                .map(|(name, phase)| Ok((name.clone(), Phase::read(name, phase)?)))
                .collect::<Result<_, String>>()?,
            runtimes: texts(phases.member("install").member("runtime-versions")),
            artifacts: match root.get("artifacts") {
                None | Some(Value::Null) => None,
                Some(artifacts) => Some(Artifacts::read(artifacts)?),
            },
            other: Other::default(),
        })
    }
}

impl Phase {
    fn read(name: &str, phase: &Value) -> Result<Self, String> {
        let known = ["run-as", "on-failure", "runtime-versions", "commands", "finally"];
        if let Some(key) = keys(phase).find(|key| !known.contains(key)) {
            return Err(format!("Unknown key in phase {name}: {key}"));
        }
        let continues = match phase.given("on-failure") {
            None | Some("ABORT") => false,
            Some("CONTINUE") => true,
            Some(retry) if retry.starts_with("RETRY") => false,
            Some(other) => return Err(format!("Invalid value for on-failure: {other}")),
        };
        let commands = list(phase.member("commands"), "commands")?;
        let finally = list(phase.member("finally"), "finally")?;
        Ok(Self { commands, finally, continues, other: Other::default() })
    }
}

impl Artifacts {
    fn read(artifacts: &Value) -> Result<Self, String> {
        let secondary = artifacts.member("secondary-artifacts");
        let files = list(artifacts.member("files"), "files")?;
        if files.is_empty() && !secondary.is_object() {
            return Err("Missing required key in artifacts: files".to_owned());
        }
        Ok(Self {
            files,
            excluded: list(artifacts.member("exclude-paths"), "exclude-paths")?,
            base: artifacts.get("base-directory").map(scalar).unwrap_or_default(),
            discard_paths: artifacts.get("discard-paths").is_some_and(|flag| scalar(flag) == "true"),
            secondary: members(secondary)
                .map(|(name, one)| Ok((name.clone(), Self::read(one)?)))
                .collect::<Result<_, String>>()?,
            other: Other::default(),
        })
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn keys(value: &Value) -> impl Iterator<Item = &str> {
    members(value).map(|(key, _)| key.as_str())
}

/// A scalar as text: an unquoted 3.10 has already become 3.1 here, as it has at AWS.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    members(value).map(|(key, value)| (key.clone(), scalar(value))).collect()
}

fn list(value: &Value, what: &str) -> Result<Vec<String>, String> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            Ok(items.iter().map(scalar).collect())
        }
        Value::Array(_) => Err(format!("Expected {what}[0] to be of string type: found subkeys instead")),
        _ => Err(format!("Expected {what} to be a list")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> String {
        Spec::read(text).err().unwrap_or_default()
    }

    #[test]
    fn what_codebuild_refuses() {
        assert_eq!(check("phases: {}"), "Missing required key: version");
        assert_eq!(check("version: 0.3\nphases: {}"), "Unsupported buildspec version: 0.3");
        assert_eq!(check("version: 0.2"), "Missing required key: phases");
        assert_eq!(check("version: 0.2\nphases: {deploy: {}}"), "Unknown phase: deploy");
        assert_eq!(check("version: 0.2\nphases: {build: {command: [a]}}"), "Unknown key in phase build: command");
        let subkeys = check("version: 0.2\nphases:\n  build:\n    commands:\n      - echo a: b\n");
        assert_eq!(subkeys, "Expected commands[0] to be of string type: found subkeys instead");
        assert_eq!(check("version: 0.2\nphases: {build: {commands: [npm ci]}}"), "");
    }

    #[test]
    fn an_unquoted_version_loses_its_zero() {
        let spec = Spec::read("version: 0.2\nphases: {install: {runtime-versions: {python: 3.10}}}").expect("reads");
        assert_eq!(spec.runtimes["python"], "3.1");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(version: 0.2\nphases:\n)?[-a-z:&*!? \n0-9.{}\\[\\]\"']{0,120}") {
            let _ = Spec::read(&text);
        }
    }
}
