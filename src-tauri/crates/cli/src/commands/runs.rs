//! `runs FILE`: the runs of the pipeline, newest first. Looks only, also beside an open window.

use std::path::Path;

use gangway_app::bindings::FaultCode;
use gangway_app::views::{RunPage, RunSummary};

use crate::account::GlobalOptions;
use crate::commands::sound;
use crate::exit::{CommandError, Exit};
use crate::output::Output;

/// Characters of a commit's id, as git shortens it.
const SHORT: usize = 8;

pub(super) async fn run(
    path: &Path,
    most: u32,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let file = sound(path, options, output)?;
    let account = options.choose().await?;
    let reader = options.status_reader();
    let most = most as usize;
    let mut listed = match reader.runs(&file, account.clone(), None).await {
        // Before its deployment there is no pipeline, and after its tear-down: then there are no runs.
        Err(fault) if fault.code == FaultCode::NotFound => {
            RunPage { pipeline: file.names().pipeline, runs: Vec::new(), next: None }
        }
        listed => listed?,
    };
    while listed.runs.len() < most
        && let Some(place) = listed.next.take()
    {
        let more = reader.runs(&file, account.clone(), Some(place)).await?;
        listed.runs.extend(more.runs);
        listed.next = more.next;
    }
    let more = listed.next.is_some() || listed.runs.len() > most;
    listed.runs.truncate(most);
    output.answer(&listed, || lines(&listed, output));
    if more {
        output.note(&output.tell("cli-runs-more", &[]));
    }
    Ok(Exit::Done)
}

fn lines(page: &RunPage, output: &Output) -> Vec<String> {
    if page.runs.is_empty() {
        return vec![output.tell("cli-status-no-run", &[])];
    }
    page.runs.iter().flat_map(|run| line(run, output)).collect()
}

fn line(run: &RunSummary, output: &Output) -> Vec<String> {
    let mark = match run.status.as_str() {
        "Succeeded" => "✓",
        "Failed" => "✗",
        "InProgress" | "Stopping" => "…",
        _ => "–",
    };
    let word = |id: &str, name: &str| if output.words().has(id) { output.tell(id, &[]) } else { name.to_owned() };
    let status = word(&format!("run-status-{}", run.status), &run.status);
    let trigger = run.trigger.as_deref().unwrap_or("?");
    let cause = word(&format!("run-trigger-{trigger}"), trigger);
    let values = [
        ("mark", mark.into()),
        ("id", run.execution.as_str().into()),
        ("time", run.started_at.as_deref().map_or_else(|| "?".to_owned(), to_the_second).into()),
        ("status", status.into()),
        ("cause", cause.into()),
    ];
    let mut lines = vec![output.tell("cli-runs-run", &values)];
    let commit: String = run.revision.iter().flat_map(|id| id.chars()).take(SHORT).collect();
    let message = run.revision_summary.as_deref().and_then(|text| text.lines().next()).unwrap_or_default();
    let said = [commit.as_str(), message].join(" ");
    if !said.trim().is_empty() {
        lines.push(format!("    {}", said.trim()));
    }
    lines
}

/// A moment without the fraction of its second.
fn to_the_second(moment: &str) -> String {
    moment.split_once('.').map_or_else(|| moment.to_owned(), |(begin, _)| format!("{begin}Z"))
}
