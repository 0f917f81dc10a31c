//! The jobs that the window watches.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tauri::async_runtime::JoinHandle;

/// The watch of each job. A newer one replaces it, so a window that asks again, or was reloaded, leaves none behind.
#[derive(Default)]
pub(super) struct Watches(Mutex<HashMap<String, JoinHandle<()>>>);

impl Watches {
    pub(super) fn replace(&self, job: String, watch: JoinHandle<()>) {
        let mut watches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watches.retain(|_, watch| !watch.inner().is_finished());
        if let Some(earlier) = watches.insert(job, watch) {
            earlier.abort();
        }
    }
}
