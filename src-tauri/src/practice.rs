//! The practice account inside the desktop program: started when it is first needed, kept until the program ends.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gangway_app::environment::Environment;
use gangway_app::{
    IdentifyPractice, PRACTICE_FOLDER, PracticeFiles, PracticeSource, PracticeWorld, PutStandIn, RunningPractice,
    StandIn,
};
use gangway_practice::control::{self, Client, PracticeCopy, PracticeIdentity};
use gangway_practice::{EmbeddedPractice, Options, kept_account};

/// One that was started apart, when the environment names one; else our own, with its world below the home folder.
pub(crate) fn source(environment: &Environment, home: &Path) -> PracticeSource {
    if let Some(url) = &environment.practice_url {
        return PracticeSource::At(url.clone());
    }
    let practice =
        Arc::new(EmbeddedPractice::new(Options { home: Some(home.join(PRACTICE_FOLDER)), ..Options::default() }));
    PracticeSource::Start(Box::new(move || {
        let practice = Arc::clone(&practice);
        Box::pin(async move {
            let endpoint = practice.endpoint().await.map_err(|error| error.to_string())?;
            let set_aside = practice.unreadable_world().await.map(|world| world.file);
            Ok(RunningPractice { endpoint, set_aside })
        })
    }))
}

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

/// How a person's repository gets into it.
pub(crate) fn put_stand_in() -> PutStandIn {
    Box::new(|endpoint, stand_in| {
        Box::pin(async move {
            let StandIn { provider, repository, branch, files, of_clone } = stand_in;
            let copy = PracticeCopy { provider, repository, branch, files, sample: !of_clone };
            let source = Client::new(&endpoint).copy(&copy).await.map_err(|error| error.to_string())?;
            Ok(match source {
                control::PracticeSource::Copy => PracticeFiles::StandIn,
                control::PracticeSource::Own => PracticeFiles::Own,
                control::PracticeSource::NoBranch => PracticeFiles::NoBranch,
            })
        })
    })
}
