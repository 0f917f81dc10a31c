//! The programs as they run, a practice account in a process of its own, and a person who comes when asked.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use gangway_practice::control::PracticeClock;
use gangway_setup::document::Setup;
use gangway_tests::networks::ChosenNetwork;
use gangway_tests::window::Display;
use gangway_tests::world::World;
use gangway_tests::{button, own_server, place, setups};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout};

use crate::point::{Command, Person, Point, Program};
use crate::spoiling::Spoiling;
use crate::wire::Wire;

/// How long one start of a program may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(150);

/// World seconds for one of ours on the way to a point.
const USUAL: u32 = 10;

/// The same while the account is as the point wants it: it stays so long enough on the busiest machine.
const SLOW: u32 = 1;

/// The same where nothing is awaited.
const FAST: u32 = 1000;

/// Exit codes of the program: done, and waiting for a person.
const DONE: i32 = 0;
const WAITING: i32 = 4;

/// The longest time without a word: what one call may take, with all its repetitions, on a busy machine.
const SILENCE: Duration = Duration::from_secs(75);

/// Between two looks at the account.
const LOOK: Duration = Duration::from_millis(50);

/// Home of the programs and of the world, and the wire between them.
pub(crate) struct Stage {
    home: TempDir,
    pub(crate) world: World,
    wire: Wire,
    display: Option<Display>,
    /// What the person was asked for last, and what they have done.
    errand: Option<Errand>,
    done: Vec<Errand>,
    /// The options that name the VPC of a host.
    network: Vec<String>,
    /// What stands in the setup file.
    pub(crate) typed: String,
    /// The folder in which the programs keep their state.
    state: &'static str,
}

/// What only the person can do, in the browser.
#[derive(Clone, Debug, PartialEq)]
enum Errand {
    /// Authorize the connection of this page.
    Authorize { page: String },
    /// Set up this host, from the list of hosts.
    SetUpHost { list: String, arn: String },
}

/// A start of a program.
struct Start {
    child: Child,
    /// Its output, when it says what it does.
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Stage {
    pub(crate) async fn prepare() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let world = World::start(&home.path().join("world"), &[]);
        let wire = Wire::to(world.endpoint()).await;
        let stage = Self {
            home,
            world,
            wire,
            display: None,
            errand: None,
            done: Vec::new(),
            network: Vec::new(),
            typed: String::new(),
            state: "gangway",
        };
        stage.typing(setups::text(&setups::hello()))
    }

    fn typing(self, typed: String) -> Self {
        std::fs::write(self.setup(), &typed).expect("a setup file");
        Self { typed, ..self }
    }

    /// With a build that may take less long, typed into the setup file.
    pub(crate) fn changed(self) -> Self {
        let typed = self.typed.replace("\"timeoutMinutes\": 30", "\"timeoutMinutes\": 20");
        assert_ne!(typed, self.typed, "the setup has a time that can be changed");
        self.typing(typed)
    }

    /// With a run that waits for a person before it copies anything.
    pub(crate) fn with_approval(self) -> Self {
        let typed = self.typed.replace("\"approval\": null", "\"approval\": {}");
        assert_ne!(typed, self.typed, "the setup has an approval that can be switched on");
        self.typing(typed)
    }

    /// With the repository on a company's own server, which is reached only from within a network.
    pub(crate) async fn on_a_server(self, chosen: ChosenNetwork) -> Self {
        let mut setup: Setup = serde_json::from_str(&self.typed).expect("a setup");
        own_server::put_on(&self.world, &mut setup).await;
        let typed = serde_json::to_string_pretty(&setup).expect("a document");
        self.in_network(chosen).typing(typed)
    }

    /// A host that is made from now on is to be in this network.
    pub(crate) fn in_network(self, chosen: ChosenNetwork) -> Self {
        let subnets = chosen.subnets.into_iter().map(|id| format!("--subnet={id}"));
        let groups = chosen.security_groups.into_iter().map(|id| format!("--security-group={id}"));
        let network = [format!("--vpc={}", chosen.vpc)].into_iter().chain(subnets).chain(groups).collect();
        Self { network, ..self }
    }

    /// The setup file that the person typed.
    pub(crate) fn setup(&self) -> PathBuf {
        self.home.path().join("hello.gangway.json")
    }

    /// Where the programs keep their state.
    pub(crate) fn state(&self) -> PathBuf {
        self.home.path().join(self.state)
    }

    /// Starts a program and kills it at the point.
    pub(crate) async fn kill_at(&mut self, point: &Point) {
        self.speed(USUAL).await;
        self.wire.cut(*point);
        let mut program = match point.program {
            Program::Terminal => self.terminal(point.command),
            Program::Window => self.window(),
        };
        let mut slow = point.holding.is_none();
        let reaching = async {
            loop {
                tokio::select! {
                    () = self.wire.broken() => break,
                    () = self.slow_down_at(point), if !slow => slow = true,
                    line = program.next() => {
                        let Some(line) = line else { panic!("the program ended before: {}", program.errors().await) };
                        self.errand = asked_to(&line).or(self.errand.take());
                        // Before a connection is waited for, its host is set up.
                        let host = matches!(self.errand, Some(Errand::SetUpHost { .. }));
                        let on_the_way = host && point.operation != crate::LIST_HOSTS;
                        if self.errand.is_some() && (on_the_way || point.person == Person::Prompt) {
                            self.press().await;
                        }
                    }
                }
            }
        };
        tokio::time::timeout(PATIENCE, reaching).await.expect("the point is reached");
        if point.person == Person::LastMoment {
            self.press().await;
        }
        program.child.kill().await.expect("SIGKILL");
        if point.person == Person::Meanwhile {
            self.press().await;
        }
        self.wire.mend();
    }

    /// Starts the program and lets it come to its end. Gives everything that it said.
    pub(crate) async fn until_the_end(&mut self, command: Command) -> Vec<Value> {
        if command != Command::Approve {
            return self.ended(command, &[DONE]).await.0;
        }
        // What was approved before the program died waits no longer: deploying takes it up to its end.
        let (said, code) = self.ended(Command::Deploy, &[DONE, WAITING]).await;
        if code == DONE { said } else { self.ended(Command::Approve, &[DONE]).await.0 }
    }

    /// Deploys until the run waits for its approval.
    pub(crate) async fn until_it_waits(&mut self) {
        self.ended(Command::Deploy, &[WAITING]).await;
    }

    /// Spoils the next answers to a call.
    pub(crate) fn spoil(&self, operation: &str, way: Spoiling) {
        self.wire.spoil(operation, way);
    }

    /// Delivers the next such call twice, as what stands between may do.
    pub(crate) fn double(&self, operation: &str) {
        self.wire.double(operation);
    }

    /// From now on the programs have another home: somebody else's computer, with the same setup file.
    pub(crate) fn go_elsewhere(&mut self) {
        self.state = "elsewhere";
    }

    /// What was called since the last time that this was asked.
    pub(crate) fn calls(&self) -> BTreeSet<String> {
        self.wire.calls()
    }

    /// Starts the program and lets it come to any end: what it said, its exit code, and how long it said nothing at all
    /// while no trouble was shown, when that was too long.
    pub(crate) async fn attempt(&mut self, command: Command) -> (Vec<Value>, i32, Option<Duration>) {
        let (said, code, silence, _) = self.run(command).await;
        (said, code, Some(silence).filter(|silence| *silence > SILENCE))
    }

    /// What the program said, and its exit code: one of these.
    async fn ended(&mut self, command: Command, codes: &[i32]) -> (Vec<Value>, i32) {
        let (said, code, _, errors) = self.run(command).await;
        assert!(codes.contains(&code), "{command:?} ends with {code}: {errors}\n{:#?}", said.last());
        (said, code)
    }

    async fn run(&mut self, command: Command) -> (Vec<Value>, i32, Duration, String) {
        self.speed(FAST).await;
        let mut program = self.terminal(command);
        let mut said: Vec<Value> = Vec::new();
        let mut silence = Duration::ZERO;
        let ending = async {
            let mut since = Instant::now();
            while let Some(line) = program.next().await {
                if said.last().is_none_or(|before| before["snapshot"]["fault"].is_null()) {
                    silence = silence.max(since.elapsed());
                }
                since = Instant::now();
                if let Some(errand) = asked_to(&line) {
                    self.errand = Some(errand);
                    self.press().await;
                }
                said.push(line);
            }
            program.child.wait().await.expect("its exit code").code()
        };
        let ended = tokio::time::timeout(PATIENCE, ending).await;
        let code = ended.unwrap_or_else(|_| panic!("{command:?} doesn't end: {:#?}", said.last())).unwrap_or(-1);
        (said, code, silence, program.errors().await)
    }

    fn terminal(&self, command: Command) -> Start {
        let arguments: &[&str] = match command {
            Command::ReplaceHost => &["host", "replace", "hello-host", "--wait-for-authorization"],
            Command::Deploy | Command::DeployOnServer | Command::Update => &["deploy", "--wait-for-authorization"],
            Command::Approve => &["approve"],
            Command::TearDown => &["teardown", "--connection"],
        };
        let mut program = self.program("gangway-cli");
        program.args(arguments).args(&self.network).args(["--yes", "--json", "--language", "en"]);
        if command != Command::ReplaceHost {
            program.arg(self.setup());
        }
        let mut child = program.stdout(Stdio::piped()).spawn().expect("the program starts");
        let output = child.stdout.take().expect("a piped output");
        Start { child, lines: Some(BufReader::new(output).lines()) }
    }

    fn window(&mut self) -> Start {
        let mut program = self.program("gangway");
        program.env("DISPLAY", self.display.get_or_insert_with(Display::start).name());
        Start { child: program.stdout(Stdio::null()).spawn().expect("the window opens"), lines: None }
    }

    /// A program in the person's own shell.
    fn program(&self, name: &str) -> tokio::process::Command {
        let mut program = tokio::process::Command::new(place::program(name));
        program
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("GANGWAY_HOME", self.state())
            .envs(self.world.variables.iter().map(|(name, value)| (name, value)))
            .env("AWS_ENDPOINT_URL", &self.wire.endpoint)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        program
    }

    /// The person does what they were asked for, once. Their browser reaches the account itself: the wire is the program's.
    async fn press(&mut self) {
        let errand = self.errand.clone().expect("the program asked for the person");
        if self.done.contains(&errand) {
            return;
        }
        let there = |page: &str| page.replacen(&self.wire.endpoint, self.world.endpoint(), 1);
        match &errand {
            Errand::Authorize { page } => button::press(&there(page)).await,
            Errand::SetUpHost { list, arn } => button::set_up_host(&there(list), arn).await,
        };
        self.done.push(errand);
    }

    /// Slows the world down as soon as it fits the point.
    async fn slow_down_at(&self, point: &Point) {
        while !point.fits(&self.world.state().await.expect("the world's state")) {
            tokio::time::sleep(LOOK).await;
        }
        self.speed(SLOW).await;
    }

    async fn speed(&self, speed: u32) {
        let clock = PracticeClock { speed: Some(speed), skip: 0 };
        self.world.clock(&clock).await.expect("the world's clock");
    }
}

impl Start {
    /// The next line of its output; none at its end.
    async fn next(&mut self) -> Option<Value> {
        let Some(lines) = &mut self.lines else {
            self.child.wait().await.expect("a program that can be waited for");
            return None;
        };
        let line = lines.next_line().await.expect("text")?;
        Some(serde_json::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line}")))
    }

    /// What it said to a person.
    async fn errors(&mut self) -> String {
        let mut text = String::new();
        if let Some(output) = &mut self.child.stderr {
            let _ = output.read_to_string(&mut text).await;
        }
        text
    }
}

/// What a person is asked for in the browser.
fn asked_to(said: &Value) -> Option<Errand> {
    let shown = &said["snapshot"];
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if shown["status"] != "waitingForPerson" {
        return None;
    }
    let (connection, host) = (&shown["connection"], &shown["host"]);
    if connection["status"] == "PENDING" {
        return Some(Errand::Authorize { page: text(&connection["address"])? });
    }
    let waits = host["status"] == "pending";
    waits.then(|| Some(Errand::SetUpHost { list: text(&host["listAddress"])?, arn: text(&host["arn"])? })).flatten()
}
