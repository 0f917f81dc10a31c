//! `status FILE`: how the connection, the stack and the newest run stand. Looks only, also beside an open window.

use std::path::Path;

use gangway_app::bindings::{Repository, StepState};
use gangway_app::views::SetupStatus;

use crate::account::GlobalOptions;
use crate::commands::sound;
use crate::exit::{CommandError, Exit};
use crate::follow::who_authorizes;
use crate::output::{Output, code};

pub(super) async fn run(path: &Path, options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    let file = sound(path, options, output)?;
    let status = options.status_reader().status(&file, options.choose().await?).await?;
    let repository = &file.setup().repository;
    output.answer(&status, || lines(&status, repository, output));
    if let Some(failure) = &status.failure {
        output.warning(failure);
    }
    Ok(Exit::Done)
}

fn lines(status: &SetupStatus, repository: &Repository, output: &Output) -> Vec<String> {
    let mut lines = Vec::new();
    let line =
        |id: &str, name: &str, status: &str| output.tell(id, &[("name", name.into()), ("status", status.into())]);
    match &status.connection {
        Some(one) => {
            lines.push(line("cli-status-connection", &one.name, &in_words("connection", &one.status, output)));
            let waits = repository.provider.filter(|_| one.status == "PENDING");
            lines.extend(waits.map(|provider| format!("  {}", who_authorizes(provider, output))));
        }
        None => lines.push(output.tell("cli-status-no-connection", &[])),
    }
    match &status.stack {
        Some(stack) => lines.push(line("cli-status-stack", &stack.name, &in_words("stack", &stack.status, output))),
        None => lines.push(output.tell("cli-status-no-stack", &[])),
    }
    match &status.run {
        Some(run) => {
            lines.push(line("cli-status-run", &run.pipeline, &run_in_words(&run.status, output)));
            for action in run.stages.iter().flat_map(|stage| &stage.actions) {
                let sign = match action.state {
                    StepState::Pending => "·",
                    StepState::Running => "…",
                    StepState::Succeeded => "✓",
                    StepState::Failed => "✗",
                    StepState::Skipped => "–",
                };
                let state = if action.awaits_approval {
                    output.tell("cli-status-awaits-approval", &[])
                } else {
                    output.tell(&format!("window-state-{}", code(&action.state)), &[])
                };
                let reason = action.error.as_ref().map(|error| format!(": {error}")).unwrap_or_default();
                lines.push(format!("  {sign} {} ({state}){reason}", action.name));
                // The summary of a source is its commit's message.
                let summary = action.summary.as_ref().filter(|_| action.provider == "CodeBuild");
                lines.extend(summary.map(|text| format!("      {text}")));
            }
            let summary = run.status_summary.as_deref();
            lines.extend(summary.map(|text| format!("  {}", output.tell("cli-run-says", &[("text", text.into())]))));
            lines.push(format!("  {}", run.address));
        }
        None => {
            lines.push(output.tell("cli-status-no-run", &[]));
            // only a pipeline that is there can be pushed to in vain
            let pushed = status.stack.as_ref().map(|_| [("repository", repository.name.as_str().into())]);
            lines.extend(pushed.map(|facts| output.tell("run-push-starts-nothing", &facts)));
        }
    }
    lines
}

/// A status in the window's word for it, and what AWS calls it where there is none.
fn in_words(of: &str, status: &str, output: &Output) -> String {
    let id = format!("window-{of}-{status}");
    if output.words().has(&id) { output.tell(&id, &[]) } else { status.to_owned() }
}

fn run_in_words(status: &str, output: &Output) -> String {
    let state = match status {
        "InProgress" => "running",
        "Succeeded" => "succeeded",
        "Failed" => "failed",
        other => other,
    };
    in_words("state", state, output)
}
