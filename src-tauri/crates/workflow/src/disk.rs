//! What the disk refuses, as faults.

use std::path::Path;

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::shown_path::shown_path;
use gangway_store::StoreError;

/// The fault that says the same.
pub fn fault(error: &StoreError) -> Fault {
    let at = |code: FaultCode, path: &Path| Fault::new(code).with("path", shown_path(path));
    match error {
        StoreError::AlreadyRunning => FaultCode::AlreadyRunning.into(),
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
