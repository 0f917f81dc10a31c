//! What others are asked for: the network team, and whoever runs the Git server. Of a setup that may still have problems, as
//! whoever waits for a VPC asks for it first.

use gangway_catalog::fault::Fault;
use gangway_export::Words;
use gangway_export::requests::requests;

use crate::App;
use crate::blueprints::target;
use crate::files::save;
use crate::views::*;

/// The folder below which they are written, as among the files of a setup.
const FORMAT: &str = "requests";

impl App {
    /// The requests of a setup, in the person's language; none as long as nobody says where its server is, or for a
    /// provider in the cloud.
    ///
    /// # Errors
    /// When the setup isn't there.
    pub async fn requests(&self, question: RequestsOfSetup) -> Result<Vec<FileView>, Fault> {
        let kept = self.kept(&question.id)?;
        // What isn't an address is a problem at its field.
        let server: Vec<_> = question.addresses.iter().filter_map(|text| text.parse().ok()).collect();
        let files = requests(&kept.setup, &target(&kept.place), &server, &Words::new(self.language()));
        Ok(files.into_iter().map(|file| FileView { path: file.path, text: file.text }).collect())
    }

    /// Writes the requests of a setup into a folder: all of them, or, when one can't be written, none.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::FileExists`] unless they may be replaced; otherwise when the disk refuses.
    pub async fn save_requests(&self, question: SaveRequests) -> Result<SavedFiles, Fault> {
        let SaveRequests { of, path, overwrite } = question;
        let id = of.id.clone();
        let files = self.requests(of).await?;
        let bundle = Bundle { formats: vec![FormatView { format: FORMAT.to_owned(), files }], problems: Vec::new() };
        let destination = Destination::Folder { path };
        let all = SaveFiles { id, formats: Vec::new(), files: Vec::new(), destination, overwrite };
        save(&bundle, &all, self.user_home())
    }
}
