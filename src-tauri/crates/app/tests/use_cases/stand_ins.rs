//! A person's own clone in the practice account: a copy of it builds, whatever happens before and after.

use std::path::PathBuf;

use gangway_app::bindings::{FaultCode, JobStatus};
use gangway_app::setup_files::SetupFile;
use gangway_app::views::*;
use gangway_catalog::providers::ProviderType;
use gangway_catalog::recipes;
use gangway_practice::control::{PracticeFault, PracticeFaultKind, PracticeFaults, PracticeFile, PracticePush};
use gangway_setup::document::BuildspecPlace;

use crate::desk::{Desk, REGION, write};
use crate::records::taken_down;

/// A clone of `gangway-practice/<name>` with these files: the connection that is ready reads this owner's repositories,
/// and no other's. Its `.git` is as much as Gangway reads.
fn clone(desk: &Desk, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = desk.path(name);
    let config = format!("[remote \"origin\"]\n\turl = git@github.com:gangway-practice/{name}.git\n");
    let own = [(".git/HEAD", "ref: refs/heads/main\n"), (".git/config", config.as_str())];
    for (path, text) in own.iter().chain(files) {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        write(file, text);
    }
    folder
}

/// A setup made from a folder or an address, with the practice account and its connection.
async fn setup(desk: &Desk, text: &str) -> SetupView {
    let id = desk.app.create_setup(()).await.unwrap().id;
    let suggestion = desk.app.inspect_repository(InspectRepository { text: text.to_owned() }).await.unwrap();
    let question = ApplySuggestion { id: id.clone(), suggestion, setup_file: None };
    let mut view = desk.app.apply_suggestion(question).await.unwrap();
    // an address tells no branch
    view.setup.repository.branch = "main".to_owned();
    view.place.account = Some(AccountChoice::Practice);
    view.place.region = REGION.to_owned();
    desk.save(&view).await;
    connect(desk, &id).await;
    desk.open_setup(&id).await
}

async fn connect(desk: &Desk, id: &str) {
    let account = AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() };
    let ready = desk.app.connections(account).await.unwrap();
    let ready = ready.into_iter().find(|connection| connection.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: id.to_owned(), arn: ready.arn }).await.unwrap();
}

/// Deploys, and says how the first run ended.
async fn deploy(desk: &Desk, id: &str) -> (JobStatus, Option<FaultCode>) {
    let plan = desk.app.plan_deployment(SetupRef { id: id.to_owned() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: id.to_owned(), digest: plan.digest }).await.unwrap();
    let end = desk.watch(&job).await;
    if end.status != JobStatus::Succeeded {
        return (end.status, end.fault.map(|fault| fault.code));
    }
    let run = desk.app.watch_run(SetupRef { id: id.to_owned() }).await.unwrap();
    let end = desk.watch(&run).await;
    (end.status, end.fault.map(|fault| fault.code))
}

async fn run(desk: &Desk, id: &str) -> JobStatus {
    let job = desk.app.start_run(SetupRef { id: id.to_owned() }).await.unwrap();
    desk.watch(&job).await.status
}

/// The files that the practice provider has on `main` of `gangway-practice/<name>`.
async fn files(desk: &Desk, name: &str) -> Vec<String> {
    let world = desk.control().state().await.unwrap();
    let repository = world.repositories.into_iter().find(|one| one.name == format!("gangway-practice/{name}")).unwrap();
    repository.branches.into_iter().find(|branch| branch.name == "main").unwrap().files
}

const SUCCEEDED: (JobStatus, Option<FaultCode>) = (JobStatus::Succeeded, None);
const PACKAGE: (&str, &str) = ("package.json", r#"{"name":"shop","scripts":{"test":"node --test"}}"#);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_copy_follows_the_clone_and_outlives_the_account() {
    let desk = Desk::new().await;
    let folder =
        clone(&desk, "shop", &[PACKAGE, (".env", "PASSWORD=hunter2"), (".gitignore", "dist/"), ("dist/a", "")]);
    let view = setup(&desk, &folder.display().to_string()).await;
    let id = view.id.clone();
    assert_eq!(deploy(&desk, &id).await, SUCCEEDED);
    assert_eq!(files(&desk, "shop").await, [".gitignore", "package.json"]);
    let told = desk.app.practise(SetupRef { id: id.clone() }).await.unwrap();
    assert_eq!(told, Some(StandInView { repository: "gangway-practice/shop".to_owned(), files: 2, skipped: 1 }));

    write(folder.join("package.json"), r#"{"scripts":{"test":"false"}}"#);
    assert_eq!(run(&desk, &id).await, JobStatus::Failed, "a run takes the files as they are now");
    write(folder.join("package.json"), PACKAGE.1);
    assert_eq!(run(&desk, &id).await, JobStatus::Succeeded);

    desk.control().reset().await.unwrap();
    desk.app.practice_began_anew().await.unwrap();
    connect(&desk, &id).await;
    assert_eq!(deploy(&desk, &id).await, SUCCEEDED, "a practice account that began anew gets its copy again");

    taken_down(&desk, &id).await;
    let mut elsewhere = desk.open_setup(&id).await;
    elsewhere.place.account = None;
    desk.save(&elsewhere).await;
    assert_eq!(desk.app.practise(SetupRef { id }).await.unwrap(), None, "nothing stands in for it at AWS");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_reads_no_repository_is_tried_again_without_the_clone() {
    let desk = Desk::new().await;
    let folder = clone(&desk, "shop", &[PACKAGE]);
    let id = setup(&desk, &folder.display().to_string()).await.id;
    assert_eq!(deploy(&desk, &id).await, SUCCEEDED);
    let operation = "cloudformation:DeleteStack".to_owned();
    let denied = PracticeFault { kind: PracticeFaultKind::AccessDenied, operation, times: Some(1) };
    desk.control().faults(&PracticeFaults { faults: vec![denied] }).await.unwrap();
    let plan =
        desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: false, host: false }).await.unwrap().plan;
    let job = desk.app.tear_down(ApprovePlan { id, digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Failed);
    std::fs::remove_dir_all(folder).unwrap();
    let again = desk.app.retry_job(JobRef { job: job.id }).await.unwrap();
    assert_eq!(desk.watch(&again).await.status, JobStatus::Succeeded);
}

/// Names and texts.
type Files<'a> = &'a [(&'a str, &'a str)];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_for_another_owner_does_not_find_the_clone() {
    let desk = Desk::new().await;
    let folder = clone(&desk, "shop", &[PACKAGE]);
    let config = folder.join(".git/config");
    write(&config, "[remote \"origin\"]\n\turl = git@github.com:octo-org/shop.git\n");
    let id = setup(&desk, &folder.display().to_string()).await.id;
    assert_eq!(deploy(&desk, &id).await, (JobStatus::Failed, Some(FaultCode::SourceNotFound)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_package_manager_goes_from_the_clone_to_a_green_run() {
    let desk = Desk::new().await;
    let project = ("pyproject.toml", "[project]\nname = \"shop\"\nrequires-python = \">=3.12\"\n");
    let test = ("tests/test_shop.py", "def test_shop():\n    assert True\n");
    let cases: [(&str, &str, Files<'_>); 7] = [
        ("node", "npm", &[PACKAGE, ("package-lock.json", r#"{"lockfileVersion":3,"packages":{}}"#)]),
        ("node", "pnpm", &[PACKAGE, ("pnpm-lock.yaml", "lockfileVersion: '9.0'\n")]),
        ("node", "yarn", &[PACKAGE, ("yarn.lock", "# yarn lockfile v1\n")]),
        ("python", "pip", &[("requirements.txt", "flask==3.1.0\n"), test]),
        ("python", "pip", &[project]),
        ("python", "uv", &[project, ("uv.lock", "version = 1\n"), test]),
        ("python", "poetry", &[project, ("poetry.lock", "package = []\n"), test]),
    ];
    for (number, (recipe, manager, files)) in cases.into_iter().enumerate() {
        let folder = clone(&desk, &format!("shop-{number}"), files);
        let view = setup(&desk, &folder.display().to_string()).await;
        let build = &view.setup.builds[0];
        assert_eq!((build.recipe.as_str(), build.package_manager.as_str()), (recipe, manager));
        assert_eq!(deploy(&desk, &view.id).await, SUCCEEDED, "{manager} {files:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sample_of_every_package_manager_builds() {
    let desk = Desk::new().await;
    let managers = recipes::ALL.iter().flat_map(|recipe| recipe.package_managers.iter().map(move |one| (recipe, one)));
    for (recipe, manager) in managers {
        let mut view = setup(&desk, &format!("https://github.com/gangway-practice/far-{}", manager.id)).await;
        view.setup.builds[0].recipe = recipe.id.to_owned();
        view.setup.builds[0].package_manager = manager.id.to_owned();
        view.setup.builds[0].runtime_version = recipe.usual_version.to_owned();
        desk.save(&view).await;
        let told = desk.app.practise(SetupRef { id: view.id.clone() }).await.unwrap().unwrap();
        assert_eq!((told.files, told.skipped), (0, 0));
        assert_eq!(deploy(&desk, &view.id).await, SUCCEEDED, "{}", manager.id);
        let mut sample: Vec<_> = manager.sample.iter().map(|(path, _)| *path).collect();
        sample.sort_unstable();
        assert_eq!(files(&desk, &format!("far-{}", manager.id)).await, sample);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repository_of_the_practice_account_shows_its_language() {
    let desk = Desk::new().await;
    let mut found = Vec::new();
    for repository in desk.control().state().await.unwrap().repositories {
        let question = serde_json::from_value(serde_json::to_value(repository).unwrap()).unwrap();
        let suggestion = desk.app.inspect_practice(question).await.unwrap();
        assert_eq!(suggestion.provider, Some(ProviderType::GitHub));
        assert_eq!(
            (suggestion.default_branch.as_deref(), suggestion.branches.as_slice()),
            (Some("main"), &["main".to_owned()][..])
        );
        found.push((suggestion.name, suggestion.recipe, suggestion.package_manager));
    }
    let expected = [
        ("gangway-practice/hello-node", Some("node"), Some("npm")),
        ("gangway-practice/hello-python", Some("python"), Some("pip")),
        ("gangway-practice/notes", None, None),
    ];
    let owned = |text: &str| text.to_owned();
    assert_eq!(found, expected.map(|(name, recipe, manager)| (owned(name), recipe.map(owned), manager.map(owned))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_buildspec_that_is_not_there_yet_is_committed_and_found() {
    let desk = Desk::new().await;
    let folder = clone(&desk, "shop", &[PACKAGE]);
    let mut view = setup(&desk, &folder.display().to_string()).await;
    let id = view.id.clone();
    view.setup.builds[0].buildspec = BuildspecPlace::Repository { path: "buildspec.yml".to_owned() };
    desk.save(&view).await;
    assert_eq!(deploy(&desk, &id).await, (JobStatus::Failed, Some(FaultCode::BuildspecMissing)));
    let question = SaveBuildspec { id: id.clone(), build: 0, overwrite: false };
    desk.app.save_buildspec(question).await.unwrap();
    assert_eq!(run(&desk, &id).await, JobStatus::Succeeded, "what was saved into the clone is in the copy");

    let mut far = setup(&desk, "https://github.com/gangway-practice/far").await;
    far.setup.name = "far".to_owned();
    far.setup.builds[0].recipe = "node".to_owned();
    far.setup.builds[0].package_manager = "npm".to_owned();
    far.setup.builds[0].runtime_version = "22".to_owned();
    far.setup.builds[0].buildspec = BuildspecPlace::Repository { path: "ci/build.yml".to_owned() };
    desk.save(&far).await;
    assert_eq!(deploy(&desk, &far.id).await, (JobStatus::Failed, Some(FaultCode::BuildspecMissing)));
    let text = desk.app.buildspec(BuildRef { id: far.id.clone(), build: 0 }).await.unwrap().recipe_text;
    let push = PracticePush {
        repository: "gangway-practice/far".to_owned(),
        branch: "main".to_owned(),
        message: "Add the buildspec".to_owned(),
        files: vec![PracticeFile { path: "ci/build.yml".to_owned(), text: Some(text) }],
    };
    desk.control().push(&push).await.unwrap();
    assert_eq!(run(&desk, &far.id).await, JobStatus::Succeeded, "a file that was pushed here stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_branch_that_is_not_there_is_said_before_anything_is_deployed() {
    let desk = Desk::new().await;
    let mut view = setup(&desk, "https://github.com/gangway-practice/hello-node").await;
    view.setup.repository.branch = "mian".to_owned();
    view.setup.builds[0].recipe = "node".to_owned();
    view.setup.builds[0].package_manager = "npm".to_owned();
    view.setup.builds[0].runtime_version = "22".to_owned();
    desk.save(&view).await;
    let fault = desk.app.plan_deployment(SetupRef { id: view.id.clone() }).await.unwrap_err();
    assert_eq!(fault.code, FaultCode::BranchNotFound);
    assert_eq!(fault.facts.len(), 2, "{fault:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setup_file_of_a_clone_knows_its_clone() {
    let desk = Desk::new().await;
    let text = |name: &str| {
        let repository = serde_json::json!({ "provider": "GitHub", "name": name, "branch": "main" });
        let setup = serde_json::json!({ "gangway": 1, "name": "shop", "repository": repository,
            "connection": { "name": "practice-github" } });
        setup.to_string()
    };
    let folder = clone(&desk, "shop", &[PACKAGE, ("a.gangway.json", &text("gangway-practice/shop"))]);
    write(folder.join("b.gangway.json"), text("gangway-practice/other"));
    let take = async |name: &str| {
        let file = SetupFile::read(&folder.join(name)).unwrap();
        let account = AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() };
        desk.app.take_setup_file(&file, account).await.unwrap().place.folder
    };
    let real = folder.canonicalize().unwrap();
    assert_eq!(take("a.gangway.json").await.as_deref(), real.to_str());
    assert_eq!(take("b.gangway.json").await, None, "it is the setup of another repository");
}
