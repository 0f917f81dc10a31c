//! How often a connection is looked at while somebody waits for it: whoever comes back to the window is seen at once, and
//! whoever keeps coming back costs AWS no more than its budget.

use std::sync::{Mutex, PoisonError};

use gangway_aws::pacing::Budget;
use tokio::time::Instant;

/// Takes turns.
pub(crate) struct Looks {
    begun: Instant,
    budget: Mutex<Budget>,
}

impl Looks {
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), budget: Mutex::default() }
    }

    /// Waits until the next call is within the budget, and counts it.
    pub(crate) async fn turn(&self) {
        let wait = self.budget().wait(self.begun.elapsed());
        tokio::time::sleep(wait).await;
        self.budget().spend(self.begun.elapsed());
    }

    fn budget(&self) -> std::sync::MutexGuard<'_, Budget> {
        self.budget.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
