//! Any member, value or kind that this version doesn't know, anywhere in a folder: the program opens, shows the rest,
//! and what it doesn't know is still there when it has written.

use std::collections::BTreeMap;

use gangway_app::bindings::FaultCode;
use gangway_app::views::*;
use gangway_practice::control::{Client, PracticePush};
use gangway_practice::{Options, Practice};
use gangway_tests::state::Desktop;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::copy::{Copy, WORLD, copies};
use crate::later::{Addition, MARK, additions, is_of_practice};
use crate::shown::{listed, opened};

/// What a person does in a few minutes: looks at everything, and changes a little of each.
pub(crate) fn used(desktop: &Desktop) {
    let app = desktop.app();
    for summary in listed(desktop) {
        let view = opened(desktop, &summary.id);
        for job in &view.jobs {
            let since = JobSince { job: job.id.clone(), event: 0, line: 0 };
            desktop.ask(app.job_history(since)).expect("a job that is known");
        }
        desktop.ask(app.review(SetupRef { id: summary.id.clone() })).expect("a review");
        let SetupView { id, setup, mut place, read_only, .. } = view;
        place.step = Step::Build;
        match desktop.ask(app.save_setup(SaveSetup { id, setup, place })) {
            Ok(_) => assert!(!read_only),
            Err(fault) => assert_eq!((read_only, fault.code), (true, FaultCode::SetupReadOnly), "{fault:?}"),
        }
    }
    let settings = desktop.ask(app.overview(())).expect("Home").settings;
    let screen = Some(ScreenPlace { screen: "home".to_owned(), setup: None });
    desktop.ask(app.save_settings(Settings { screen, ..settings })).expect("settings");
    app.save_window_place(WindowPlace { width: 800, height: 600, maximized: false });
    desktop.ask(app.accounts(())).expect("accounts");
}

/// The files of a folder in which something unknown stands.
pub(crate) fn marked(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let marked = files.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(MARK));
    marked.map(|(file, _)| file.as_str()).collect()
}

/// A few of all additions, each in a copy of its own: a shape as likely as another, however often it stands there.
fn check(wanted: fn(&str) -> bool, cases: u32, survives: fn(&Copy, &Addition)) {
    for version in copies() {
        let mut shapes: BTreeMap<String, Vec<Addition>> = BTreeMap::new();
        for addition in additions(&version, wanted).into_iter().filter(|addition| !is_retired(addition)) {
            shapes.entry(addition.shape()).or_default().push(addition);
        }
        let shapes: Vec<Vec<Addition>> = shapes.into_values().collect();
        let config = Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
        let outcome = TestRunner::new(config).run(&(any::<Index>(), any::<Index>()), |(shape, place)| {
            let addition = place.get(shape.get(&shapes[..]).as_slice());
            let mut copy = copies().find(|copy| copy.version == version.version).expect("a copy");
            addition.write(&mut copy);
            survives(&copy, addition);
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{}: {error}", version.version));
    }
}

/// Within what version 0.1.0 alone writes into a setup: no newer version adds anything there, and it goes with the first
/// change of the setup.
fn is_retired(addition: &Addition) -> bool {
    const RETIRED: [&str; 4] = ["/connectingAfter", "/removingAfter", "/deployedIn", "/left"];
    addition.file.starts_with("setups/") && RETIRED.iter().any(|member| addition.pointer.starts_with(member))
}

fn is_of_the_program(file: &str) -> bool {
    !is_of_practice(file)
}

#[test]
fn what_the_program_does_not_know_outlasts_its_use() {
    check(is_of_the_program, 8, program_survives);
}

fn program_survives(copy: &Copy, addition: &Addition) {
    let setups = copy.recorded().keys().filter(|file| file.starts_with("setups/") && file.ends_with(".json"));
    let setups = setups.count();
    for _ in 0..2 {
        let desktop = copy.at_rest();
        assert_eq!(listed(&desktop).len(), setups, "{addition:?}: every setup is listed");
        used(&desktop);
        desktop.kill();
    }
    if addition.is_in_an_approval() {
        // Nobody approved that: it isn't carried out, and its text is kept, wherever.
        assert!(!marked(&copy.now()).is_empty(), "{addition:?} is lost");
    } else {
        // It may stand elsewhere as well: the place of a job is the place of what the job made.
        assert!(marked(&copy.now()).contains(&addition.file.as_str()), "{addition:?} is lost");
        copy.nothing_is_lost();
    }
}

#[test]
fn what_the_practice_account_does_not_know_outlasts_its_use() {
    check(is_of_practice, 4, |copy, addition| {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(pushed(copy));
        let now = copy.now();
        assert!(!marked(&now).is_empty(), "{addition:?} is lost");
        // What can't be played with is kept as it was, under another name.
        let kept = marked(&now).contains(&WORLD) || now.values().any(|bytes| *bytes == copy.recorded()[WORLD]);
        assert!(kept, "{addition:?}: neither played with nor kept");
    });
}

/// Has the practice account write its world anew.
pub(crate) async fn pushed(copy: &Copy) {
    let options = Options { home: Some(copy.home().join("practice")), ..Options::default() };
    let practice = Practice::start(options).await.expect("the practice account starts");
    let push = PracticePush {
        repository: "gangway-practice/notes".to_owned(),
        branch: "main".to_owned(),
        message: "One more thing to do".to_owned(),
        files: Vec::new(),
    };
    Client::new(practice.endpoint()).push(&push).await.expect("a push");
    practice.stop().await;
}
