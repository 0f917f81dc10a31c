//! What a setup has at AWS is a fact on the disk, whatever becomes of the journals of its jobs.

use std::path::Path;

use gangway_app::bindings::{JobKind, JobStatus};
use gangway_app::views::*;
use serde_json::{Value, json};

use crate::desk::{Desk, REGION, press, write};

/// A setup whose connection was made and whose stack was deployed in the practice account.
pub(crate) async fn deployed(desk: &Desk) -> SetupView {
    deployed_as_it_is(desk, &desk.setup().await.id).await
}

/// The same, of a setup that has its answers.
pub(crate) async fn deployed_as_it_is(desk: &Desk, id: &str) -> SetupView {
    let id = id.to_owned();
    let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    press(desk.watch(&job).await.connection.unwrap().address.unwrap()).await;
    desk.app.look_again().await;
    let mut watch = desk.app.watch_job(JobCursor { job: job.id, event: 0, line: 0 }).unwrap();
    while watch.next().await.is_some() {}
    let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    desk.open_setup(&id).await
}

pub(crate) async fn taken_down(desk: &Desk, id: &str) {
    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.to_owned(), connection: true, host: false }).await.unwrap().plan;
    let job = desk.app.tear_down(ApprovePlan { id: id.to_owned(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
}

pub(crate) fn without_journals(home: &Path) {
    std::fs::remove_dir_all(home.join("journals")).unwrap();
}

/// Changes the file of the one setup.
pub(crate) fn rewrite_setup(home: &Path, id: &str, change: impl FnOnce(&mut Value)) {
    let path = home.join("setups").join(format!("{id}.json"));
    let mut setup: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut setup);
    write(path, setup.to_string());
}

/// Deployed or not, and the connection.
async fn stands(desk: &Desk, id: &str) -> (bool, Option<String>) {
    let view = desk.open_setup(id).await;
    (view.deployed, view.place.connection_arn)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deployed_setup_is_deployed_without_its_journals_and_so_is_one_that_was_taken_down() {
    let desk = Desk::new().await;
    let view = deployed(&desk).await;
    let id = view.id;
    assert!(view.deployed && view.place.connection_arn.is_some());
    let desk = desk.restart_after(without_journals).await;
    assert_eq!(stands(&desk, &id).await, (true, view.place.connection_arn));
    assert!(desk.open_setup(&id).await.jobs.is_empty());

    taken_down(&desk, &id).await;
    let desk = desk.restart_after(without_journals).await;
    assert_eq!(stands(&desk, &id).await, (false, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_newer_version_recorded_beside_it_stays() {
    let desk = Desk::new().await;
    let id = deployed(&desk).await.id;
    let path = |home: &Path| home.join("records").join(format!("{id}.json"));
    let desk = desk
        .restart_after(|home| {
            let mut record: Value = serde_json::from_str(&std::fs::read_to_string(path(home)).unwrap()).unwrap();
            record["hosts"] = json!([{ "name": "h" }]);
            record["connections"][0]["host"] = "h".into();
            record["deployments"].as_array_mut().unwrap().push(json!({ "place": { "account": { "kind": "sso" } } }));
            write(path(home), record.to_string());
        })
        .await;
    let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    desk.watch(&job).await;
    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: false, host: false }).await.unwrap().plan;
    let job = desk.app.tear_down(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Succeeded);
    let record: Value = serde_json::from_str(&std::fs::read_to_string(path(&desk.path("home"))).unwrap()).unwrap();
    assert_eq!((&record["hosts"][0]["name"], &record["connections"][0]["host"]), (&json!("h"), &json!("h")));
    assert_eq!(record["deployments"].as_array().unwrap().len(), 1, "only its own is gone: {record}");
}

/// Version 0.1.0 kept marks in the setup, and asked the journals each time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_folder_of_version_0_1_0_says_the_same() {
    let desk = Desk::new().await;
    let view = deployed(&desk).await;
    let id = view.id.clone();
    let place = json!({ "account": view.place.account, "region": REGION });
    let arn = view.place.connection_arn.clone();
    let as_before = |home: &Path, change: &dyn Fn(&mut Value)| {
        std::fs::remove_dir_all(home.join("records")).unwrap();
        rewrite_setup(home, &id, |setup| {
            setup["place"]["connectionArn"] = Value::Null;
            change(setup);
        });
    };
    // Its connection is the one that its job made.
    let desk = desk.restart_after(|home| as_before(home, &|setup| setup["connectingAfter"] = "".into())).await;
    assert_eq!(stands(&desk, &id).await, (true, arn.clone()));
    // It moved since, and comes back.
    let moved = |setup: &mut Value| {
        setup["place"]["region"] = "us-east-1".into();
        let to = json!({ "account": place["account"], "region": REGION, "provider": "GitHub" });
        setup["left"] = json!([{ "to": to, "arn": null, "connectingAfter": "", "removingAfter": null }]);
    };
    let desk = desk.restart_after(|home| as_before(home, &moved)).await;
    assert_eq!(stands(&desk, &id).await, (false, None));
    desk.save(&view).await;
    assert_eq!(stands(&desk, &id).await, (true, arn.clone()));
    // Once it is written down, the journals may go.
    let desk = desk.restart_after(without_journals).await;
    assert_eq!(stands(&desk, &id).await, (true, arn.clone()));
    // Deployed before its newest deployment, of which nothing is left.
    let before = |setup: &mut Value| {
        setup["place"]["connectionArn"] = arn.clone().into();
        setup["deployedIn"] = json!([place]);
    };
    let desk = desk.restart_after(|home| as_before(home, &before)).await;
    assert_eq!(stands(&desk, &id).await, (true, arn.clone()));

    // A tear-down that deleted the connection, too.
    taken_down(&desk, &id).await;
    let removed = |setup: &mut Value| {
        setup["place"]["connectionArn"] = arn.clone().into();
        setup["removingAfter"] = "".into();
        setup["deployedIn"] = json!([place]);
    };
    let desk = desk.restart_after(|home| as_before(home, &removed)).await;
    assert_eq!(stands(&desk, &id).await, (false, None));
    assert_eq!(desk.open_setup(&id).await.jobs[0].kind, JobKind::TearDown);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setup_that_was_renamed_is_taken_down_where_it_stands() {
    let desk = Desk::new().await;
    let mut view = deployed(&desk).await;
    view.setup.name = "renamed".to_owned();
    desk.save(&view).await;
    taken_down(&desk, &view.id).await;
    let left = desk.control().state().await.unwrap().resources;
    assert!(left.iter().all(|it| it.resource_type == "AWS::CodeConnections::Connection"), "{left:?}");
    assert!(!desk.open_setup(&view.id).await.deployed);
}
