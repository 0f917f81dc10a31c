//! A ground over this system's processes, and one build on it, told as a few lines.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use gangway_local_build::environment::{AwsAccess, EnvironmentSource, PipelineBuild};
use gangway_local_build::events::{BuildEvent, BuildOutcome, BuildStatus, LineAuthor};
use gangway_local_build::{End, Ground, GroundError, LocalBuild, Places, Program, Shells};
use time::OffsetDateTime;

/// Nothing is fenced and nothing is bounded: the commands are the tests' own.
pub(crate) struct PlainGround {
    /// What ends the build, and before which program it does, from 0.
    pub(crate) ends: Option<(usize, End)>,
    pub(crate) runs: usize,
}

impl Ground for PlainGround {
    fn run(&mut self, program: &Program, written: &mut dyn FnMut(&[u8])) -> Result<End, GroundError> {
        if let Some((at, end)) = self.ends
            && self.runs >= at
        {
            return Ok(end);
        }
        self.runs += 1;
        let (mut reader, writer) = std::io::pipe().map_err(GroundError::System)?;
        let mut command = Command::new(&program.path);
        command.args(&program.arguments).current_dir(&program.folder).env_clear();
        command.envs(program.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(writer.try_clone().map_err(GroundError::System)?).stderr(writer);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => GroundError::NotFound,
            _ => GroundError::System(error),
        })?;
        // its ends of the pipe
        drop(command);
        let mut buffer = [0; 7];
        loop {
            match reader.read(&mut buffer).map_err(GroundError::System)? {
                0 => break,
                read => written(&buffer[..read]),
            }
        }
        let status = child.wait().map_err(GroundError::System)?;
        Ok(status.code().map_or_else(|| End::Killed(status.signal().unwrap_or_default()), End::Exited))
    }
}

/// A name that is easily cut.
const COPY: &str = "日本 copy's";

/// A build.
#[derive(Clone, Default)]
pub(crate) struct Check {
    /// Members behind `version: 0.2`; a text that begins with `version` is a whole one.
    pub(crate) spec: String,
    /// Files of the copy, path and text.
    pub(crate) files: Vec<(String, String)>,
    /// Plain variables of the project.
    pub(crate) variables: Vec<(String, String)>,
    /// Values of secrets.
    pub(crate) secrets: Vec<(String, String)>,
    /// What the person's environment has beside PATH.
    pub(crate) login: Vec<(String, String)>,
    /// What ends the build from outside, and before which program.
    pub(crate) ends: Option<(usize, End)>,
    /// Programs that stand first in PATH, name and script. With any, versions are compared and Python has an environment.
    pub(crate) tools: Vec<(String, String)>,
    /// The shell that stands for `sh`; empty: `sh`.
    pub(crate) sh: String,
    /// Builds that ran before it, with the same home and cache, and other files.
    pub(crate) before: Vec<String>,
}

/// Runs a build, and tells: `| …` a line that a command wrote; each phase with commands and how it ended; what was exported,
/// kept and counted; each remark; how all of it ended.
pub(crate) fn check(input: &Check) -> String {
    let place = tempfile::tempdir().expect("a folder");
    for spec in &input.before {
        build(input, spec, place.path());
        fs::remove_dir_all(place.path().join(COPY)).expect("removed");
        fs::remove_dir_all(place.path().join("tmp")).expect("removed");
    }
    build(input, &input.spec, place.path())
}

/// Runs a build, and gives the text of a file that it kept.
pub(crate) fn kept(input: &Check, file: &str) -> String {
    let place = tempfile::tempdir().expect("a folder");
    run(input, &input.spec, place.path(), &mut |_| {});
    fs::read_to_string(place.path().join("out/primary").join(file)).expect("kept")
}

/// Runs a build, and gives its log: the agent's lines without their time, the others behind a `>`.
pub(crate) fn log(input: &Check) -> String {
    let place = tempfile::tempdir().expect("a folder");
    let mut lines = Vec::new();
    run(input, &input.spec, place.path(), &mut |event| {
        let BuildEvent::Line { text, .. } = event else { return };
        let said = text.strip_prefix("[Container] 2026/11/18 ").and_then(|rest| rest.split_once(' '));
        lines.push(match said {
            Some((clock, said)) => {
                assert_eq!(clock.len(), "04:17:33.123000".len(), "{text}");
                said.trim().to_owned()
            }
            None => format!("> {text}").trim().to_owned(),
        });
    });
    lines.join("\n").replace(place.path().join(COPY).to_str().expect("text"), "COPY")
}

fn build(input: &Check, spec: &str, place: &Path) -> String {
    let mut told = Vec::new();
    let mut commands = 0;
    let outcome = run(input, spec, place, &mut |event| {
        // whatever is told can be sent
        let sent = serde_json::to_string(event).expect("json");
        assert_eq!(&serde_json::from_str::<BuildEvent>(&sent).expect("read back"), event);
        assert!(!input.secrets.iter().any(|(_, value)| sent.contains(value.as_str())), "{sent}");
        match event {
            BuildEvent::PhaseEntered { .. } => commands = 0,
            BuildEvent::CommandStarted { .. } => commands += 1,
            // each shell has words of its own
            BuildEvent::Line { author: LineAuthor::Command, text } if text.starts_with("script.sh:") => {
                told.push("| script.sh: …".to_owned());
            }
            BuildEvent::Line { author: LineAuthor::Command, text } => told.push(format!("| {text}")),
            BuildEvent::PhaseEnded { run } if run.status != BuildStatus::Succeeded => {
                told.push(
                    format!("{} {}: {}", run.phase.as_str(), run.status.as_str(), run.message).replace('\n', "⏎"),
                );
            }
            BuildEvent::PhaseEnded { run } if commands > 0 => told.push(format!("{} SUCCEEDED", run.phase.as_str())),
            _ => {}
        }
    });
    let sent = serde_json::to_string(&outcome).expect("json");
    assert_eq!(serde_json::from_str::<BuildOutcome>(&sent).expect("read back"), outcome);
    assert!(!input.secrets.iter().any(|(_, value)| sent.contains(value.as_str())), "{sent}");
    told.extend(results(&outcome));
    let text = told.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
    let copy = place.join(COPY);
    text.replace(copy.to_str().expect("text"), "COPY").replace(place.to_str().expect("text"), "PLACE")
}

fn run(input: &Check, spec: &str, place: &Path, told: &mut dyn FnMut(&BuildEvent)) -> BuildOutcome {
    let (copy, temporary, home) = (place.join(COPY), place.join("tmp"), place.join("home"));
    for folder in [&copy, &temporary, &home] {
        fs::create_dir_all(folder).expect("made");
    }
    for (path, text) in &input.files {
        let path = copy.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    for (name, script) in &input.tools {
        let path = place.join("tools").join(name);
        fs::create_dir_all(place.join("tools")).expect("made");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("set");
    }
    let mut login = input.login.iter().cloned().collect::<BTreeMap<_, _>>();
    login.insert("PATH".to_owned(), format!("{}:/bin:/usr/bin", place.join("tools").display()));
    let build = LocalBuild {
        spec: if spec.starts_with("version") { spec.to_owned() } else { format!("version: 0.2\n{spec}") },
        places: Places {
            copy: copy.clone(),
            temporary: temporary.clone(),
            out: Some(place.join("out")),
            cache: Some(place.join("cache")),
        },
        environment: EnvironmentSource {
            login,
            home,
            left_files: Vec::new(),
            temporary,
            folder: copy.clone(),
            build: PipelineBuild {
                project: "shop-build".to_owned(),
                pipeline: "shop".to_owned(),
                region: "eu-west-1".to_owned(),
                id: "b1".to_owned(),
                number: 7,
                commit: "0123456789abcdef".to_owned(),
                ..PipelineBuild::default()
            },
            aws: AwsAccess::None,
            variables: input.variables.iter().cloned().collect(),
            secrets: input.secrets.iter().cloned().collect(),
        },
        shells: Shells { sh: Some(if input.sh.is_empty() { "sh" } else { &input.sh }.into()), ..Shells::default() },
        virtual_environment: !input.tools.is_empty(),
        compares_versions: !input.tools.is_empty(),
        stop: Arc::new(AtomicBool::new(false)),
    };
    let now = Cell::new(OffsetDateTime::from_unix_timestamp(1_795_000_000).expect("a time"));
    let clock = || {
        now.set(now.get() + time::Duration::MILLISECOND);
        now.get()
    };
    let mut ground = PlainGround { ends: input.ends, runs: 0 };
    build.run(&mut ground, &clock, &mut |event: &BuildEvent| told(event))
}

fn results(outcome: &BuildOutcome) -> Vec<String> {
    let mut told: Vec<String> =
        outcome.exported.iter().map(|(name, value)| format!("exported {name}={value}")).collect();
    for set in &outcome.artifacts {
        let names = [&set.identifier, &set.name].into_iter().filter(|name| !name.is_empty());
        let files = set.files.iter().map(|file| {
            let copied = set.folder.as_ref().expect("copied").join(&file.path);
            assert!(copied.symlink_metadata().is_ok(), "{}", copied.display());
            file.path.as_str()
        });
        let names: Vec<&str> = names.map(String::as_str).collect();
        told.push(
            format!("kept {}: {}", names.join(" as "), files.collect::<Vec<_>>().join(", ")).replace("kept :", "kept:"),
        );
    }
    for group in &outcome.reports {
        let counts = group
            .counts
            .map_or_else(|| "none".to_owned(), |one| format!("{}/{}/{}", one.passed, one.failed, one.skipped));
        let broken: String = group.broken.iter().map(|one| format!(" broken {}", one.file)).collect();
        told.push(format!("report {} {counts}{broken}", group.name));
    }
    for remark in &outcome.remarks {
        let facts: Vec<String> = remark
            .facts
            .iter()
            .map(|(name, fact)| format!(" {name}={}", serde_json::to_string(fact).expect("json").replace('"', "")))
            .collect();
        let code = serde_json::to_string(&remark.code).expect("json").replace('"', "");
        told.push(format!("! {code}{}", facts.concat()));
    }
    told.push(format!("= {}", outcome.status.as_str()));
    told
}
