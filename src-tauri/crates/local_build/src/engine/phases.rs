//! The phases and their order.
//!
//! Source: CodeBuild user guide, "Build phase transitions" and "Build specification reference": a failed `install` or
//! `pre_build` ends the build, a failed `build` is followed by `post_build`, and `on-failure` changes both.

use std::collections::VecDeque;

use regex::Regex;

use super::Run;
use crate::events::{BuildEvent, BuildPhase, BuildStatus, CommandEnd, LineAuthor, Remark, RemarkCode};
use crate::ground::GroundError;
use crate::log::LineCutter;
use crate::spec::{Command, OnFailure, Phase, PhaseName};

/// CodeBuild's code of a phase whose command failed.
const COMMAND_FAILED: &str = "COMMAND_EXECUTION_ERROR";
/// Lines of a command that are looked at for `RETRY-…`.
const ERROR_LINES: usize = 200;

/// Why a phase failed.
struct Failure {
    message: String,
    /// The last lines of the command that failed.
    lines: VecDeque<String>,
}

/// Runs the phases; true: what the build leaves is gathered.
pub(super) fn run(run: &mut Run<'_>) -> bool {
    for name in PhaseName::ALL {
        // CodeBuild enters a phase that has no commands, too
        let phase = run.spec.phases.get(&name).cloned().unwrap_or_default();
        let failed = phase_of(run, name, &phase);
        if run.ended.is_some() {
            return false;
        }
        if failed && !goes_on(name, phase.on_failure.as_ref()) {
            break;
        }
    }
    true
}

/// Whether another phase follows one that failed.
fn goes_on(name: PhaseName, on_failure: Option<&OnFailure>) -> bool {
    match on_failure {
        Some(OnFailure::Continue) => true,
        Some(OnFailure::Abort) => false,
        // tried often enough, it has failed as any other
        None | Some(OnFailure::Retry { .. }) => name == PhaseName::Build,
    }
}

/// Runs one phase; true: it failed.
fn phase_of(run: &mut Run<'_>, name: PhaseName, phase: &Phase) -> bool {
    let shown = shown(name);
    run.recorder.enter(shown);
    let before = run.succeeding;
    let mut attempt = 0_u32;
    loop {
        run.recorder.say(&format!("Entering phase {}", shown.as_str()));
        let failure = attempt_of(run, shown, phase);
        if let Some(end) = run.ended {
            let message = failure.map(|failure| failure.message).unwrap_or_default();
            end_from_outside(run, shown, end, &message);
            return true;
        }
        let Some(failure) = failure else {
            run.recorder.leave(BuildStatus::Succeeded, "", "");
            return false;
        };
        if let Some(OnFailure::Retry { count, pattern }) = &phase.on_failure
            && attempt < *count
            && matches(pattern, &failure)
        {
            attempt += 1;
            let remark = Remark::new(RemarkCode::PhaseRetried).with("phase", name.as_str());
            run.recorder.remark(remark.with("attempt", attempt));
            run.succeeding = before;
            continue;
        }
        run.recorder.leave(BuildStatus::Failed, COMMAND_FAILED, &failure.message);
        return true;
    }
}

fn end_from_outside(run: &mut Run<'_>, phase: BuildPhase, end: CommandEnd, message: &str) {
    let word = serde_json::to_value(end).ok().and_then(|value| value["kind"].as_str().map(str::to_owned));
    let remark = Remark::new(RemarkCode::EndedFromOutside).with("end", word.unwrap_or_default());
    run.recorder.remark(remark.with("phase", phase.as_str()));
    match end {
        CommandEnd::TimedOut => run.recorder.leave(BuildStatus::TimedOut, "BUILD_TIMED_OUT", "Build has timed out. "),
        CommandEnd::Stopped => run.recorder.leave(BuildStatus::Stopped, "", ""),
        CommandEnd::NotStarted => run.recorder.leave(BuildStatus::Fault, COMMAND_FAILED, message),
        _ => run.recorder.leave(BuildStatus::Failed, COMMAND_FAILED, message),
    }
}

/// The commands up to the first that fails, then those of `finally`.
fn attempt_of(run: &mut Run<'_>, shown: BuildPhase, phase: &Phase) -> Option<Failure> {
    let mut failure = None;
    for (commands, finally) in [(&phase.commands, false), (&phase.finally, true)] {
        for command in commands {
            let failed = command_of(run, shown, command, finally);
            let stops = failed.is_some();
            // the phase tells of the first
            failure = failure.or(failed);
            if run.ended.is_some() {
                return failure;
            }
            if stops {
                run.succeeding = false;
                break;
            }
        }
    }
    failure
}

/// Runs one command.
fn command_of(run: &mut Run<'_>, phase: BuildPhase, command: &Command, finally: bool) -> Option<Failure> {
    let text = command.text.trim_end();
    run.recorder.say(&format!("Running command {text}"));
    let masked = run.recorder.mask.apply(text);
    run.recorder.sink.event(&BuildEvent::CommandStarted { phase, line: command.line, command: masked, finally });
    let mut lines = VecDeque::new();
    let program = run.shell.command(&command.text, run.succeeding);
    let (mask, sink) = (&run.recorder.mask, &mut *run.recorder.sink);
    let mut cutter = LineCutter::new(mask);
    let mut each = |line: &str| {
        if lines.len() == ERROR_LINES {
            lines.pop_front();
        }
        lines.push_back(line.to_owned());
        sink.event(&BuildEvent::Line { author: LineAuthor::Command, text: line.to_owned() });
    };
    let ended = run.ground.run(&program, &mut |piece| cutter.write(piece, &mut each));
    cutter.finish(&mut each);
    let (end, detail) = match ended {
        Ok(end) => (CommandEnd::from(end), String::new()),
        Err(GroundError::NotFound) => {
            (CommandEnd::NotStarted, format!("{}: no such file or directory", program.path.display()))
        }
        Err(GroundError::System(error)) => (CommandEnd::NotStarted, error.to_string()),
    };
    run.shell.take_over();
    run.recorder.sink.event(&BuildEvent::CommandEnded { phase, end });
    run.recorder.blank();
    let reason = match end {
        CommandEnd::Exited(0) => return None,
        CommandEnd::Exited(code) => format!("exit status {code}"),
        CommandEnd::Killed(signal) => format!("signal: {}", signal_name(signal)),
        other => {
            run.ended = Some(other);
            detail
        }
    };
    let reason = if reason.is_empty() { "signal: killed".to_owned() } else { reason };
    if !matches!(end, CommandEnd::TimedOut | CommandEnd::Stopped) {
        run.recorder.say(&format!("Command did not exit successfully {text} {reason}"));
    }
    Some(Failure { message: format!("Error while executing command: {text}. Reason: {reason}"), lines })
}

/// As Go's standard library names it, which CodeBuild's agent is written with.
fn signal_name(signal: i32) -> String {
    match signal {
        1 => "hangup".to_owned(),
        2 => "interrupt".to_owned(),
        3 => "quit".to_owned(),
        6 => "aborted".to_owned(),
        9 => "killed".to_owned(),
        11 => "segmentation fault".to_owned(),
        13 => "broken pipe".to_owned(),
        15 => "terminated".to_owned(),
        other => format!("signal {other}"),
    }
}

fn matches(pattern: &str, failure: &Failure) -> bool {
    let Ok(pattern) = Regex::new(pattern) else { return false };
    pattern.is_match(&failure.message) || failure.lines.iter().any(|line| pattern.is_match(line))
}

fn shown(name: PhaseName) -> BuildPhase {
    match name {
        PhaseName::Install => BuildPhase::Install,
        PhaseName::PreBuild => BuildPhase::PreBuild,
        PhaseName::Build => BuildPhase::Build,
        PhaseName::PostBuild => BuildPhase::PostBuild,
    }
}
