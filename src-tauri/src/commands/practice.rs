//! The Practice screen, passed on to the practice account's own controls.

use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::views::SetupRef;
use gangway_practice::control::*;
use serde::Serialize;
use ts_rs::TS;

use super::Caller;

/// What was put into the practice provider for a person's own repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PracticeAdopted {
    /// `owner/name`.
    repository: String,
    /// How many files of the clone were copied; 0 when a small sample stands in.
    files: u32,
    /// How many files of the clone were left out.
    skipped: u32,
}

/// Puts a copy of a setup's repository into the practice provider, unless the provider has it already: then nothing.
pub(super) async fn practice_adopt(caller: Caller, question: SetupRef) -> Result<Option<PracticeAdopted>, Fault> {
    let Some(stand_in) = caller.app.stand_in(question).await? else { return Ok(None) };
    let control = control(&caller).await?;
    let world = control.state().await.map_err(fault)?;
    let known = world.repositories.iter().find(|one| one.name.eq_ignore_ascii_case(&stand_in.repository));
    // A branch that only a clone has is copied, too.
    let has = |branch: &str| known.is_some_and(|one| one.branches.iter().any(|it| it.name == branch));
    if known.is_some() && (has(&stand_in.branch) || !stand_in.of_clone) {
        return Ok(None);
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let adopted = PracticeAdopted {
        repository: stand_in.repository.clone(),
        files: if stand_in.of_clone { count(stand_in.files.len()) } else { 0 },
        skipped: count(stand_in.skipped),
    };
    let files = stand_in.files.into_iter().map(|(path, text)| PracticeFile { path, text: Some(text) }).collect();
    let message = "A copy to practise with".to_owned();
    let push = PracticePush { repository: stand_in.repository, branch: stand_in.branch, message, files };
    control.push(&push).await.map_err(fault)?;
    Ok(Some(adopted))
}

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
