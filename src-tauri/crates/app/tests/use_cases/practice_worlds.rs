//! Practice accounts and their worlds: what was made in one is in no other, and gone when its account began anew.

use std::path::Path;
use std::sync::Arc;

use gangway_app::bindings::{Fact, FaultCode, JobKind, JobStatus};
use gangway_app::views::*;
use gangway_app::{App, PracticeSource, RunningPractice};
use gangway_practice::control::{Client, PracticeFault, PracticeFaultKind, PracticeFaults};
use gangway_practice::{EmbeddedPractice, Options, Practice};
use serde_json::{Value, json};

use crate::desk::{Desk, OWN_PRACTICE, REGION, open, open_with, practice_options, start, write};
use crate::records::{deployed, deployed_as_it_is, taken_down};

const WORLD: &str = "practice-world.json";

/// Starts the program with its own practice account, as the window does.
async fn program(folder: &Path) -> App {
    let practice = Arc::new(EmbeddedPractice::new(practice_options(Some(folder.join(OWN_PRACTICE)))));
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

fn practice() -> AccountRequest {
    AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() }
}

/// Whether a setup counts as deployed, how many jobs of it are shown, and what Home tells.
async fn home(app: &App, id: &str) -> (bool, usize, Vec<FaultCode>) {
    let overview = app.overview(()).await.unwrap();
    let view = app.open_setup(SetupRef { id: id.to_owned() }).await.unwrap();
    (view.deployed, view.jobs.len(), overview.faults.iter().map(|fault| fault.code).collect())
}

/// What Home shows of a setup that was deployed with a connection of its own, where it was deployed.
const DEPLOYED: (bool, usize, Vec<FaultCode>) = (true, 2, vec![]);
const NOT_DEPLOYED: (bool, usize, Vec<FaultCode>) = (false, 0, vec![]);

/// The keys in the record of a setup and in its journals.
fn keys(folder: &Path, id: &str) -> Vec<Value> {
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let record: Value = serde_json::from_str(&read(&folder.join("home/records").join(format!("{id}.json")))).unwrap();
    let recorded = ["deployments", "connections"].iter().flat_map(|part| record[part].as_array().unwrap());
    let mut keys: Vec<Value> = recorded.map(|one| one["place"].clone()).collect();
    for journal in std::fs::read_dir(folder.join("home/journals")).unwrap() {
        let text = read(&journal.unwrap().path());
        let started: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        keys.push(started["account"].clone());
    }
    keys
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_world_that_cannot_be_read_is_told_once() {
    let desk = Desk::new().await;
    let id = deployed(&desk).await.id;
    let folder = desk.end().await;

    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, DEPLOYED, "the world is there");
    drop(app);
    write(folder.path().join(OWN_PRACTICE).join(WORLD), "{ broken");
    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, (false, 0, vec![FaultCode::PracticeBeganAnew]));
    let told = app.overview(()).await.unwrap().faults.remove(0);
    let Some(Fact::Text(path)) = told.facts.get("path") else { panic!("{told:?}") };
    assert_eq!(std::fs::read_to_string(path).unwrap(), "{ broken", "the old file is where it is said to be");
    drop(app);
    let app = program(folder.path()).await;
    assert_eq!(home(&app, &id).await, NOT_DEPLOYED, "it was heard");
}

/// A version that knew no worlds has heard of an unreadable one by its path.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_earlier_version_has_told_is_not_told_again() {
    let desk = Desk::new().await;
    let id = deployed(&desk).await.id;
    let folder = desk.end().await;
    let world = folder.path().join(OWN_PRACTICE).join(WORLD);
    let mut saved: Value = serde_json::from_str(&std::fs::read_to_string(&world).unwrap()).unwrap();
    saved["set_aside"] = "/somewhere".into();
    write(&world, saved.to_string());
    let memory = folder.path().join("home/settings/practice-world.json");
    for (answered, told) in [("/somewhere", vec![]), ("", vec![FaultCode::PracticeBeganAnew])] {
        write(&memory, json!({ "setAside": answered }).to_string());
        let app = program(folder.path()).await;
        assert_eq!(home(&app, &id).await.2, told, "{answered:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_practice_accounts_are_two_accounts() {
    let mut id = String::new();
    let desk = Desk::with_practice_apart().await;
    let desk = desk
        .restart_while(async |apart, folder| {
            // The window's own, while the other one runs in a terminal.
            let own = Desk::beside(folder).await;
            id = deployed(&own).await.id;
            own.end().await;
            apart
        })
        .await;
    assert_eq!(home(&desk.app, &id).await, NOT_DEPLOYED);
    let summary = desk.app.overview(()).await.unwrap().setups.remove(0);
    assert!(summary.elsewhere.is_empty() && !desk.open_setup(&id).await.stays, "{summary:?}");
    assert!(desk.app.standing_twins(SetupRef { id: id.clone() }).unwrap().is_empty());
    let connections = desk.app.connections(practice()).await.unwrap();
    assert!(connections.iter().all(|one| one.used_by.is_empty()), "{connections:?}");

    // The same in the other one: ids repeat, since both worlds began alike.
    let there = deployed_as_it_is(&desk, &id).await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
    let region = "us-east-1".to_owned();
    let moved = ChangeAccount { id: id.clone(), account: AccountChoice::Practice, region, second: false };
    assert_eq!(desk.app.change_account(moved).await.unwrap_err().code, FaultCode::SetupDeployed);
    taken_down(&desk, &id).await;
    assert!(!home(&desk.app, &id).await.0);
    assert_eq!(desk.open_setup(&id).await.place.connection_arn, None);

    let folder = desk.end().await;
    let app = program(folder.path()).await;
    let (is_deployed, _, told) = home(&app, &id).await;
    assert_eq!((is_deployed, told), (true, vec![]), "what stands in its own was left alone");
    let view = app.open_setup(SetupRef { id }).await.unwrap();
    assert_eq!(view.place.connection_arn, there.place.connection_arn, "so was the connection with the same ARN");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_account_that_is_started_again_goes_on() {
    let desk = Desk::with_practice_apart().await;
    let id = deployed(&desk).await.id;
    let again = async |practice: Practice, folder: &Path| {
        practice.stop().await;
        start(Some(folder.join("apart"))).await
    };
    let desk = desk.restart_while(again).await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
    // At another address, too.
    let elsewhere = async |practice: Practice, folder: &Path| {
        let port = practice.endpoint().rsplit(':').next().unwrap().to_owned();
        practice.stop().await;
        let _taken = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
        start(Some(folder.join("apart"))).await
    };
    let desk = desk.restart_while(elsewhere).await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
    taken_down(&desk, &id).await;
}

/// Another account at the same address for a while.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_stands_in_an_account_outlasts_another_one_at_its_address() {
    let desk = Desk::with_practice_apart().await;
    let id = deployed(&desk).await.id;
    let started = |name: &'static str| {
        async move |practice: Practice, folder: &Path| {
            let port = practice.endpoint().rsplit(':').next().unwrap().parse().unwrap();
            practice.stop().await;
            Practice::start(Options { port, ..practice_options(Some(folder.join(name))) }).await.unwrap()
        }
    };
    let desk = desk.restart_while(started("another")).await;
    assert_eq!(home(&desk.app, &id).await, NOT_DEPLOYED, "nothing is gone, so nothing is told");
    let desk = desk.restart_while(started("apart")).await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
}

/// What becomes of an account: it is started again.
async fn check_beginning(desk: Desk, begins: impl AsyncFnOnce(Practice, &Path) -> Practice) {
    let id = deployed(&desk).await.id;
    let mut view = desk.open_setup(&id).await;
    view.place.step = Step::Review;
    desk.save(&view).await;
    let desk = desk.restart_while(begins).await;
    assert_eq!(home(&desk.app, &id).await, (false, 0, vec![FaultCode::PracticeWorldGone]));
    let after = desk.open_setup(&id).await;
    assert_eq!((after.setup, after.place.step), (view.setup, Step::Connection), "the answers stay");
    let desk = desk.restart().await;
    assert_eq!(home(&desk.app, &id).await, NOT_DEPLOYED, "it was heard");
    deployed_as_it_is(&desk, &id).await;
    let desk = desk.restart().await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
}

async fn reset(practice: Practice, _: &Path) -> Practice {
    Client::new(practice.endpoint()).reset().await.unwrap();
    practice
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_was_started_apart_and_began_anew_says_so() {
    check_beginning(Desk::with_practice_apart().await, reset).await;
    check_beginning(Desk::with_practice_in_memory().await, reset).await;
    let unreadable = async |practice: Practice, folder: &Path| {
        practice.stop().await;
        write(folder.join("apart").join(WORLD), "{ broken");
        start(Some(folder.join("apart"))).await
    };
    check_beginning(Desk::with_practice_apart().await, unreadable).await;
    let deleted = async |practice: Practice, folder: &Path| {
        practice.stop().await;
        std::fs::remove_file(folder.join("apart").join(WORLD)).unwrap();
        start(Some(folder.join("apart"))).await
    };
    check_beginning(Desk::with_practice_apart().await, deleted).await;
    // Without a folder, an account is the one at its address.
    let ended = async |practice: Practice, _: &Path| {
        let port = practice.endpoint().rsplit(':').next().unwrap().parse().unwrap();
        practice.stop().await;
        Practice::start(Options { port, ..practice_options(None) }).await.unwrap()
    };
    check_beginning(Desk::with_practice_in_memory().await, ended).await;
}

/// Its world's file, or its whole folder.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_own_account_that_was_deleted_says_so() {
    check_beginning(Desk::new().await, reset).await;
    let file = async |practice: Practice, folder: &Path| {
        practice.stop().await;
        std::fs::remove_file(folder.join(OWN_PRACTICE).join(WORLD)).unwrap();
        start(Some(folder.join(OWN_PRACTICE))).await
    };
    check_beginning(Desk::new().await, file).await;
    let whole = async |practice: Practice, folder: &Path| {
        practice.stop().await;
        std::fs::remove_dir_all(folder.join(OWN_PRACTICE)).unwrap();
        start(Some(folder.join(OWN_PRACTICE))).await
    };
    check_beginning(Desk::new().await, whole).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_holds_in_its_own_world_alone() {
    let desk = Desk::with_practice_apart().await;
    let id = deployed(&desk).await.id;
    let question = PlanTearDown { id: id.clone(), connection: false, host: false };
    let plan = desk.app.plan_tear_down(question).await.unwrap().plan;
    desk.control().reset().await.unwrap();
    let approved = ApprovePlan { id: id.clone(), digest: plan.digest };
    assert_eq!(desk.app.tear_down(approved).await.unwrap_err().code, FaultCode::PlanChanged);
    assert_eq!(home(&desk.app, &id).await, (false, 0, vec![FaultCode::PracticeWorldGone]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_names_the_world_and_a_setup_file_does_not() {
    let own = json!({ "kind": "practice" });
    let desk = Desk::new().await;
    let id = deployed(&desk).await.id;
    let folder = desk.end().await;
    let place = json!({ "account": own, "region": REGION });
    assert_eq!(keys(folder.path(), &id), vec![place; 4], "earlier versions read this, too");

    let desk = Desk::with_practice_apart().await;
    let id = deployed(&desk).await.id;
    let identity = desk.control().identity().await.unwrap();
    let copy = desk.path("shared.gangway.json").display().to_string();
    desk.app.save_setup_copy(SaveCopy { id: id.clone(), path: copy.clone(), overwrite: false }).await.unwrap();
    let folder = desk.end().await;
    let account = json!({ "kind": "practiceAccount", "account": identity.account, "world": identity.world });
    let place = json!({ "account": account, "region": REGION });
    assert_eq!(keys(folder.path(), &id), vec![place; 4]);
    let setup = std::fs::read_to_string(folder.path().join("home/setups").join(format!("{id}.json"))).unwrap();
    for text in [std::fs::read_to_string(copy).unwrap(), setup] {
        assert!(!text.contains(&identity.account) && !text.contains(&identity.world), "{text}");
    }
}

/// What a version wrote that told one practice account from another by nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_without_a_world_is_the_own_account_s() {
    let desk = Desk::new().await;
    let id = deployed(&desk).await.id;
    let desk = desk
        .restart_while(async |practice, folder| {
            std::fs::remove_file(folder.join("home/settings/practice-world.json")).unwrap();
            practice.stop().await;
            // Nor had its practice account an id.
            std::fs::remove_file(folder.join(OWN_PRACTICE).join("identity.json")).unwrap();
            start(Some(folder.join(OWN_PRACTICE))).await
        })
        .await;
    assert_eq!(home(&desk.app, &id).await, DEPLOYED);
    let desk = desk
        .restart_while(async |practice, folder| {
            practice.stop().await;
            start(Some(folder.join("apart"))).await
        })
        .await;
    assert_eq!(home(&desk.app, &id).await, NOT_DEPLOYED);
    let folder = desk.end().await;
    assert_eq!(home(&program(folder.path()).await, &id).await, DEPLOYED);
}

/// A setup with a job that waits for the person in the browser.
async fn connecting(desk: &Desk) -> String {
    let id = desk.setup().await.id;
    let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::WaitingForPerson);
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_does_not_answer_says_so_and_loses_nothing() {
    let desk = Desk::with_practice_apart().await;
    let (id, waiting) = (deployed(&desk).await.id, connecting(&desk).await);
    let endpoint = desk.endpoint().to_owned();
    let folder = desk.end().await;
    let app = open(&folder.path().join("home"), &endpoint).await;
    assert_eq!(home(&app, &id).await, DEPLOYED, "as it was when it was last heard of");
    for told in [
        app.connections(practice()).await.map(drop),
        app.identify(practice()).await.map(drop),
        app.plan_deployment(SetupRef { id: id.clone() }).await.map(drop),
        app.start_run(SetupRef { id: id.clone() }).await.map(drop),
        app.watch_run(SetupRef { id: id.clone() }).await.map(drop),
    ] {
        assert_eq!(told.unwrap_err().code, FaultCode::PracticeUnreachable);
    }
    let jobs = app.open_setup(SetupRef { id: waiting.clone() }).await.unwrap().jobs;
    assert!(jobs.len() == 1 && jobs[0].status.is_at_work(), "it isn't given up: {jobs:?}");
    // It is there again while the program runs.
    let practice_account = start(Some(folder.path().join("apart"))).await;
    assert_eq!(practice_account.endpoint(), endpoint);
    app.connections(practice()).await.unwrap();
    assert_eq!(home(&app, &id).await, DEPLOYED);
    drop(app);

    // At an address where none was ever heard of, nothing is known, and answers are kept.
    let app = open(&folder.path().join("home"), "http://127.0.0.1:1").await;
    assert_eq!(home(&app, &id).await, NOT_DEPLOYED);
    let SetupView { setup, mut place, .. } = app.open_setup(SetupRef { id: id.clone() }).await.unwrap();
    "us-east-1".clone_into(&mut place.region);
    let saved = app.save_setup(SaveSetup { id: id.clone(), setup: setup.clone(), place: place.clone() }).await.unwrap();
    assert!(!saved.deployed);
    REGION.clone_into(&mut place.region);
    app.save_setup(SaveSetup { id: id.clone(), setup, place }).await.unwrap();
    drop(app);
    let app = open(&folder.path().join("home"), &endpoint).await;
    assert_eq!(home(&app, &id).await, DEPLOYED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_goes_on_in_the_account_in_which_it_began() {
    let desk = Desk::with_practice_apart().await;
    let id = connecting(&desk).await;
    let desk = desk
        .restart_while(async |apart, folder| {
            let own = Desk::beside(folder).await;
            assert_eq!(home(&own.app, &id).await, NOT_DEPLOYED);
            assert!(own.app.overview(()).await.unwrap().jobs.is_empty());
            // The setup isn't held by what lies elsewhere.
            deployed_as_it_is(&own, &id).await;
            taken_down(&own, &id).await;
            own.end().await;
            apart
        })
        .await;
    let job = desk.open_setup(&id).await.jobs.remove(0);
    assert_eq!((job.kind, job.status.is_at_work()), (JobKind::Connect, true), "{job:?}");
    crate::desk::press(desk.watch(&job).await.connection.unwrap().address.unwrap()).await;
    desk.app.look_again().await;
    let mut watch = desk.app.watch_job(JobCursor { job: job.id.clone(), event: 0, line: 0 }).unwrap();
    while watch.next().await.is_some() {}
    assert_eq!(desk.app.job(JobRef { job: job.id }).await.unwrap().status, JobStatus::Succeeded);
}

/// One that failed, tried again when another account answers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_of_another_account_is_not_tried_again_in_this_one() {
    let desk = Desk::with_practice_apart().await;
    let id = desk.setup().await.id;
    let fails = PracticeFault { kind: PracticeFaultKind::AccessDenied, operation: String::new(), times: None };
    let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
    desk.control().faults(&PracticeFaults { faults: vec![fails] }).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Failed);
    let desk = desk.restart_while(async |_, _| start(None).await).await;
    desk.app.retry_job(JobRef { job: job.id.clone() }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.fault.map(|fault| fault.code), Some(FaultCode::PracticeElsewhere));
    let made = desk.control().state().await.unwrap().resources;
    let begun = start(None).await;
    let resources = Client::new(begun.endpoint()).state().await.unwrap().resources;
    assert_eq!(made, resources, "nothing was made");
    // It keeps nobody from deleting the setup.
    desk.app.delete_setup(SetupRef { id }).await.unwrap();
}
