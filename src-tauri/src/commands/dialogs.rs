//! The system's own dialogs for folders and files. Each answers a path, or none when the person closed it.

use gangway_app::bindings::Fault;
use serde::Deserialize;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;
use ts_rs::TS;

use super::caller::Caller;

/// The name that a save dialog proposes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SuggestedName {
    /// File name with its ending.
    pub(crate) name: String,
}

pub(super) async fn choose_folder(caller: Caller, (): ()) -> Result<Option<String>, Fault> {
    ask(&caller, |dialog, answer| dialog.pick_folder(answer)).await
}

pub(super) async fn choose_file(caller: Caller, (): ()) -> Result<Option<String>, Fault> {
    ask(&caller, |dialog, answer| dialog.add_filter("Gangway", &["json"]).pick_file(answer)).await
}

pub(super) async fn choose_destination(caller: Caller, question: SuggestedName) -> Result<Option<String>, Fault> {
    ask(&caller, |dialog, answer| dialog.set_file_name(question.name).save_file(answer)).await
}

type Answer = Box<dyn FnOnce(Option<FilePath>) + Send>;

async fn ask(
    caller: &Caller,
    show: impl FnOnce(FileDialogBuilder<tauri::Wry>, Answer),
) -> Result<Option<String>, Fault> {
    let (sender, receiver) = oneshot::channel();
    let dialog = caller.window.dialog().file().set_parent(&caller.window);
    // A closed window drops the receiver: nobody waits for the answer any more.
    show(dialog, Box::new(move |path| drop(sender.send(path))));
    let path = receiver.await.ok().flatten().and_then(|path| path.into_path().ok());
    Ok(path.map(|path| path.to_string_lossy().into_owned()))
}
