//! `cancel FILE`: stops what Gangway does for a setup. What AWS was asked to do goes on there.

use std::path::Path;

use gangway_app::bindings::JobMessage;
use gangway_app::views::JobRef;

use crate::account::GlobalOptions;
use crate::commands::{open, sound};
use crate::exit::{CommandError, Exit};
use crate::output::Output;

pub(super) async fn run(path: &Path, options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    let (app, setup) = open(&sound(path, options, output)?, options, output).await?;
    let jobs: Vec<_> = setup.jobs.into_iter().filter(|job| job.status.is_at_work()).collect();
    for job in &jobs {
        let snapshot = app.cancel_job(JobRef { job: job.id.clone() }).await?;
        output.object(&JobMessage::Snapshot { snapshot });
    }
    let told = if jobs.is_empty() { "cli-cancel-none" } else { "cli-cancelled" };
    output.line(&output.tell(told, &[]));
    Ok(Exit::Done)
}
