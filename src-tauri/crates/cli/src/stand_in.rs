//! How a person's repository gets into a practice account that was started apart.

use gangway_app::views::StandInView;
use gangway_app::{PracticeFiles, PutStandIn, StandIn};
use gangway_practice::control::{Client, PracticeCopy, PracticeSource};

use crate::output::Output;

/// Hands it over through the practice account's own controls.
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
