//! The Practice screen, passed on to the practice account's own controls.

use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, MessagePlace};
use gangway_practice::control::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) async fn practice_world(app: Arc<App>, (): ()) -> Result<PracticeWorld, Fault> {
    control(&app).await?.state().await.map_err(fault)
}

pub(crate) async fn practice_push(app: Arc<App>, question: PracticePush) -> Result<PracticeWorld, Fault> {
    control(&app).await?.push(&question).await.map_err(fault)
}

pub(crate) async fn practice_pull_request(
    app: Arc<App>,
    question: PracticePullRequest,
) -> Result<PracticeWorld, Fault> {
    control(&app).await?.pull_request(&question).await.map_err(fault)
}

pub(crate) async fn practice_faults(app: Arc<App>, question: PracticeFaults) -> Result<PracticeWorld, Fault> {
    control(&app).await?.faults(&question).await.map_err(fault)
}

/// A message that the program knows, as the practice account can give it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KnownMessage {
    /// The name of what it means.
    pub(crate) cause: String,
    pub(crate) message: PlayedMessage,
}

pub(crate) async fn practice_messages(_app: Arc<App>, (): ()) -> Result<Vec<KnownMessage>, Fault> {
    // A pipeline retries a build that failed once by itself.
    let places = [
        (MessagePlace::Source, PlayedPlace::Source, 1),
        (MessagePlace::BuildStart, PlayedPlace::BuildStart, 2),
        (MessagePlace::BuildPhase, PlayedPlace::BuildPhase, 2),
        (MessagePlace::BuildLog, PlayedPlace::BuildLog, 2),
        (MessagePlace::Deploy, PlayedPlace::Deploy, 1),
        (MessagePlace::Stack, PlayedPlace::Stack, 1),
    ];
    let known = places.into_iter().flat_map(|(of, place, times)| {
        of.messages().map(move |row| KnownMessage {
            cause: row.cause.name(),
            message: PlayedMessage { place, code: row.code.to_owned(), text: row.sample.to_owned(), times },
        })
    });
    // What CloudFormation's own check says before anything is changed.
    let taken = |text: &str| text.starts_with("Resource of type '") && text.ends_with("already exists.");
    let refused = MessagePlace::Stack.messages().filter(|row| taken(row.sample)).map(|row| KnownMessage {
        cause: row.cause.name(),
        message: PlayedMessage {
            place: PlayedPlace::ChangeSet,
            code: "NAME_CONFLICT_VALIDATION".to_owned(),
            text: row.sample.to_owned(),
            times: 1,
        },
    });
    Ok(known.chain(refused).collect())
}

pub(crate) async fn practice_play(app: Arc<App>, question: PlayedMessage) -> Result<PracticeWorld, Fault> {
    control(&app).await?.play(&question).await.map_err(fault)
}

pub(crate) async fn practice_clock(app: Arc<App>, question: PracticeClock) -> Result<PracticeWorld, Fault> {
    control(&app).await?.clock(&question).await.map_err(fault)
}

pub(crate) async fn practice_reset(app: Arc<App>, (): ()) -> Result<PracticeWorld, Fault> {
    let world = control(&app).await?.reset().await.map_err(fault)?;
    app.practice_began_anew().await?;
    Ok(world)
}

async fn control(app: &App) -> Result<Client, Fault> {
    Ok(Client::new(&app.practice_endpoint().await?))
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn fault(error: ControlError) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", error.to_string())
}
