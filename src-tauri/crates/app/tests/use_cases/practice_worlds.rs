//! A practice account that can't read its world: the program hears of it, and no longer speaks of what was in it.

use std::path::Path;
use std::sync::Arc;

use gangway_app::bindings::{Fact, FaultCode, JobStatus};
use gangway_app::views::*;
use gangway_app::{App, PracticeSource, RunningPractice};
use gangway_practice::{EmbeddedPractice, FAST_SPEED, Options};

use crate::desk::{Desk, open_with, write};

/// Starts the program with its own practice account, as the window does.
async fn program(folder: &Path) -> App {
    let home = Some(folder.join("practice"));
    let practice = Arc::new(EmbeddedPractice::new(Options { home, speed: FAST_SPEED, ..Options::default() }));
    let start = move || -> std::pin::Pin<Box<dyn Future<Output = Result<RunningPractice, String>> + Send>> {
        let practice = Arc::clone(&practice);
        Box::pin(async move {
            let endpoint = practice.endpoint().await.map_err(|error| error.to_string())?;
            let set_aside = practice.unreadable_world().await.map(|world| world.file);
            Ok(RunningPractice { endpoint, set_aside })
        })
    };
    open_with(&folder.join("home"), PracticeSource::Start(Box::new(start))).await
}

/// Whether a setup counts as deployed, and what Home tells.
async fn home(app: &App, id: &str) -> (bool, usize, Vec<FaultCode>) {
    let overview = app.overview(()).await.unwrap();
    let view = app.open_setup(SetupRef { id: id.to_owned() }).await.unwrap();
    (view.deployed, view.jobs.len(), overview.faults.iter().map(|fault| fault.code).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_world_that_cannot_be_read_is_told_once() {
    let desk = Desk::with_practice_folder().await;
    let id = desk.setup().await.id;
    let account = AccountRequest { account: AccountChoice::Practice, region: crate::desk::REGION.to_owned() };
    let connections = desk.app.connections(account).await.unwrap();
    let ready = connections.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.clone(), arn: ready.arn }).await.unwrap();
    let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Succeeded);
    let folder = desk.end().await;

    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, (true, 1, vec![]), "the world is there");
    drop(app);
    write(folder.path().join("practice/practice-world.json"), "{ broken");
    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, (false, 0, vec![FaultCode::PracticeBeganAnew]));
    let told = app.overview(()).await.unwrap().faults.remove(0);
    let Some(Fact::Text(path)) = told.facts.get("path") else { panic!("{told:?}") };
    assert_eq!(std::fs::read_to_string(path).unwrap(), "{ broken", "the old file is where it is said to be");
    drop(app);
    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, (false, 0, vec![]), "it was heard");
}
