//! What happens in the record: four starts of the program, the third of them in the terminal, and two kills.

use std::path::Path;
use std::process::{Command, Stdio};

use gangway_app::bindings::{JobSnapshot, JobStatus, StepState};
use gangway_app::views::*;
use gangway_practice::control::{PracticeFault, PracticeFaultKind, PracticeFile, PracticePush};
use gangway_practice::{FAST_SPEED, USUAL_SPEED};

use super::person::Person;
use super::{Desktop, REGION, answers, damage};
use crate::place;
use crate::world::World;

/// World seconds for one of ours while something is to be met in the midst of its way.
const SLOW: u32 = 1;

/// Where the practice account answers, when nobody else does there.
const PORT: &str = "41100";

/// Where the clone lies on the person's machine; on this one there is none.
const CLONE: &str = "/home/gangway/shop";

/// The exit code of the terminal program when it waits for a person.
const WAITS: Option<i32> = Some(4);

/// What the first start leaves for the later ones.
struct Leftovers {
    /// Setups that are at work when the last start is killed.
    shop: String,
    building: String,
    leaving: String,
    /// A setup whose file is damaged, a job whose journal is, and one whose journal is forged.
    broken: String,
    dropped: JobSnapshot,
    gone: JobSnapshot,
}

/// Makes the folder of the version that is built. The folder must not be there, or be empty.
///
/// # Panics
/// At the first surprise.
pub fn record(home: &Path) {
    let desk = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(home.join("practice")).expect("a folder");
    std::fs::write(home.join("practice/port"), PORT).expect("a port");
    damage::world(&home.join("practice"));

    let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
    let left = first(&Person { desktop: &desktop, desk: desk.path().to_owned() });
    desktop.kill();

    in_the_terminal(home, desk.path());

    damage::setup(home, &left.broken);
    damage::journal(home, &left.dropped.id);
    damage::forged(home, &left.gone.id, "gone-pipeline");
    let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
    desktop.ask(desktop.app().save_settings(Settings::default())).expect("settings");
    desktop.kill();

    damage::settings(home);
    label_of_keys(home);
    let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
    last(&Person { desktop: &desktop, desk: desk.path().to_owned() }, &left);
    desktop.kill();
}

/// Setups of every kind, and jobs of every kind that came to their end, whichever.
fn first(person: &Person<'_>) -> Leftovers {
    let desktop = person.desktop;
    desktop.ask(desktop.app().create_setup(())).expect("a fresh setup");
    somewhere_else(person);
    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: "Build as we do".to_owned(),
        files: vec![PracticeFile {
            path: answers::BUILDSPEC.0.to_owned(),
            text: Some(answers::BUILDSPEC.1.to_owned()),
        }],
    };
    desktop.ask(desktop.world().push(&push)).expect("a push");

    let shop = person.opens_to_practice(&answers::full());
    person.connects_whole(&shop);
    let job = person.deploys(&shop, || ());
    person.approves(&job);
    person.ended(&job, JobStatus::Succeeded);

    // Deployed twice: before the second time it was there already.
    let hello = person.opens_connected(&answers::with_copy(answers::node("hello"), false));
    person.deploys_whole(&hello);
    person.hurries(&hello);
    person.deploys_whole(&hello);
    let run = person.runs(&hello);
    person.ended(&run, JobStatus::Succeeded);

    connections(person);
    let dropped = person.opens_to_practice(&answers::with_connection(answers::node("dropped")));
    let dropped = person.connects_half(&dropped);
    person.cancels(&dropped);
    deployments(person);
    let gone = tear_downs(person);
    let leaving = person.opens_to_practice(&answers::with_connection(answers::node("leaving")));
    person.connects_whole(&leaving);
    person.deploys_whole(&leaving);
    let building = person.opens_connected(&answers::node("building"));
    person.deploys_whole(&building);
    let broken = person.opens_to_practice(&answers::node("broken"));
    Leftovers { shop, building, leaving, broken, dropped, gone }
}

/// Setups that are in no practice account, or say nothing that can be deployed.
fn somewhere_else(person: &Person<'_>) {
    let app = person.desktop.app();
    let profile = AccountChoice::Profile { name: "work".to_owned() };
    person.opens(&answers::with_copy(answers::node("at-work"), true), profile, "ap-northeast-1");
    let keys = AccountChoice::Keys { id: KEYS.to_owned() };
    person.opens(&answers::node("with-keys"), keys, "us-west-2");
    person.opens(&answers::node("from-variables"), AccountChoice::Environment, "eu-west-1");
    person.opens(&answers::newer(), AccountChoice::Practice, REGION);

    let question = InspectRepository { text: "https://code.example.com/octo/lost.git".to_owned() };
    let suggestion = person.desktop.ask(app.inspect_repository(question)).expect("an address");
    let fresh = person.desktop.ask(app.create_setup(())).expect("a fresh setup");
    let question = ApplySuggestion { id: fresh.id, suggestion, setup_file: None };
    person.desktop.ask(app.apply_suggestion(question)).expect("what the address says");
}

fn connections(person: &Person<'_>) {
    // One that somebody began in the console.
    let adopted = person.opens_with(&answers::node("adopted"), "PENDING");
    person.connects_whole(&adopted);
    let waiting = person.opens_to_practice(&answers::with_connection(answers::node("waiting")));
    let job = person.connects_half(&waiting);
    person.cancels(&job);
    person.tries_again(&job);
    person.waits(&job);
    let denied = person.opens_to_practice(&answers::with_connection(answers::node("denied")));
    person.breaks(PracticeFaultKind::AccessDenied, "codeconnections:CreateConnection", Some(1));
    let job = person.connects(&denied);
    person.ended(&job, JobStatus::Failed);
    person.mends();
}

fn deployments(person: &Person<'_>) {
    let desktop = person.desktop;
    let nightly = person.opens_connected(&answers::manual());
    let job = person.deploys(&nightly, || desktop.speed(SLOW));
    desktop.until(&job.id, stack_is_at_work);
    person.cancels(&job);
    desktop.speed(FAST_SPEED);

    let greeter = person.opens_connected(&answers::python());
    person.breaks(PracticeFaultKind::StackFails, "", Some(1));
    let job = person.deploys(&greeter, || ());
    person.ended(&job, JobStatus::Failed);
    person.mends();

    let failing = person.opens_connected(&answers::node("failing"));
    person.breaks(PracticeFaultKind::BuildFails, "", None);
    let job = person.deploys(&failing, || ());
    person.ended(&job, JobStatus::Failed);
    person.mends();

    let inhouse = person.opens_connected(&answers::own_file());
    person.deploys_whole(&inhouse);
    person.breaks(PracticeFaultKind::BuildFails, "", None);
    let run = person.runs(&inhouse);
    person.ended(&run, JobStatus::Failed);
    person.mends();

    let moved = person.opens_connected(&answers::node("moved"));
    person.deploys_whole(&moved);
    person.moves(&moved, Some(AccountChoice::Practice), "us-east-1");
}

/// Gives the job that took everything down.
fn tear_downs(person: &Person<'_>) -> JobSnapshot {
    let desktop = person.desktop;
    let gone = person.opens_to_practice(&answers::with_connection(answers::with_copy(answers::node("gone"), false)));
    person.connects_whole(&gone);
    person.deploys_whole(&gone);
    let taken_down = person.takes_down(&gone, true, || ());
    person.ended(&taken_down, JobStatus::Succeeded);

    let emptied = person.opens_connected(&answers::node("emptied"));
    person.deploys_whole(&emptied);
    let job = person.takes_down(&emptied, false, || ());
    person.ended(&job, JobStatus::Succeeded);

    let stuck = person.opens_connected(&answers::node("stuck"));
    person.deploys_whole(&stuck);
    let run = person.runs(&stuck);
    person.cancels(&run);
    person.breaks(PracticeFaultKind::AccessDenied, "cloudformation:DeleteStack", Some(1));
    let job = person.takes_down(&stuck, false, || ());
    person.ended(&job, JobStatus::Failed);
    person.mends();

    let halted = person.opens_connected(&answers::node("halted"));
    person.deploys_whole(&halted);
    let job = person.takes_down(&halted, false, || desktop.speed(SLOW));
    desktop.until(&job.id, stack_is_at_work);
    person.cancels(&job);
    desktop.speed(FAST_SPEED);
    taken_down
}

/// A deployment by the terminal program, which ends where the run waits for an approval.
fn in_the_terminal(home: &Path, desk: &Path) {
    let world = World::start(&home.join("practice"), &["--fast"]);
    let setup = desk.join("signoff.gangway.json");
    let answers = answers::with_copy(answers::node("signoff"), true);
    std::fs::write(&setup, answers.to_string()).expect("a setup file");
    let status = Command::new(place::program("gangway-cli"))
        .args(["deploy", "--yes", "--json", "--language", "en", "--region", REGION])
        .arg(&setup)
        .env_clear()
        .env("HOME", desk)
        .env("GANGWAY_HOME", home)
        .env("GANGWAY_PRACTICE_URL", world.endpoint())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .expect("the terminal program starts");
    assert_eq!(status.code(), WAITS, "the terminal program waits for an approval");
}

/// Id of the keys that the person typed.
const KEYS: &str = "5f0c6b0e-3d0a-4b58-9a53-6f2f1f0b7c11";

/// The label of keys that the person typed, as the program lists it. The keys are in a keychain, where there is one, and
/// nowhere else.
fn label_of_keys(home: &Path) {
    std::fs::create_dir_all(home.join("keys")).expect("a folder");
    let path = home.join("keys").join(format!("{KEYS}.json"));
    std::fs::write(path, "{\n  \"label\": \"from my team\"\n}\n").expect("a label");
}

/// Everything that is at work when the program is killed, and what the person set.
fn last(person: &Person<'_>, left: &Leftovers) {
    let desktop = person.desktop;
    // Sets the broken settings aside, so that good ones can follow.
    desktop.ask(desktop.app().overview(())).expect("Home");
    let run = person.runs(&left.shop);
    person.waits(&run);
    person.has_clone(&left.shop, CLONE);
    let rolling = person.opens_connected(&answers::node("rolling"));

    let rolled_out = person.deploys(&rolling, || {
        desktop.speed(USUAL_SPEED);
        let run = person.runs(&left.building);
        desktop.until(&run.id, builds);
        desktop.speed(SLOW);
    });
    let taken_down = person.takes_down(&left.leaving, true, || ());
    desktop.until(&taken_down.id, stack_is_at_work);
    desktop.until(&rolled_out.id, stack_is_at_work);

    let settings = Settings {
        language: Some(Language::Ja),
        theme: Theme::Dark,
        notifications: true,
        screen: Some(ScreenPlace { screen: "run".to_owned(), setup: Some(left.shop.clone()) }),
    };
    desktop.ask(desktop.app().save_settings(settings)).expect("settings");
    desktop.app().save_window_place(WindowPlace { width: 1180, height: 760, maximized: true });
    // Faults of calls that the program itself never makes.
    let fault = |kind, operation: &str, times| PracticeFault { kind, operation: operation.to_owned(), times };
    desktop.faults(vec![
        fault(PracticeFaultKind::SlowAnswer, "codepipeline:ListPipelines", None),
        fault(PracticeFaultKind::Throttling, "codebuild:ListBuilds", Some(3)),
    ]);
}

/// Whether CloudFormation has begun with the stack of a job.
fn stack_is_at_work(shown: &JobSnapshot) -> bool {
    assert!(shown.status.is_at_work(), "it ended too soon: {shown:#?}");
    let stack = shown.stack.as_ref();
    stack.is_some_and(|stack| stack.resources.iter().any(|one| one.status.ends_with("_IN_PROGRESS")))
}

/// Whether the run of a job has come to its build.
fn builds(shown: &JobSnapshot) -> bool {
    let stages = shown.run().into_iter().flat_map(|run| &run.stages);
    stages.into_iter().any(|stage| stage.name == "Build" && stage.state == StepState::Running)
}
