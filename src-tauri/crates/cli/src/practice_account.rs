//! A practice account that was started apart: which one it is, and how a person's repository gets into it.

use std::path::PathBuf;

use gangway_app::views::StandInView;
use gangway_app::{IdentifyPractice, PRACTICE_FOLDER, PracticeFiles, PracticeWorld, PutStandIn, StandIn};
use gangway_practice::control::{Client, PracticeCopy, PracticeIdentity, PracticeSource};
use gangway_practice::kept_account;

use crate::output::Output;

/// Asks it which practice account it is. The one of this folder of state needs no id there.
pub(crate) fn identify_practice(home: PathBuf) -> IdentifyPractice {
    Box::new(move |endpoint| {
        let own = kept_account(&home.join(PRACTICE_FOLDER));
        Box::pin(async move {
            let PracticeIdentity { account, world } =
                Client::new(&endpoint).identity().await.map_err(|error| error.to_string())?;
            Ok(PracticeWorld { account: Some(account).filter(|account| own.as_ref() != Some(account)), world })
        })
    })
}

/// Hands a repository over through the practice account's own controls.
pub(crate) fn put_stand_in() -> PutStandIn {
    Box::new(|endpoint, stand_in| {
        Box::pin(async move {
            let StandIn { provider, repository, branch, files, of_clone } = stand_in;
            let copy = PracticeCopy { provider, repository, branch, files, sample: !of_clone };
            let source = Client::new(&endpoint).copy(&copy).await.map_err(|error| error.to_string())?;
            Ok(match source {
                PracticeSource::Copy => PracticeFiles::StandIn,
                PracticeSource::Own => PracticeFiles::Own,
                PracticeSource::NoBranch => PracticeFiles::NoBranch,
            })
        })
    })
}

/// Says what was brought there.
pub(crate) fn tell(it: &StandInView, output: &Output) {
    let name = ("name", it.repository.as_str().into());
    match it.files {
        0 => output.note(&output.tell("repository-sampled", &[name])),
        files => output.note(&output.tell("repository-copied", &[name, ("files", files.into())])),
    }
    if it.skipped > 0 {
        output.note(&output.tell("repository-copied-skipped", &[("skipped", it.skipped.into())]));
    }
}
