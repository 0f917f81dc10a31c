//! Commands that need root, Amazon Linux or a container engine, found before anything runs.

use crate::events::{Remark, RemarkCode};
use crate::spec::{Command, PhaseName, Spec};

/// Packages of the system, its services, its users.
const OF_SYSTEM: &[&str] = &[
    "amazon-linux-extras",
    "apk",
    "apt",
    "apt-get",
    "dnf",
    "dockerd",
    "microdnf",
    "rpm",
    "dpkg",
    "service",
    "start-dockerd",
    "sudo",
    "su",
    "systemctl",
    "update-alternatives",
    "useradd",
    "yum",
    "zypper",
];
/// A program with words that make it install into the system.
const INTO_SYSTEM: &[(&str, &[&str])] =
    &[("npm", &["-g", "--global", "--location=global"]), ("pnpm", &["-g", "--global"]), ("yarn", &["global"])];
const ENGINES: &[&str] = &["docker", "docker-compose", "podman", "buildah", "finch"];
/// Words that stand before a program.
const BEFORE: &[&str] =
    &["exec", "time", "nohup", "command", "env", "then", "do", "else", "if", "while", "until", "!", "{", "("];

/// The commands of a buildspec that don't run here as they do at AWS. Each tool once, with the first line that calls it.
#[must_use]
pub fn foreign_commands(spec: &Spec) -> Vec<Remark> {
    let mut said: Vec<(&str, Remark)> = Vec::new();
    for command in commands(spec) {
        for words in calls(&command.text) {
            let Some((tool, code)) = foreign(&words) else { continue };
            if !said.iter().any(|(other, _)| *other == tool) {
                said.push((tool, Remark::new(code).with("tool", tool).with("line", command.line)));
            }
        }
    }
    said.into_iter().map(|(_, remark)| remark).collect()
}

fn commands(spec: &Spec) -> impl Iterator<Item = &Command> {
    PhaseName::ALL
        .iter()
        .filter_map(|name| spec.phases.get(name))
        .flat_map(|one| one.commands.iter().chain(&one.finally))
}

fn foreign(words: &[&str]) -> Option<(&'static str, RemarkCode)> {
    let program = words.first()?.rsplit('/').next().unwrap_or_default();
    if let Some(tool) = OF_SYSTEM.iter().find(|tool| **tool == program) {
        return Some((tool, RemarkCode::NeedsContainer));
    }
    if let Some((tool, marks)) = INTO_SYSTEM.iter().find(|(tool, _)| *tool == program) {
        return words.iter().any(|word| marks.contains(word)).then_some((*tool, RemarkCode::NeedsContainer));
    }
    ENGINES.iter().find(|tool| **tool == program).map(|tool| (*tool, RemarkCode::NeedsEngine))
}

/// The programs that a command calls, each with its words; roughly: a shell's grammar isn't read.
pub(crate) fn calls(text: &str) -> Vec<Vec<&str>> {
    let parts = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(|line| line.split([';', '|', '&', '`']));
    let parts = parts.flat_map(|part| part.split("$("));
    parts
        .map(|part| {
            let assigns = |word: &&str| {
                word.split_once('=').is_some_and(|(name, _)| crate::environment::is_name(name)) || BEFORE.contains(word)
            };
            part.split_whitespace().skip_while(assigns).collect::<Vec<_>>()
        })
        .filter(|words| !words.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str) -> String {
        let spec = Spec {
            phases: [(
                PhaseName::Build,
                crate::spec::Phase {
                    commands: vec![Command { line: 4, text: command.to_owned() }],
                    ..crate::spec::Phase::default()
                },
            )]
            .into(),
            ..Spec::default()
        };
        let remarks = foreign_commands(&spec).into_iter().map(|remark| {
            format!(
                "{:?} {}",
                remark.code,
                serde_json::to_value(&remark.facts["tool"]).expect("json").as_str().expect("text")
            )
        });
        remarks.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn commands_of_another_machine_are_found() {
        for (command, said) in [
            ("yum install -y jq", "NeedsContainer yum"),
            ("A=b sudo -E apt-get update && apt-get install jq", "NeedsContainer sudo, NeedsContainer apt-get"),
            ("if [ x ]; then /usr/bin/dnf install a; fi", "NeedsContainer dnf"),
            ("npm install -g yarn", "NeedsContainer npm"),
            ("npm ci --global-style", ""),
            ("docker build -t x .", "NeedsEngine docker"),
            ("x=$(docker ps -q)", "NeedsEngine docker"),
            ("# yum install", ""),
            ("echo yum", ""),
            ("npm ci && npm test", ""),
            ("", ""),
        ] {
            assert_eq!(check(command), said, "{command}");
        }
    }
}
