//! Who calls a command that the shell answers itself.

use std::sync::Arc;

use gangway_app::App;
use tauri::WebviewWindow;
use tauri::ipc::JavaScriptChannelId;

use super::watches::Watches;

/// Who calls a command that the shell answers itself, with what the command may need of the shell.
pub(crate) struct Caller {
    pub(super) app: Arc<App>,
    pub(super) watches: Arc<Watches>,
    pub(super) window: WebviewWindow,
    pub(super) channel: Option<JavaScriptChannelId>,
}
