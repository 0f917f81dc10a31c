//! The table's `shell` rows for a page in a browser. What only the browser can do, the page does: it opens the tab of an
//! address that was allowed, and asks for paths itself, as browsers have no dialog that gives one.

use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::Fault;
use gangway_app::views::{JobCursor, OpenAddress};

use super::answer::Answer;
use crate::commands::dialogs::SuggestedName;

/// Says whether the allow-list knows the address; the page opens it.
pub(super) async fn open_address(app: Arc<App>, question: OpenAddress) -> Result<Answer, Fault> {
    app.check_address(&question.address)?;
    Answer::document("open_address", &())
}

pub(super) async fn watch_job(app: Arc<App>, question: JobCursor) -> Result<Answer, Fault> {
    app.watch_job(question).map(Answer::Job)
}

pub(super) async fn choose_folder(_: Arc<App>, (): ()) -> Result<Answer, Fault> {
    nothing_chosen("choose_folder")
}

pub(super) async fn choose_file(_: Arc<App>, (): ()) -> Result<Answer, Fault> {
    nothing_chosen("choose_file")
}

pub(super) async fn choose_destination(_: Arc<App>, _: SuggestedName) -> Result<Answer, Fault> {
    nothing_chosen("choose_destination")
}

/// As when the person closes a dialog: here is none that could be shown.
fn nothing_chosen(command: &'static str) -> Result<Answer, Fault> {
    Answer::document(command, &None::<String>)
}
