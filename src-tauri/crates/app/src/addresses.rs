//! Where the practice account answers, and which addresses the program may open in the person's browser.

use gangway_catalog::console;
use gangway_catalog::fault::{Fault, FaultCode};

use crate::App;

impl App {
    /// Where the practice account answers; it is started when it isn't running yet.
    ///
    /// # Errors
    /// [`FaultCode::PracticeUnreachable`].
    pub async fn practice_endpoint(&self) -> Result<String, Fault> {
        self.access.practice_endpoint().await
    }

    /// Says whether the program may open an address: AWS's consoles, the providers' hosts, the practice
    /// account, and exactly the address of a sign-in that waits.
    ///
    /// # Errors
    /// [`FaultCode::AddressNotAllowed`].
    pub fn check_address(&self, address: &str) -> Result<(), Fault> {
        let endpoints = self.access.endpoints();
        let on_the_list = || {
            console::is_allowed(address, None)
                || endpoints.iter().any(|endpoint| console::is_allowed(address, Some(endpoint)))
        };
        let allowed = is_plain(address) && (on_the_list() || self.sign_ins.is_address(address));
        if allowed { Ok(()) } else { Err(Fault::new(FaultCode::AddressNotAllowed).with("address", address)) }
    }
}

/// Whether every program reads the address alike: what is looked at here is opened by another one. Readers differ in
/// backslashes, white space and what isn't ASCII.
fn is_plain(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'^' | b'`'))
}
