//! From a setup to a running pipeline and back, over the real wire.

use gangway_app::bindings::{Change, FaultCode, JobKind, JobStatus};
use gangway_app::setup_files::SetupFile;
use gangway_app::views::*;
use gangway_practice::control::PracticePush;

use crate::desk::{Desk, REGION, press};

fn account() -> AccountRequest {
    AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_waits_for_the_person_over_a_restart() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
    assert_eq!(plan.items.len(), 1);
    assert_eq!(plan.items[0].change, Change::Add);
    let unseen = ApprovePlan { id: id.clone(), digest: "0".repeat(64) };
    assert_eq!(desk.app.connect(unseen).await.unwrap_err().code, FaultCode::PlanChanged);
    let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let waiting = desk.watch(&job).await;
    assert_eq!(waiting.status, JobStatus::WaitingForPerson, "{waiting:?}");
    let arn = waiting.connection.unwrap().arn.unwrap();
    assert_eq!(desk.open_setup(&id).await.place.connection_arn, Some(arn.clone()));

    let desk = desk.restart().await;
    let jobs = desk.app.overview(()).await.unwrap().jobs;
    assert_eq!(jobs.len(), 1);
    let waiting = desk.watch(&jobs[0]).await;
    let connection = waiting.connection.clone().unwrap();
    assert_eq!(connection.arn, Some(arn.clone()));
    let address = connection.address.unwrap();
    assert!(desk.app.check_address(&address).is_ok());
    press(address).await;
    desk.app.look_again().await;
    let mut watch = desk.app.watch_job(JobCursor { job: waiting.id, event: 0, line: 0 }).unwrap();
    let mut last = None;
    while let Some(message) = watch.next().await {
        if let gangway_app::bindings::JobMessage::Snapshot { snapshot } = message {
            last = Some(snapshot.status);
        }
    }
    assert_eq!(last, Some(JobStatus::Succeeded));
    let all = desk.app.connections(account()).await.unwrap();
    let ours: Vec<_> = all.iter().filter(|connection| connection.arn == arn).collect();
    assert_eq!(ours.len(), 1);
    assert_eq!((ours[0].status.as_str(), ours[0].used_by.len()), ("AVAILABLE", 1));
    assert_eq!(desk.open_setup(&id).await.place.connection_arn, Some(arn.clone()));

    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: true, host: false }).await.unwrap().plan;
    let job = desk.app.tear_down(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    assert_eq!(desk.open_setup(&id).await.place.connection_arn, None);
    let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let made = desk.watch(&job).await.connection.unwrap().arn;
    assert!(made.is_some() && made != Some(arn));
    assert_eq!(desk.open_setup(&id).await.place.connection_arn, made);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_planned_deployed_and_exported_is_the_same_connection() {
    // One that is ready, one that somebody began elsewhere, and a new one.
    for begun in [Some("AVAILABLE"), Some("PENDING"), None] {
        let desk = Desk::new().await;
        let view = desk.setup().await;
        let id = view.id;
        let there = desk.app.connections(account()).await.unwrap();
        let chosen = there.iter().find(|one| Some(one.status.as_str()) == begun).map(|one| one.arn.clone());
        assert_eq!(chosen.is_some(), begun.is_some());
        if let Some(arn) = &chosen {
            desk.app.use_connection(UseConnection { id: id.clone(), arn: arn.clone() }).await.unwrap();
        }
        if begun != Some("AVAILABLE") {
            let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
            let change = if chosen.is_some() { Change::Adopt } else { Change::Add };
            assert_eq!((plan.items[0].change, &plan.items[0].name), (change, &chosen));
            let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
            press(desk.watch(&job).await.connection.unwrap().address.unwrap()).await;
            desk.app.look_again().await;
            let mut watch = desk.app.watch_job(JobCursor { job: job.id, event: 0, line: 0 }).unwrap();
            while watch.next().await.is_some() {}
        }

        let arn = desk.open_setup(&id).await.place.connection_arn;
        assert!(arn.is_some() && (chosen.is_none() || chosen == arn), "{begun:?}");
        let all = desk.app.connections(account()).await.unwrap();
        assert_eq!(all.len(), there.len() + usize::from(chosen.is_none()), "{begun:?}");
        let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
        let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
        let end = desk.watch(&job).await;
        assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
        assert_eq!(end.connection.unwrap().arn, arn);
        let bundle = desk.app.files(SetupRef { id }).await.unwrap();
        let mut files = bundle.formats.iter().flat_map(|format| &format.files);
        let first = files.find(|file| file.path == "1-connection.yaml").unwrap();
        assert!(first.text.contains(&arn.unwrap()), "{begun:?}: the file says that it isn't needed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_connection_of_a_setup_is_the_chosen_one_until_another_is_made() {
    let desk = Desk::new().await;
    let mut view = desk.setup().await;
    let id = view.id.clone();
    let reference = || SetupRef { id: id.clone() };
    let makes_a_connection = async || {
        let review = desk.app.review(reference()).await.unwrap();
        assert!(!review.resources.is_empty(), "{:?}", review.problems);
        review.resources.iter().any(|resource| resource.resource_type == "AWS::CodeConnections::Connection")
    };
    assert!(makes_a_connection().await);
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    view = desk.app.use_connection(UseConnection { id: view.id.clone(), arn: ready.arn.clone() }).await.unwrap();
    assert!(!makes_a_connection().await);

    view.setup.connection.name = "another".to_owned();
    desk.save(&view).await;
    assert_eq!(desk.open_setup(&view.id).await.place.connection_arn, Some(ready.arn.clone()));
    assert!(!makes_a_connection().await, "a name that was typed makes nothing");

    view.setup.connection.name = "a name".to_owned();
    desk.save(&view).await;
    assert!(!makes_a_connection().await, "a bad one is in nobody's way …");
    let refused = desk.app.plan_connection(reference()).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::SetupHasProblems, "… and never reaches AWS");
    view.setup.connection.name = "another".to_owned();
    desk.save(&view).await;

    let plan = desk.app.plan_connection(reference()).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: view.id.clone(), digest: plan.digest }).await.unwrap();
    let made = desk.watch(&job).await.connection.unwrap().arn;
    desk.app.cancel_job(JobRef { job: job.id }).await.unwrap();
    assert!(made.is_some() && made != Some(ready.arn.clone()));
    assert_eq!(desk.open_setup(&view.id).await.place.connection_arn, made);
    let used = desk.app.use_connection(UseConnection { id: view.id.clone(), arn: ready.arn.clone() }).await.unwrap();
    assert_eq!(used.place.connection_arn, Some(ready.arn));
    assert_eq!(used.setup.connection.name, ready.name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setup_becomes_a_running_pipeline_and_goes_again() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    let reference = || SetupRef { id: id.clone() };
    let unconnected = desk.app.plan_deployment(reference()).await.unwrap_err();
    assert_eq!(unconnected.code, FaultCode::ConnectionMissing);
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.clone(), arn: ready.arn.clone() }).await.unwrap();

    let images = desk.app.images(account()).await.unwrap();
    assert_eq!(images.fault, None);
    assert_eq!(images.images.iter().filter(|image| image.recommended).count(), 1);
    let review = desk.app.review(reference()).await.unwrap();
    assert_eq!(review.problems, vec![]);
    assert!(!review.resources.is_empty() && !review.policies.is_empty() && review.pipelines.len() == 1);

    let plan = desk.app.plan_deployment(reference()).await.unwrap();
    assert!(plan.items.iter().all(|item| item.change == Change::Add), "{plan:?}");
    let approval = || ApprovePlan { id: id.clone(), digest: plan.digest.clone() };
    let job = desk.app.deploy(approval()).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    let twice = desk.app.deploy(approval()).await.unwrap_err();
    assert_eq!(twice.code, FaultCode::PlanChanged, "an approval serves once");
    let view = desk.open_setup(&id).await;
    assert!(view.deployed);
    assert_eq!(view.jobs[0].kind, JobKind::Deploy);
    let history = desk.app.job_history(JobCursor { job: job.id, event: 0, line: 0 }).await.unwrap();
    assert!(!history.events.is_empty() && !history.lines.is_empty());

    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: "Greet louder".to_owned(),
        files: Vec::new(),
    };
    desk.control().push(&push).await.unwrap();
    let copy = desk.path("shop.gangway.json");
    let question = SaveCopy { id: id.clone(), path: copy.display().to_string(), overwrite: false };
    desk.app.save_setup_copy(question).await.unwrap();
    let status = desk.status_reader().status(&SetupFile::read(&copy).unwrap(), account()).await.unwrap();
    assert_eq!(status.connection.map(|one| one.arn), Some(ready.arn), "the pipeline says which");
    assert_eq!(status.stack.unwrap().status, "CREATE_COMPLETE");
    let build = status.run.unwrap().stages.into_iter().flat_map(|stage| stage.actions).nth(1).unwrap();
    assert!(!build.build_phases.is_empty(), "{build:?}");

    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: false, host: false }).await.unwrap().plan;
    let job = desk.app.tear_down(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    assert!(!desk.open_setup(&id).await.deployed);
    let left = desk.control().state().await.unwrap().resources;
    assert!(left.iter().all(|resource| resource.resource_type == "AWS::CodeConnections::Connection"), "{left:?}");
    desk.app.delete_setup(SetupRef { id: id.clone() }).await.unwrap();
    assert_eq!(desk.app.open_setup(SetupRef { id }).await.unwrap_err().code, FaultCode::NotFound);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_holds_only_for_what_was_seen() {
    let desk = Desk::new().await;
    let mut view = desk.setup().await;
    let plan = desk.app.plan_connection(SetupRef { id: view.id.clone() }).await.unwrap();
    view.setup.connection.name = "another-name".to_owned();
    desk.save(&view).await;
    let refused = desk.app.connect(ApprovePlan { id: view.id.clone(), digest: plan.digest }).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::PlanChanged);
    let none = desk.app.connect(ApprovePlan { id: view.id.clone(), digest: String::new() }).await.unwrap_err();
    assert_eq!(none.code, FaultCode::ApprovalMissing);
    let before = desk.control().state().await.unwrap().resources.len();
    assert_eq!(before, 2, "nothing was made");
}

#[tokio::test]
async fn another_provider_or_account_leaves_the_connection_behind() {
    let desk = Desk::new().await;
    let mut view = desk.setup().await;
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    let using = UseConnection { id: view.id.clone(), arn: ready.arn.clone() };
    assert_eq!(desk.app.use_connection(using).await.unwrap().place.connection_arn, Some(ready.arn.clone()));
    // The window may still hold the place from before.
    desk.save(&view).await;
    assert_eq!(desk.open_setup(&view.id).await.place.connection_arn, Some(ready.arn.clone()));
    view.place.region = "us-east-1".to_owned();
    assert_eq!(desk.save(&view).await.connection_arn, None);
    assert_eq!(desk.open_setup(&view.id).await.place.connection_arn, None);
    let listed = desk.app.connections(account()).await.unwrap();
    let left = listed.into_iter().find(|connection| connection.arn == ready.arn).unwrap();
    assert_eq!(left.used_by.len(), 1, "its pipeline there uses it still");
    let gone = UseConnection {
        id: view.id.clone(),
        arn: "arn:aws:codeconnections:us-east-1:111122223333:connection/11111111-2222-3333-4444-555555555555"
            .to_owned(),
    };
    assert_eq!(desk.app.use_connection(gone).await.unwrap_err().code, FaultCode::ConnectionGone);

    // No account for a moment, as while access keys are typed, and back.
    view.place.account = None;
    desk.save(&view).await;
    let desk = desk.restart().await;
    (view.place.account, view.place.region) = (Some(AccountChoice::Practice), REGION.to_owned());
    assert_eq!(desk.save(&view).await.connection_arn, Some(ready.arn.clone()));
    assert_eq!(desk.open_setup(&view.id).await.place.connection_arn, Some(ready.arn));
    view.place.region = "us-east-1".to_owned();
    desk.save(&view).await;
    desk.control().reset().await.unwrap();
    desk.app.practice_began_anew().await.unwrap();
    view.place.region = REGION.to_owned();
    assert_eq!(desk.save(&view).await.connection_arn, None, "nothing of it is there any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_approval_is_answered_and_what_was_deployed_is_emptied_and_deleted() {
    let desk = Desk::new().await;
    let mut view = desk.setup().await;
    let mut setup = serde_json::to_value(&view.setup).unwrap();
    setup["pipelines"][0]["environments"] =
        serde_json::json!([{ "approval": {}, "deploy": [{ "to": "s3", "from": "build" }] }]);
    view.setup = serde_json::from_value(setup).unwrap();
    desk.save(&view).await;
    let id = view.id;
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.clone(), arn: ready.arn }).await.unwrap();
    let mut notices = desk.app.notices();
    let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let waiting = desk.watch(&job).await;
    assert_eq!(waiting.status, JobStatus::WaitingForPerson, "{waiting:?}");
    let run = waiting.run().unwrap();
    let action = run.stages.iter().flat_map(|stage| &stage.actions).find(|action| action.awaits_approval).unwrap();
    let notice = notices.next().await.unwrap();
    assert_eq!((notice.code, notice.name.as_str()), (NoticeCode::ApprovalWaits, view.setup.name.as_str()));
    assert_eq!(notice.place, NoticePlace { setup: id.clone(), job: JobKind::Deploy });
    let answer = |action: &str| AnswerApproval {
        job: job.id.clone(),
        action: action.to_owned(),
        approve: true,
        comment: "日本語 <b>".repeat(70),
    };
    assert_eq!(desk.app.answer_approval(answer("No such action")).await.unwrap_err().code, FaultCode::NotFound);
    desk.app.answer_approval(answer(&action.name)).await.unwrap();
    let mut watch = desk.app.watch_job(JobCursor { job: job.id.clone(), event: 0, line: 0 }).unwrap();
    while watch.next().await.is_some() {}
    let end = desk.app.job(JobRef { job: job.id }).await.unwrap();
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    assert_eq!(notices.next().await.unwrap().code, NoticeCode::DeploymentSucceeded, "each once");

    // Whoever has switched them off hears of nothing that happens from then on.
    let settings = desk.app.overview(()).await.unwrap().settings;
    assert!(settings.notifications, "they are on until somebody switches them off");
    desk.app.save_settings(Settings { notifications: false, ..settings }).await.unwrap();
    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: false, host: false }).await.unwrap().plan;
    assert!(plan.items.iter().any(|item| item.change == Change::Empty), "{plan:?}");
    let job = desk.app.tear_down(ApprovePlan { id, digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    tokio::select! {
        biased;
        notice = notices.next() => panic!("{notice:?}"),
        () = std::future::ready(()) => {}
    }
    let left = desk.control().state().await.unwrap().resources;
    assert!(left.iter().all(|resource| resource.resource_type == "AWS::CodeConnections::Connection"), "{left:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_is_closed_leaves_nothing_and_starts_nothing() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.clone(), arn: ready.arn }).await.unwrap();
    let stacks = async || {
        let left = desk.control().state().await.unwrap().resources;
        left.into_iter().filter(|it| it.resource_type == "AWS::CloudFormation::Stack").map(|it| it.status)
    };
    let reference = || SetupRef { id: id.clone() };
    let approve = |digest: &str| ApprovePlan { id: id.clone(), digest: digest.to_owned() };

    let plan = desk.app.plan_deployment(reference()).await.unwrap();
    assert_eq!(stacks().await.collect::<Vec<_>>(), ["REVIEW_IN_PROGRESS"]);
    desk.app.discard_plan(reference()).await.unwrap();
    assert_eq!(stacks().await.count(), 0);
    assert_eq!(desk.app.deploy(approve(&plan.digest)).await.unwrap_err().code, FaultCode::PlanChanged);

    // What is being carried out is left alone.
    let plan = desk.app.plan_deployment(reference()).await.unwrap();
    let job = desk.app.deploy(approve(&plan.digest)).await.unwrap();
    desk.app.discard_plan(reference()).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_practice_account_that_began_anew_leaves_answers_only() {
    let desk = Desk::new().await;
    let view = desk.setup().await;
    let id = view.id;
    let ready = desk.app.connections(account()).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.clone(), arn: ready.arn }).await.unwrap();
    let plan = desk.app.plan_deployment(SetupRef { id: id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    assert_eq!(end.status, JobStatus::Succeeded, "{end:?}");
    let other = desk.app.create_setup(()).await.unwrap();
    let mut before = desk.open_setup(&id).await;
    before.place.step = Step::Review;
    desk.save(&before).await;
    assert!(before.deployed);

    // The same answers in another place are a setup of their own.
    let (account, region) = (AccountChoice::Practice, "us-east-1".to_owned());
    let question = ChangeAccount { id: id.clone(), account, region, second: true };
    let second = desk.app.change_account(question).await.unwrap();
    assert_eq!((second.deployed, second.jobs.len()), (false, 0), "nothing was deployed there");
    let jobs = desk.app.overview(()).await.unwrap().jobs;
    assert!(jobs.iter().all(|job| job.setup == id) && jobs.len() == 1, "nor does Home speak of it: {jobs:?}");
    let desk = desk.restart().await;
    let back = desk.open_setup(&id).await;
    assert_eq!((back.deployed, back.jobs.len()), (true, 1));

    desk.control().reset().await.unwrap();
    desk.app.practice_began_anew().await.unwrap();
    let after = desk.open_setup(&id).await;
    assert_eq!((after.deployed, after.jobs.len(), after.place.connection_arn), (false, 0, None));
    assert_eq!(after.setup, before.setup);
    assert_eq!(after.place.step, Step::Connection, "that is what it needs next");
    assert_eq!(desk.open_setup(&other.id).await, other);
    assert!(desk.app.overview(()).await.unwrap().jobs.is_empty());
    let desk = desk.restart().await;
    assert!(!desk.open_setup(&id).await.deployed);
}

#[tokio::test]
async fn a_setup_file_that_names_another_connection_gets_it() {
    let desk = Desk::new().await;
    let take = async |connection: &str| {
        let path = desk.path("shop.gangway.json");
        let setup = serde_json::json!({
            "gangway": 1, "name": "shop", "connection": { "name": connection },
            "repository": { "provider": "GitHub", "name": "gangway-practice/hello-node", "branch": "main" },
        });
        crate::desk::write(&path, setup.to_string());
        let file = SetupFile::read(&path).unwrap();
        desk.app.take_setup_file(&file, account()).await.unwrap()
    };
    let first = take("practice-github").await;
    assert!(first.place.connection_arn.is_some());
    assert_eq!(take("practice-github").await.place.connection_arn, first.place.connection_arn);
    let renamed = take("another").await;
    assert_eq!((renamed.id, renamed.place.connection_arn), (first.id, None));
    assert_eq!(take("practice-github").await.place.connection_arn, first.place.connection_arn);
}
