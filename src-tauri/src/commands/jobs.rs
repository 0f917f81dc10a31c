//! A job, live: snapshots, events and log lines over a channel of the window.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use gangway_app::bindings::{Fault, JobMessage};
use gangway_app::views::JobSince;
use tauri::async_runtime::JoinHandle;
use tauri::ipc::Channel;

use super::{Caller, defect};

/// The watch of each job. A newer one replaces it, so a window that asks again, or was reloaded, leaves none behind.
#[derive(Default)]
pub(super) struct Watches(Mutex<HashMap<String, JoinHandle<()>>>);

impl Watches {
    fn replace(&self, job: String, watch: JoinHandle<()>) {
        let mut watches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watches.retain(|_, watch| !watch.inner().is_finished());
        if let Some(earlier) = watches.insert(job, watch) {
            earlier.abort();
        }
    }
}

/// Sends what the window doesn't know yet, then everything as it happens, until the job ends.
pub(super) async fn watch_job(caller: Caller, question: JobSince) -> Result<(), Fault> {
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
