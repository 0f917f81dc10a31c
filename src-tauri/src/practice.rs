//! The practice account inside the desktop program: started when it is first needed, kept until the program ends.

use std::path::Path;
use std::sync::Arc;

use gangway_app::environment::Environment;
use gangway_app::{PracticeFiles, PracticeSource, PutStandIn, StandIn};
use gangway_practice::control::{self, Client, PracticeCopy};
use gangway_practice::{Options, Practice};
use tokio::sync::Mutex;

/// One that was started apart, when the environment names one; else our own, with its world below the home folder.
pub(crate) fn source(environment: &Environment, home: &Path) -> PracticeSource {
    if let Some(url) = &environment.practice_url {
        return PracticeSource::At(url.clone());
    }
    let world = home.join("practice");
    // It ends when it is dropped, so somebody must hold it.
    let running: Arc<Mutex<Option<Practice>>> = Arc::default();
    PracticeSource::Start(Box::new(move || {
        let (world, running) = (world.clone(), Arc::clone(&running));
        Box::pin(async move {
            let options = Options { home: Some(world), ..Options::default() };
            let practice = Practice::start(options).await.map_err(|error| error.to_string())?;
            let endpoint = practice.endpoint().to_owned();
            *running.lock().await = Some(practice);
            Ok(endpoint)
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
