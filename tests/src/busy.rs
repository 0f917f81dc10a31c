//! A pipeline that has been in use for long: many runs, and a log that is long. Its practice account came to it by
//! pushes, while its clock ran; nothing of it is invented.

use std::path::Path;
use std::time::{Duration, Instant};

use gangway_app::bindings::Fault;
use gangway_app::views::*;
use gangway_practice::FAST_SPEED;
use gangway_practice::control::{PracticeClock, PracticeFile, PracticePush};
use serde_json::{Value, json};

use crate::setups;
use crate::state::Desktop;
use crate::state::person::Person;

/// How often a part of the log is written: half of them before the command that fails, half of them after it.
const PARTS: usize = 10;

/// Seconds of the account in which a run comes to its end.
const A_RUN: u32 = 900;

/// What the failing command says. The first line is the reason.
const ERRORS: &str = "npm error Missing script: \"test\"\nnpm error\nnpm error To see a list of scripts, run:\n\
                      npm error   npm run\n";

/// The text of the newest run's commit, as somebody may write one.
pub const MESSAGE: &str = "Say <b>hello</b> \u{202e}olleh\u{202c}\n\nAnd a second line";

/// What was made.
pub struct BusyPipeline {
    /// Id of the setup.
    pub setup: String,
    /// The newest run, which failed.
    pub execution: String,
    /// Its last build.
    pub build: String,
}

impl BusyPipeline {
    /// Makes it in a folder of state that isn't there yet. The window will open at its page.
    ///
    /// # Panics
    /// At the first surprise.
    #[must_use]
    pub fn new(home: &Path, runs: usize, lines: usize) -> Self {
        let desk = tempfile::tempdir().expect("a folder");
        let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
        let person = Person { desktop: &desktop, desk: desk.path().to_owned() };
        let setup = person.opens_connected(&answers());
        person.deploys_whole(&setup);
        for number in 2..runs {
            let file = PracticeFile { path: "change.txt".to_owned(), text: Some(number.to_string()) };
            pushes(&desktop, &format!("Change number {number}"), vec![file]);
        }
        let one = |number: usize| format!("ok {number:05} - the cart adds items (1 ms)\n");
        let part: String = (0..lines / PARTS).map(one).collect();
        let file = |path: &str, text: &str| PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) };
        pushes(&desktop, MESSAGE, vec![file("part.txt", &part), file("errors.txt", ERRORS)]);

        let app = desktop.app();
        let question = RunsRequest { id: setup.clone(), from: None };
        let newest = ask(&desktop, app.runs(question)).runs.into_iter().next().expect("a run");
        assert_eq!(newest.status, "Failed", "{newest:?}");
        let question = RunRef { id: setup.clone(), execution: newest.execution.clone() };
        let report = ask(&desktop, app.run_report(question));
        let build = report.builds.last().expect("a build").build.clone();
        let screen = Some(ScreenPlace { screen: "run".to_owned(), setup: Some(setup.clone()) });
        ask(&desktop, app.save_settings(Settings { screen, ..Settings::default() }));
        desktop.kill();
        Self { setup, execution: newest.execution, build }
    }

    /// Times what the window asks for: the list of runs, a log, its first error, its way into a file.
    ///
    /// # Panics
    /// At the first surprise.
    pub fn measure(&self, home: &Path) -> Vec<(&'static str, Duration)> {
        let desktop = Desktop::open(home, 1).expect("the folder opens");
        let app = desktop.app();
        let mut found = Vec::new();
        let mut timed = |what, work: &mut dyn FnMut()| {
            // the first call opens a session, and isn't counted
            work();
            let began = Instant::now();
            work();
            found.push((what, began.elapsed()));
        };
        let of_setup = |from| RunsRequest { id: self.setup.clone(), from };
        timed("first page of runs", &mut || drop(ask(&desktop, app.runs(of_setup(None)))));
        timed("all pages of runs", &mut || {
            let mut page = ask(&desktop, app.runs(of_setup(None)));
            while let Some(place) = page.next {
                page = ask(&desktop, app.runs(of_setup(Some(place))));
            }
        });
        let of_log = |from| LogRequest { id: self.setup.clone(), build: self.build.clone(), from };
        timed("first part of the log", &mut || drop(ask(&desktop, app.log_lines(of_log(None)))));
        timed("all parts of the log", &mut || {
            let mut part = ask(&desktop, app.log_lines(of_log(None)));
            while !part.end {
                part = ask(&desktop, app.log_lines(of_log(part.next)));
            }
        });
        let log = || LogRef { id: self.setup.clone(), build: self.build.clone() };
        timed("the log's first error", &mut || assert!(ask(&desktop, app.log_error(log())).is_some(), "an error"));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("build.log").display().to_string();
        let save = || SaveLog {
            id: self.setup.clone(),
            build: self.build.clone(),
            path: path.clone(),
            overwrite: true,
            name: "bench".to_owned(),
        };
        timed("the log into a file", &mut || drop(ask(&desktop, app.save_log(save()))));
        desktop.kill();
        found
    }
}

fn ask<T>(desktop: &Desktop, question: impl Future<Output = Result<T, Fault>>) -> T {
    desktop.ask(question).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Pushes, and lets the run that it starts come to its end.
fn pushes(desktop: &Desktop, message: &str, files: Vec<PracticeFile>) {
    let world = desktop.world();
    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: message.to_owned(),
        files,
    };
    desktop.ask(world.push(&push)).expect("a push");
    desktop.ask(world.clock(&PracticeClock { speed: None, skip: A_RUN })).expect("the practice account's clock");
}

/// A pipeline whose build says as much as its repository has to say.
fn answers() -> Value {
    let mut setup: Value = serde_json::from_str(&setups::text(&setups::hello())).expect("a setup file");
    let part = "      - if [ -f part.txt ]; then cat part.txt; fi\n".repeat(PARTS / 2);
    let text = format!(
        "version: 0.2\nphases:\n  build:\n    commands:\n      - npm ci\n{part}      - if [ -f errors.txt ]; then cat \
         errors.txt; false; fi\n  post_build:\n    commands:\n{part}"
    );
    setup["name"] = json!("busy");
    setup["builds"][0]["buildspec"] = json!({ "place": "project", "text": text });
    setup["pipelines"][0]["environments"] = json!([]);
    setup
}
