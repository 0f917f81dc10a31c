//! The Practice screen, passed on to the practice account's own controls.

use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode};
use gangway_practice::control::*;

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
