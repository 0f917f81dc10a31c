//! What is due when the practice account couldn't read its world and began anew.

use std::sync::PoisonError;
use std::time::Duration;

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_workflow::disk;
use serde::{Deserialize, Serialize};

use crate::App;

/// How long the window may be kept waiting for it: it is asked again with Home.
const START_LIMIT: Duration = Duration::from_secs(2);

/// The id under which the settings' folder keeps it.
const ID: &str = "practice-world";

/// The newest beginning of the practice account that the program has drawn its conclusions from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct PracticeBeginning {
    /// Path of the world that had been set aside: each such file has a name of its own.
    set_aside: String,
}

impl App {
    /// Starts the practice account when a setup has something in it: whether that is still there decides what Home shows
    /// and which jobs go on. A practice account that can't be started is told where it is needed.
    pub(crate) async fn look_at_practice(&self) -> Result<(), Fault> {
        if self.has_practised() {
            let started = tokio::time::timeout(START_LIMIT, self.access.practice.endpoint()).await;
            if !started.is_ok_and(|endpoint| endpoint.is_ok()) {
                tracing::warn!("the practice account couldn't be started, or not in time");
            }
        }
        self.answer_beginning().await
    }

    /// When the practice account has begun anew by itself: forgets what was in it, once, and tells the person.
    pub(crate) async fn answer_beginning(&self) -> Result<(), Fault> {
        let _one_at_a_time = self.answering.lock().await;
        let Some(set_aside) = self.access.practice.set_aside() else { return Ok(()) };
        let answered = self.beginnings.read(ID).ok().flatten().map(|answered| answered.document).unwrap_or_default();
        if answered.set_aside == set_aside {
            return Ok(());
        }
        self.practice_began_anew().await?;
        let told = Fault::new(FaultCode::PracticeBeganAnew).with("path", set_aside.as_str());
        self.set_aside.lock().unwrap_or_else(PoisonError::into_inner).push(told);
        self.beginnings.write(ID, &PracticeBeginning { set_aside }).map_err(|error| disk::fault(&error))
    }
}
