//! What a build leaves: exported variables, reports, artifacts, the cache.

use std::sync::atomic::Ordering;

use super::Run;
use crate::environment::is_name;
use crate::events::{BuildPhase, BuildStatus, CommandEnd, Remark, RemarkCode};
use crate::ground::{End, Program};
use crate::spec::Artifacts;
use crate::{artifacts, cache, reports};

/// Bytes that are kept of what the shell computes.
const ANSWER_MAX: usize = 1_048_576;

/// UPLOAD_ARTIFACTS, which CodeBuild attempts "even if the BUILD phase fails" ("Build phase transitions").
pub(super) fn run(run: &mut Run<'_>) {
    run.recorder.enter(BuildPhase::UploadArtifacts);
    export(run);
    let root = run.build.places.copy.clone();
    for (name, report) in run.spec.reports.clone() {
        let mut report = report;
        let texts = compute(run, &[vec![report.base.clone()], report.files.clone()].concat());
        report.base.clone_from(&texts[0]);
        report.files = texts[1..].to_vec();
        let (mut group, remarks) = reports::read(&root, &name, &report);
        let mask = &run.recorder.mask;
        for broken in &mut group.broken {
            broken.file = mask.apply(&broken.file);
            broken.detail = mask.apply(&broken.detail);
        }
        for file in &mut group.files {
            *file = mask.apply(file);
        }
        run.recorder.remark_all(remarks);
        run.recorder.outcome.reports.push(group);
    }
    let failure = keep(run);
    if run.ended.is_none() && run.build.stop.load(Ordering::Relaxed) {
        run.ended = Some(CommandEnd::Stopped);
    }
    match (run.ended, failure) {
        (Some(CommandEnd::TimedOut), _) => {
            run.recorder.leave(BuildStatus::TimedOut, "BUILD_TIMED_OUT", "Build has timed out. ");
        }
        (Some(CommandEnd::Stopped), _) => run.recorder.leave(BuildStatus::Stopped, "", ""),
        (_, Some(message)) => run.recorder.leave(BuildStatus::Failed, "CLIENT_ERROR", &message),
        (_, None) => {
            // half of what a failed build fetched would be the next one's beginning
            if let (Some(wanted), Some(kept), true) = (&run.spec.cache, &run.build.places.cache, run.succeeding)
                && wanted.saves
            {
                run.recorder.remark_all(cache::save(wanted, &root, kept, &run.build.stop));
            }
            run.recorder.leave(BuildStatus::Succeeded, "", "");
        }
    }
}

/// Chooses and copies the artifacts; CodeBuild's words for what went wrong.
fn keep(run: &mut Run<'_>) -> Option<String> {
    let wanted = run.spec.artifacts.clone()?;
    let mut all: Vec<(String, Artifacts)> = Vec::new();
    if !wanted.files.is_empty() {
        all.push((String::new(), wanted.clone()));
    }
    all.extend(wanted.secondary.clone());
    let mut failure = None;
    for (identifier, artifacts) in all {
        let artifacts = computed(run, artifacts);
        let chosen = artifacts::choose(&run.build.places.copy, &identifier, &artifacts);
        for line in &chosen.lines {
            run.recorder.say(line);
        }
        run.recorder.remark_all(chosen.remarks);
        if chosen.failure.is_some() {
            failure = failure.or(chosen.failure);
            continue;
        }
        let mut set = chosen.set;
        set.name = run.recorder.mask.apply(&set.name);
        if let Some(out) = &run.build.places.out {
            let folder = out.join(if identifier.is_empty() { "primary".to_owned() } else { folder_name(&identifier) });
            let remarks = artifacts::copy(&mut set, &run.build.places.copy, &folder, &run.build.stop);
            run.recorder.remark_all(remarks);
        }
        run.recorder.outcome.artifacts.push(set);
    }
    failure
}

/// An identifier as the name of one folder.
fn folder_name(identifier: &str) -> String {
    let name: String =
        identifier.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect();
    // `primary` is taken
    if name == "primary" { "primary_".to_owned() } else { name }
}

fn computed(run: &mut Run<'_>, artifacts: Artifacts) -> Artifacts {
    let lists =
        [vec![artifacts.name.clone(), artifacts.base.clone()], artifacts.files.clone(), artifacts.exclude.clone()];
    let texts = compute(run, &lists.concat());
    let (head, rest) = texts.split_at(2);
    let (files, exclude) = rest.split_at(artifacts.files.len());
    Artifacts {
        name: head[0].clone(),
        base: head[1].clone(),
        files: files.to_vec(),
        exclude: exclude.to_vec(),
        ..artifacts
    }
}

/// The texts as the shell computes them: as many as were given. Where it can't, they stand as they are.
fn compute(run: &mut Run<'_>, texts: &[String]) -> Vec<String> {
    if !texts.iter().any(|text| text.contains(['$', '`'])) || run.ended.is_some() {
        return texts.to_vec();
    }
    let program = run.shell.texts(texts, run.succeeding);
    match ask(run, &program) {
        Ok(answers) if answers.len() == texts.len() => answers,
        Ok(_) => texts.to_vec(),
        Err(detail) => {
            run.recorder.remark(Remark::new(RemarkCode::NotComputed).with("detail", detail));
            texts.to_vec()
        }
    }
}

/// The values of `exported-variables`.
///
/// Source: "Build specification reference", `env/exported-variables`: secrets can't be exported, nor what begins with `AWS_`.
fn export(run: &mut Run<'_>) {
    let wanted = run.spec.env.exported.clone();
    let may =
        |run: &Run<'_>, name: &str| is_name(name) && !name.starts_with("AWS_") && !run.secret_names.contains(name);
    let (names, refused): (Vec<String>, Vec<String>) = wanted.into_iter().partition(|name| may(run, name));
    for name in refused {
        run.recorder.remark(Remark::new(RemarkCode::NotExported).with("name", name));
    }
    if names.is_empty() {
        return;
    }
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    let program = run.shell.values(&words, run.succeeding);
    match ask(run, &program) {
        Ok(values) => {
            for (name, value) in names.into_iter().zip(values) {
                // `+`: it is set
                if let Some(value) = value.strip_prefix('+') {
                    run.recorder.outcome.exported.insert(name, run.recorder.mask.apply(value));
                }
            }
        }
        Err(detail) => run.recorder.remark(Remark::new(RemarkCode::NotComputed).with("detail", detail)),
    }
}

/// What a program writes, cut at its zero bytes.
fn ask(run: &mut Run<'_>, program: &Program) -> Result<Vec<String>, String> {
    let mut said = Vec::new();
    let ended = run.ground.run(program, &mut |piece| {
        let room = ANSWER_MAX.saturating_sub(said.len()).min(piece.len());
        said.extend_from_slice(&piece[..room]);
    });
    match ended {
        Ok(End::Exited(0)) => {}
        Ok(end @ (End::TimedOut | End::Stopped)) => {
            run.ended = Some(end.into());
            return Err(String::new());
        }
        Ok(_) => {
            let said = run.recorder.mask.apply(&String::from_utf8_lossy(&said));
            return Err(said.lines().next_back().unwrap_or_default().chars().take(200).collect());
        }
        Err(error) => return Err(error.to_string()),
    }
    let text = String::from_utf8_lossy(&said).into_owned();
    let mut answers: Vec<String> = text.split('\0').map(str::to_owned).collect();
    answers.pop();
    Ok(answers)
}
