//! The practice account inside the desktop program: started when it is first needed, kept until the program ends.

use std::path::Path;
use std::sync::Arc;

use gangway_app::environment::Environment;
use gangway_app::{PracticeFiles, PracticeSource, PutStandIn, RunningPractice, StandIn};
use gangway_practice::control::{self, Client, PracticeCopy};
use gangway_practice::{EmbeddedPractice, Options};

/// One that was started apart, when the environment names one; else our own, with its world below the home folder.
pub(crate) fn source(environment: &Environment, home: &Path) -> PracticeSource {
    if let Some(url) = &environment.practice_url {
        return PracticeSource::At(url.clone());
    }
    let practice = Arc::new(EmbeddedPractice::new(Options { home: Some(home.join("practice")), ..Options::default() }));
    PracticeSource::Start(Box::new(move || {
        let practice = Arc::clone(&practice);
        Box::pin(async move {
            let endpoint = practice.endpoint().await.map_err(|error| error.to_string())?;
            let set_aside = practice.unreadable_world().await.map(|world| world.file);
            Ok(RunningPractice { endpoint, set_aside })
        })
    }))
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
