//! `gangway-cli deploy` with a practice account beside it and a person who authorizes what waits.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use gangway_practice::control::{PracticeClock, PracticeFault, PracticeFaultKind, PracticeFaults};
use gangway_tests::place;
use gangway_tests::program::Running;
use gangway_tests::setups;
use gangway_tests::window::{Browser, Display};
use gangway_tests::world::World;
use serde_json::Value;
use tempfile::TempDir;

use crate::Holdings;

/// Where the program is killed.
#[derive(Clone, Debug)]
pub(crate) enum Point {
    /// While an answer of this operation is on its way: the account has done what was asked, the program doesn't know.
    During(&'static str),
    /// As soon as the job tells of such an event.
    Event(&'static str),
    /// While the person is waited for.
    Waiting,
}

/// How long one deployment may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// One deployment, from nothing to a green run, however often the program is started for it.
pub(crate) struct Deployment {
    home: TempDir,
    world: World,
    display: Option<Display>,
}

/// What a line of the program means for whoever drives it.
enum Told {
    Events(Vec<String>),
    Waiting(String),
    Other,
}

impl Deployment {
    pub(crate) fn prepare() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let world = World::start(&home.path().join("world"), &[]);
        Self { home, world, display: None }
    }

    /// Runs the program until it reaches the point, and kills it there.
    pub(crate) async fn until(&mut self, point: &Point) {
        if let Point::During(operation) = point {
            self.slow(Some(operation)).await;
        }
        let (mut program, lines) = self.start();
        let end = Instant::now() + PATIENCE;
        loop {
            assert!(Instant::now() < end, "{point:?} was never reached");
            let told = match lines.recv_timeout(Duration::from_millis(20)) {
                Ok(line) => Some(told(&line)),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended before {point:?}"),
            };
            let reached = match (point, &told) {
                (Point::During(_), _) => self.world.state().await.expect("the world's state").faults.is_empty(),
                (Point::Event(code), Some(Told::Events(told))) => told.iter().any(|one| one == code),
                (Point::Waiting, Some(Told::Waiting(_))) => true,
                _ => false,
            };
            if reached {
                break;
            }
            if let Some(Told::Waiting(address)) = told {
                self.authorize(&address).await;
            }
        }
        program.kill();
        self.slow(None).await;
    }

    /// Starts the program and lets it come to its end: a green run.
    pub(crate) async fn to_the_end(&mut self) {
        let clock = PracticeClock { speed: Some(100), skip: 0 };
        self.world.clock(&clock).await.expect("a faster world");
        let (mut program, lines) = self.start();
        let mut last = String::new();
        while let Ok(line) = lines.recv_timeout(PATIENCE) {
            if let Told::Waiting(address) = told(&line) {
                self.authorize(&address).await;
            }
            last = line;
        }
        let code = program.end(Duration::from_secs(20));
        assert_eq!(code, Some(0), "the deployment ends well; the last that it said: {last}\n{}", program.errors());
    }

    /// Everything that the account holds.
    pub(crate) async fn holdings(&self) -> Holdings {
        let world = self.world.state().await.expect("the world's state");
        let mut holdings = Holdings::new();
        for one in world.resources {
            *holdings.entry((one.resource_type, one.name, one.status)).or_default() += 1;
        }
        holdings
    }

    fn start(&self) -> (Running, Receiver<String>) {
        let mut command = Command::new(place::program("gangway-cli"));
        command
            .args(["deploy", "--yes", "--wait-for-authorization", "--json"])
            .arg(self.setup())
            .env("HOME", self.home.path())
            .env("GANGWAY_HOME", self.home.path().join("gangway"))
            .env("AWS_REGION", "us-east-1")
            .env_remove("AWS_PROFILE")
            .envs(self.world.variables.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut program = Running::start(&mut command);
        let lines = program.lines();
        (program, lines)
    }

    /// A copy in the deployment's own folder: the program may keep its id beside it.
    fn setup(&self) -> PathBuf {
        let file = self.home.path().join("hello.gangway.json");
        if !file.exists() {
            std::fs::write(&file, setups::text(&setups::hello())).expect("a setup file");
        }
        file
    }

    /// Slows the next answer of an operation down, or none.
    async fn slow(&self, operation: Option<&str>) {
        let faults = operation.map(|operation| PracticeFault {
            kind: PracticeFaultKind::SlowAnswer,
            operation: operation.to_owned(),
            times: Some(1),
        });
        let faults = PracticeFaults { faults: faults.into_iter().collect() };
        self.world.faults(&faults).await.expect("the world's faults");
    }

    /// The person presses the real page's buttons, unless somebody did.
    async fn authorize(&mut self, address: &str) {
        let state = self.world.state().await.expect("the world's state");
        let pending = |name: &str| {
            state.resources.iter().any(|one| {
                one.resource_type == "AWS::CodeConnections::Connection" && one.name == name && one.status == "PENDING"
            })
        };
        if !pending("hello-connection") {
            return;
        }
        let display = self.display.get_or_insert_with(Display::start);
        let browser = Browser::open(display, address, self.home.path()).await;
        browser.press("#update-pending").await;
        browser.press("#authorize").await;
        browser.window().see_css("#outcome").await;
        browser.close().await;
    }
}

/// Reads a line of `--json`.
fn told(line: &str) -> Told {
    let message: Value = serde_json::from_str(line).unwrap_or_default();
    match message["kind"].as_str() {
        Some("events") => {
            let events = message["events"].as_array().into_iter().flatten();
            Told::Events(events.filter_map(|event| event["code"].as_str().map(str::to_owned)).collect())
        }
        Some("snapshot") if message["snapshot"]["status"] == "waitingForPerson" => {
            match message["snapshot"]["connection"]["address"].as_str() {
                Some(address) => Told::Waiting(address.to_owned()),
                None => Told::Other,
            }
        }
        _ => Told::Other,
    }
}
