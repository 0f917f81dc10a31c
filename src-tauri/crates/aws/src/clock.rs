//! The present moment: credentials run out, and certificates, by this computer's clock.

use std::time::SystemTime;

#[expect(
    clippy::disallowed_methods,
    reason = "whether a sign-in or a certificate has run out is a question of the present moment"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}
