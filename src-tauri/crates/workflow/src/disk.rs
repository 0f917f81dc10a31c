//! What the disk refuses, as faults.

use std::path::Path;

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::shown_path::shown_path;
use gangway_store::StoreError;

/// The file of the terminal program.
const TERMINAL: &str = "gangway-cli";

/// The fault that says the same.
pub fn fault(error: &StoreError) -> Fault {
    let at = |code: FaultCode, path: &Path| Fault::new(code).with("path", shown_path(path));
    match error {
        StoreError::AlreadyRunning { holder } => {
            let terminal = holder.as_ref().filter(|holder| holder.program == TERMINAL);
            let process = terminal.map(|holder| holder.process.to_string()).unwrap_or_default();
            let program = if terminal.is_some() { "terminal" } else { "window" };
            Fault::new(FaultCode::AlreadyRunning).with("program", program).with("process", process)
        }
        StoreError::NoSuchId => Fault::new(FaultCode::NotFound).with("what", "id"),
        StoreError::NotFound { path } => at(FaultCode::PathNotFound, path),
        StoreError::Unreadable { path, detail } => at(FaultCode::PathUnreadable, path).with("detail", detail.as_str()),
        StoreError::Unwritable { path, detail } => at(FaultCode::PathUnwritable, path).with("detail", detail.as_str()),
        StoreError::DiskFull { path } => at(FaultCode::DiskFull, path),
        StoreError::Exists { paths } => {
            let first = paths.first().map(|path| shown_path(path.as_path())).unwrap_or_default();
            Fault::new(FaultCode::FileExists).with("path", first).with("count", paths.len())
        }
        StoreError::Damaged { set_aside, detail } => at(FaultCode::SetAside, set_aside).with("detail", detail.as_str()),
    }
}
