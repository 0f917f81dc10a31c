//! The person's own browser.

use std::time::Duration;

use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::views::OpenAddress;

use super::caller::Caller;

/// A launcher is watched this long for a failure: `xdg-open` takes its time to find that no browser starts.
const FAILS_WITHIN: Duration = Duration::from_secs(3);

/// Opens an address that the allow-list knows. Ok says that a program took it, not that a page came up: the window
/// shows the address too.
pub(super) async fn open_address(caller: Caller, question: OpenAddress) -> Result<(), Fault> {
    caller.app.check_address(&question.address)?;
    let address = question.address.clone();
    let opened =
        tauri::async_runtime::spawn_blocking(move || open::that_detached_with_timeout(address, FAILS_WITHIN)).await;
    match opened {
        Ok(Ok(())) => Ok(()),
        _ => Err(Fault::new(FaultCode::BrowserNotOpened).with("address", question.address)),
    }
}
