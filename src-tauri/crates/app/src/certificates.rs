//! The certificates that somebody gives for a server.

use gangway_catalog::fault::Fault;

use crate::App;
use crate::faults;
use crate::views::*;

impl App {
    /// Looks at certificates.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn read_certificate(&self, _: ReadCertificate) -> Result<CertificateReading, Fault> {
        Err(faults::defect("certificates"))
    }
}
