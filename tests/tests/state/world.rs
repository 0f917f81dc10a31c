//! The practice account goes on in the world that it was left in.

use std::fmt::Write as _;
use std::path::Path;

use gangway_app::environment::Environment;
use gangway_app::setup_files::SetupFile;
use gangway_app::views::*;
use gangway_app::{PracticeSource, StatusReader};
use gangway_practice::control::{Client, PracticeWorld};
use gangway_practice::{Options, Practice};
use gangway_tests::http::exchange;
use gangway_tests::state::REGION;

use crate::copy::{FolderCopy, copies};
use crate::shown::{self, line, listed, spelled};

/// World seconds for one of ours: what is under way gets hardly any further.
const SLOW: u32 = 1;

/// A setup of a folder.
struct Setup {
    name: String,
    file: SetupFile,
    /// Something of it is at work, and may get further while it is looked at.
    moves: bool,
}

fn setups(copy: &FolderCopy, desk: &Path) -> Vec<Setup> {
    let desktop = copy.at_rest();
    let mut found = Vec::new();
    for SetupSummary { id, name, read_only, .. } in listed(&desktop) {
        if read_only || name.is_empty() {
            continue;
        }
        let path = desk.join(format!("{id}.gangway.json"));
        let question = SaveCopy { id: id.clone(), path: path.display().to_string(), overwrite: false };
        desktop.ask(desktop.app().save_setup_copy(question)).expect("a shared copy");
        let moves = shown::opened(&desktop, &id).jobs.iter().any(|job| job.status.is_at_work());
        found.push(Setup { name, file: SetupFile::read(&path).expect("a setup file"), moves });
    }
    desktop.kill();
    found
}

async fn objects(endpoint: &str, bucket: &str) -> usize {
    let scope = format!("AWS4-HMAC-SHA256 Credential=K/20261120/{REGION}/s3/aws4_request");
    let answer = exchange(endpoint, &format!("GET /{bucket}?list-type=2"), &[("authorization", &scope)], "").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    answer.matches("<Key>").count()
}

async fn text(world: &PracticeWorld, setups: &[Setup], status_reader: &StatusReader) -> String {
    let mut text = format!("account {}\n", world.account);
    for repository in &world.repositories {
        for branch in &repository.branches {
            let value = format!("{} {} {:?}", repository.name, branch.name, branch.message);
            line(&mut text, &repository.provider, format!("{value} {} files", branch.files.len()));
        }
    }
    for fault in &world.faults {
        line(&mut text, "fault", format!("{} {} {:?}", spelled(fault.kind), fault.operation, fault.times));
    }
    let moves = |name: &str| setups.iter().any(|setup| setup.moves && name.contains(&setup.name));
    for resource in world.resources.iter().filter(|resource| !moves(&resource.name)) {
        let objects = match resource.resource_type.as_str() {
            "AWS::S3::Bucket" => format!("{} objects", objects(&world.endpoint, &resource.name).await),
            _ => resource.status.clone(),
        };
        line(&mut text, &resource.resource_type, format!("{} {objects}", resource.name).trim());
    }
    for setup in setups.iter().filter(|setup| !setup.moves) {
        let account = AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() };
        let status = status_reader.status(&setup.file, account).await.expect("how a setup stands");
        let connection = status.connection.map_or_else(|| "none".to_owned(), |it| it.status);
        write!(text, "{}: connection {connection}", setup.name).expect("text takes text");
        let stack = status.stack.map_or_else(|| "none".to_owned(), |it| it.status);
        write!(text, ", stack {stack}").expect("text takes text");
        if let Some(run) = status.run {
            let actions = run.stages.iter().flat_map(|stage| &stage.actions);
            let actions: Vec<_> = actions.map(|it| format!("{} {}", it.name, spelled(it.state))).collect();
            write!(text, ", run {}: {}", run.status, actions.join(", ")).expect("text takes text");
        }
        text.push('\n');
    }
    text
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_world_holds_everything_that_it_held() {
    for copy in copies() {
        let desk = tempfile::tempdir().unwrap();
        let setups = tokio::task::block_in_place(|| setups(&copy, desk.path()));
        let options = Options { home: Some(copy.home().join("practice")), speed: SLOW, ..Options::default() };
        let practice = Practice::start(options).await.expect("the practice account starts");
        let practiced = PracticeSource::At(practice.endpoint().to_owned());
        let status_reader = StatusReader::new(practiced, None, &Environment::default(), None);
        let world = Client::new(practice.endpoint()).state().await.expect("the world");
        let text = text(&world, &setups, &status_reader).await;
        let under_way: Vec<_> = setups.iter().filter(|setup| setup.moves).map(|setup| setup.name.as_str()).collect();
        shown::same(&copy.version, "world", &format!("{text}under way: {}\n", under_way.join(", ")));
        practice.stop().await;
        copy.nothing_is_lost();
    }
}
