//! `status FILE`: how the connection, the stack and the newest run stand. Looks only, also beside an open window.

use std::path::Path;

use gangway_app::bindings::StepState;
use gangway_app::views::Standing;

use crate::account::Wishes;
use crate::commands::sound;
use crate::exit::{Exit, Stop};
use crate::output::{Output, code};

pub(super) async fn run(path: &Path, wishes: &Wishes, output: &Output) -> Result<Exit, Stop> {
    let file = sound(path, wishes, output)?;
    let standing = wishes.onlooker().standing(&file, wishes.choose().await?).await?;
    output.answer(&standing, || lines(&standing, output));
    Ok(Exit::Done)
}

fn lines(standing: &Standing, output: &Output) -> Vec<String> {
    let mut lines = Vec::new();
    let line =
        |id: &str, name: &str, status: &str| output.tell(id, &[("name", name.into()), ("status", status.into())]);
    match &standing.connection {
        Some(one) => lines.push(line("cli-status-connection", &one.name, &in_words("connection", &one.status, output))),
        None => lines.push(output.tell("cli-status-no-connection", &[])),
    }
    match &standing.stack {
        Some(stack) => lines.push(line("cli-status-stack", &stack.name, &in_words("stack", &stack.status, output))),
        None => lines.push(output.tell("cli-status-no-stack", &[])),
    }
    match &standing.run {
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
            }
            let said = run.status_summary.as_deref();
            lines.extend(said.map(|text| format!("  {}", output.tell("cli-run-says", &[("text", text.into())]))));
            lines.push(format!("  {}", run.address));
        }
        None => lines.push(output.tell("cli-status-no-run", &[])),
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
