//! The Practice screen, passed on to the practice account's own controls.

use gangway_app::bindings::{Fault, FaultCode};
use gangway_practice::control::*;

use super::Caller;

pub(super) async fn practice_world(caller: Caller, (): ()) -> Result<PracticeWorld, Fault> {
    control(&caller).await?.state().await.map_err(fault)
}

pub(super) async fn practice_push(caller: Caller, question: PracticePush) -> Result<PracticeWorld, Fault> {
    control(&caller).await?.push(&question).await.map_err(fault)
}

pub(super) async fn practice_pull_request(
    caller: Caller,
    question: PracticePullRequest,
) -> Result<PracticeWorld, Fault> {
    control(&caller).await?.pull_request(&question).await.map_err(fault)
}

pub(super) async fn practice_faults(caller: Caller, question: PracticeFaults) -> Result<PracticeWorld, Fault> {
    control(&caller).await?.faults(&question).await.map_err(fault)
}

pub(super) async fn practice_clock(caller: Caller, question: PracticeClock) -> Result<PracticeWorld, Fault> {
    control(&caller).await?.clock(&question).await.map_err(fault)
}

pub(super) async fn practice_reset(caller: Caller, (): ()) -> Result<PracticeWorld, Fault> {
    let world = control(&caller).await?.reset().await.map_err(fault)?;
    caller.app.practice_began_anew().await?;
    Ok(world)
}

async fn control(caller: &Caller) -> Result<Client, Fault> {
    Ok(Client::new(&caller.app.practice_endpoint().await?))
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn fault(error: ControlError) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", error.to_string())
}
