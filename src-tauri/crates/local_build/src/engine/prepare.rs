//! What happens before the first command.

use std::collections::BTreeSet;
use std::fs::DirBuilder;
use std::path::Path;

use super::recorder::Recorder;
use super::shell::ShellSession;
use super::{LocalBuild, Run};
use crate::environment::{Environment, environment};
use crate::events::{BuildOutcome, BuildStatus, Remark, RemarkCode};
use crate::ground::{End, Ground, Program};
use crate::log::Mask;
use crate::spec::{PhaseName, ShellTag, Spec, SpecVersion};
use crate::tools::{self, VersionQuestion};

/// Programs that are Python or install for it.
const PYTHON_TOOLS: &[&str] = &["python", "python3", "pip", "pip3", "pytest", "tox", "poetry", "pipenv", "pdm", "uv"];
/// Bytes that are kept of what a program answers.
const ANSWER_MAX: usize = 65_536;

/// Makes environment and shell; the outcome of a build that can't run, else.
pub(super) fn prepare<'r>(
    build: &'r LocalBuild,
    spec: Spec,
    ground: &'r mut dyn Ground,
    mut recorder: Recorder<'r>,
) -> Result<Run<'r>, Box<BuildOutcome>> {
    let made = environment(&build.environment, &spec);
    recorder.mask = Mask::new(made.secrets.iter().map(String::as_str));
    recorder.say("Phase is DOWNLOAD_SOURCE");
    recorder.say(&format!("CODEBUILD_SRC_DIR={}", build.places.copy.display()));
    recorder.say("Processing environment variables");
    recorder.remark_all(made.remarks.clone());
    recorder.remark_all(differences(&spec));
    let shell = match &spec.env.shell {
        None | Some(ShellTag::Sh) => build.shells.sh.clone(),
        Some(ShellTag::Bash) => build.shells.bash.clone(),
        Some(ShellTag::Other(_)) => None,
    };
    let Some(shell) = shell else {
        let tag = match &spec.env.shell {
            Some(ShellTag::Other(tag)) => tag.clone(),
            Some(ShellTag::Bash) => "bash".to_owned(),
            Some(ShellTag::Sh) | None => "sh".to_owned(),
        };
        recorder.remark(Remark::new(RemarkCode::ShellNotHere).with("shell", tag));
        recorder.leave(BuildStatus::Fault, "", "");
        return Err(Box::new(recorder.finish(BuildStatus::Fault)));
    };
    recorder.say(&format!("Moving to directory {}", build.places.copy.display()));
    let used = PhaseName::ALL.iter().filter_map(|name| Some((name, spec.phases.get(name)?)));
    let used: Vec<String> = used
        .map(|(name, phase)| format!(" {}: {} commands", name.as_str().to_uppercase(), phase.commands.len()))
        .collect();
    recorder.say(&format!("Phases found in YAML: {}", used.len()));
    for one in used {
        recorder.say(&one);
    }
    if let Some(kept) = build.places.cache.as_ref().filter(|_| spec.cache.as_ref().is_some_and(|cache| cache.restores))
    {
        recorder.remark_all(crate::cache::restore(kept, &build.places.copy, &build.stop));
    }
    let folder = build.places.temporary.join("shell");
    if let Err(error) = make_folder(&folder) {
        let remark = Remark::new(RemarkCode::FileFailed).with("path", folder.to_string_lossy().into_owned());
        recorder.remark(remark.with("detail", error.to_string()));
        recorder.leave(BuildStatus::Fault, "", "");
        return Err(Box::new(recorder.finish(BuildStatus::Fault)));
    }
    let shared = spec.version == SpecVersion::Two;
    let session =
        |made: &Environment| ShellSession::new(shell.clone(), build.places.copy.clone(), folder.clone(), made, shared);
    let secret_names: BTreeSet<String> = made.secret_names.clone();
    let shell = session(&made);
    let mut run = Run { build, spec, ground, recorder, shell, secret_names, succeeding: true, ended: None };
    if build.compares_versions {
        for question in tools::questions(&run.spec) {
            compare(&mut run, &question);
        }
    }
    if build.virtual_environment
        && calls_python(&run.spec)
        && let Some(with) = virtual_environment(&mut run, &made)
    {
        run.shell = session(&with);
    }
    run.recorder.leave(BuildStatus::Succeeded, "", "");
    Ok(run)
}

/// A folder for its owner alone.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// What of a buildspec isn't done here, or not as CodeBuild does it.
fn differences(spec: &Spec) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if spec.batch {
        remarks.push(Remark::new(RemarkCode::BatchNotRun));
    }
    if let Some(user) = &spec.run_as {
        remarks.push(Remark::new(RemarkCode::RunAsIgnored).with("user", user.clone()));
    }
    for (name, phase) in &spec.phases {
        if phase.steps {
            remarks.push(Remark::new(RemarkCode::StepsNotRun).with("phase", name.as_str()));
        }
        if let Some(user) = &phase.run_as {
            let remark = Remark::new(RemarkCode::RunAsIgnored).with("user", user.clone());
            remarks.push(remark.with("phase", name.as_str()));
        }
    }
    if spec.env.git_credential_helper {
        remarks.push(Remark::new(RemarkCode::NoGitCredentials));
    }
    if spec.proxy.logs || spec.proxy.upload_artifacts {
        remarks.push(Remark::new(RemarkCode::ProxyIgnored));
    }
    remarks.extend(tools::foreign_commands(spec));
    remarks
}

fn compare(run: &mut Run<'_>, question: &VersionQuestion) {
    let answer = ask(run, question.program.as_ref(), &[question.argument]).ok();
    run.recorder.remark_all(tools::compare(question, answer.as_deref()));
}

fn calls_python(spec: &Spec) -> bool {
    let commands = spec.phases.values().flat_map(|phase| phase.commands.iter().chain(&phase.finally));
    let mut programs =
        commands.flat_map(|command| tools::calls(&command.text)).filter_map(|words| words.first().copied());
    programs.any(|program| PYTHON_TOOLS.contains(&program))
}

/// An environment in which Python's programs are those of a virtual environment, outside the copy.
fn virtual_environment(run: &mut Run<'_>, made: &Environment) -> Option<Environment> {
    let folder = run.build.places.temporary.join("python");
    let path = folder.to_string_lossy().into_owned();
    if let Err(detail) = ask(run, "python3".as_ref(), &["-m", "venv", &path]) {
        run.recorder.remark(Remark::new(RemarkCode::NoVirtualEnvironment).with("detail", detail));
        return None;
    }
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let mut with = made.clone();
    let name = with.variables.keys().find(|name| name.eq_ignore_ascii_case("PATH")).cloned();
    let name = name.unwrap_or_else(|| "PATH".to_owned());
    let before = with.variables.get(&name).cloned().unwrap_or_default();
    let all = std::iter::once(programs).chain(std::env::split_paths(&before));
    let joined = std::env::join_paths(all).ok()?;
    with.variables.insert(name, joined.to_string_lossy().into_owned());
    with.variables.insert("VIRTUAL_ENV".to_owned(), path);
    Some(with)
}

/// What a program answers, when it ends well; the end of what it said, or why it didn't run, else.
fn ask(run: &mut Run<'_>, path: &Path, arguments: &[&str]) -> Result<String, String> {
    let program = Program {
        path: path.to_owned(),
        arguments: arguments.iter().map(Into::into).collect(),
        folder: run.build.places.copy.clone(),
        environment: run.shell.environment(),
    };
    let mut said = Vec::new();
    let ended = run.ground.run(&program, &mut |piece| {
        let room = ANSWER_MAX.saturating_sub(said.len()).min(piece.len());
        said.extend_from_slice(&piece[..room]);
    });
    let said = run.recorder.mask.apply(&String::from_utf8_lossy(&said));
    match ended {
        Ok(End::Exited(0)) => Ok(said),
        Ok(_) => {
            Err(said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(200).collect())
        }
        Err(error) => Err(error.to_string()),
    }
}
