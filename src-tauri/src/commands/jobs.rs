//! A job, live: snapshots, events and log lines over a channel of the window.

use gangway_app::bindings::{Fault, JobMessage};
use gangway_app::views::JobCursor;
use tauri::ipc::Channel;

use super::caller::Caller;
use super::faults::defect;

/// Sends what the window doesn't know yet, then everything as it happens, until the job ends.
pub(super) async fn watch_job(caller: Caller, question: JobCursor) -> Result<(), Fault> {
    let channel = caller.channel.ok_or_else(|| defect("watch_job"))?;
    let channel: Channel<JobMessage> = channel.channel_on(caller.window.as_ref().clone());
    let job = question.job.clone();
    let mut watch = caller.app.watch_job(question)?;
    let forwarding = tauri::async_runtime::spawn(async move {
        while let Some(message) = watch.next().await {
            if channel.send(message).is_err() {
                break;
            }
        }
    });
    caller.watches.replace(job, forwarding);
    Ok(())
}
