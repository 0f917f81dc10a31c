//! The exported files of a repository on a server of one's own, phase by phase as their README tells: each command in a
//! shell, and between them a person's part in the browser. What they make must be what the program makes, and where they
//! delete it again, nothing is left.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use gangway_aws::configuration::CallSettings;
use gangway_aws::session::{Credentials, Session};
use gangway_catalog::console::Console;
use gangway_export::Language;
use gangway_practice::control::PracticeClock;
use gangway_setup::document::{Setup, SourceFormat};
use gangway_setup::target::{HostNetwork, Target};
use gangway_tests::networks::{self, COMPANY, ChosenNetwork};
use gangway_tests::place::program;
use gangway_tests::world::World;
use gangway_tests::{button, own_server};
use tempfile::TempDir;

use crate::{AT_ONCE, client, exported, path, python, script};

const REGION: &str = "eu-west-1";

/// How long the account may take for anything, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks at the account.
const LOOK: Duration = Duration::from_millis(50);

/// Exit code of the program where only a person can go on.
const WAITING: i32 = 4;

/// A setup whose build clones in full, from a server that is reached through a VPC: so it runs there, too.
async fn on_a_server(desk: &Desk) -> Setup {
    let mut setup = exported::hello();
    setup.pipelines[0].source.format = SourceFormat::Clone;
    // What is deployed where is the same with and without a server of one's own.
    setup.pipelines[0].environments.clear();
    own_server::put_on(&desk.world, &mut setup).await;
    setup
}

/// An account in a process of its own, and somebody with a shell and a browser before it.
struct Desk {
    world: World,
    session: Session,
    folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = World::start(&folder.path().join("world"), &["--fast", "--region", REGION]);
        let clock = PracticeClock { speed: Some(AT_ONCE), skip: 0 };
        world.clock(&clock).await.expect("the account's clock");
        let settings = CallSettings::default().replaced(Some(world.endpoint()));
        let session = Session::open(Credentials::Practice, REGION, &settings).await.expect("a session");
        Self { world, session, folder }
    }

    /// The program makes everything. Whenever it waits for a person, the person comes.
    async fn deploy(&self, setup: &Setup, network: &ChosenNetwork) {
        let file = self.folder.path().join("hello.gangway.json");
        exported::save(&file, &serde_json::to_string(setup).expect("a document"));
        for turn in 0.. {
            let mut command = self.command(&program("gangway-cli"));
            command.args(["deploy", "--yes", "--vpc", &network.vpc]).arg(&file);
            command.args(network.subnets.iter().map(|id| format!("--subnet={id}")));
            command.args(network.security_groups.iter().map(|id| format!("--security-group={id}")));
            let done = command.output().expect("the program starts");
            match (turn, done.status.code()) {
                (_, Some(0)) => return,
                (0, Some(WAITING)) => drop(self.set_up_host().await),
                (1, Some(WAITING)) => drop(self.authorize().await),
                _ => panic!("{}", said(&done)),
            }
        }
    }

    /// Waits until the one host is where only a person can go on, and sets it up. Gives its ARN.
    async fn set_up_host(&self) -> String {
        let hosts = || async { self.session.hosts().list().await.expect("the hosts") };
        let pending = async {
            loop {
                match &hosts().await[..] {
                    [host] if host.status == "PENDING" => return host.arn.clone(),
                    [_] => tokio::time::sleep(LOOK).await,
                    hosts => panic!("one host: {hosts:?}"),
                }
            }
        };
        let arn = tokio::time::timeout(PATIENCE, pending).await.expect("the host is pending");
        let console = Console { region: REGION, endpoint: Some(self.world.endpoint()) };
        let page = button::set_up_host(&console.hosts(), &arn).await;
        let hosts = hosts().await;
        assert_eq!(hosts[0].status, "AVAILABLE", "{page}");
        arn
    }

    /// What exists, by type and name.
    async fn resources(&self) -> Vec<(String, String)> {
        let state = self.world.state().await.expect("the account's state");
        let mut found: Vec<_> = state.resources.into_iter().map(|one| (one.resource_type, one.name)).collect();
        found.sort();
        found
    }

    /// Empties the buckets, as the README asks for: on a page of AWS's.
    async fn empty_buckets(&self) {
        let of_s3 = self.resources().await.into_iter().filter(|(kind, _)| kind == "AWS::S3::Bucket");
        for (_, bucket) in of_s3 {
            while self.session.buckets().empty_some(&bucket).await.expect("the bucket's objects go") > 0 {}
        }
    }

    /// Waits until no host is left: AWS takes down its part of the VPC after its answer.
    async fn until_no_host_is_left(&self) {
        let gone = async {
            while !self.session.hosts().list().await.expect("the hosts").is_empty() {
                tokio::time::sleep(LOOK).await;
            }
        };
        tokio::time::timeout(PATIENCE, gone).await.expect("the host goes");
    }

    /// Authorizes the one connection that is pending. Gives its ARN.
    async fn authorize(&self) -> String {
        let connections = self.session.connections();
        let there = connections.list().await.expect("the connections");
        let mut pending = there.into_iter().filter(|one| one.status == "PENDING" && one.host_arn.is_some());
        let arn = pending.next().expect("a pending connection through the host").arn;
        let console = Console { region: REGION, endpoint: Some(self.world.endpoint()) };
        let page = button::press(&console.connection(&arn)).await;
        assert_eq!(connections.get(&arn).await.expect("the connection").status, "AVAILABLE", "{page}");
        arn
    }

    /// A program in this person's own shell.
    fn command(&self, name: &Path) -> Command {
        let mut command = Command::new(name);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("GANGWAY_HOME", self.folder.path().join("gangway"))
            .envs(self.world.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }
}

/// The exported folder, and who follows its README.
struct Readme<'a> {
    desk: &'a Desk,
    folder: PathBuf,
    /// The folder of the AWS CLI.
    aws: &'a Path,
    /// The variable with the Region, where the commands don't name it.
    region: Option<(&'static str, &'static str)>,
}

impl Readme<'_> {
    /// By section, the commands for a shell.
    fn blocks(&self) -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(self.folder.join("README.md")).expect("the README");
        let block = |rest: &str| rest.split_once("\n```").expect("the block's end").0.to_owned();
        let blocks = |section: &str| section.split("\n```sh\n").skip(1).map(block).collect();
        text.split("\n## ").skip(1).map(blocks).collect()
    }

    /// Runs the commands of a section. `arn` is what the section before has made, for those that ask for it.
    fn follow(&self, section: usize, arn: &str) {
        let account = arn.split(':').nth(4).unwrap_or_default();
        let blanks = [("HOST_ARN", arn), ("CONNECTION_ARN", arn), ("ACCOUNT", account)];
        for number in 0..self.blocks()[section].len() {
            // What a block has written into this README stands in the next one.
            let lines = self.blocks()[section][number].replace("arn:aws:codeconnections:...", arn);
            let filled = |lines: String, (blank, value)| lines.replace(&format!("|{blank}|"), &format!("|{value}|"));
            let lines = blanks.into_iter().fold(lines, filled);
            let answer = self.shell(&lines);
            assert!(!lines.contains(" --query ") || answer.trim() == "\"AVAILABLE\"", "{lines}\n{answer}");
        }
    }

    fn shell(&self, lines: &str) -> String {
        let mut command = self.desk.command(Path::new("bash"));
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(self.aws.to_owned()).chain(std::env::split_paths(&paths));
        let paths = std::env::join_paths(paths).expect("folders");
        command.env("PATH", paths).envs(self.region).current_dir(&self.folder);
        let done = command.args(["-euo", "pipefail", "-c", lines]).output().expect("a shell");
        assert!(done.status.success(), "{lines}\n{}", said(&done));
        String::from_utf8_lossy(&done.stdout).into_owned()
    }
}

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

/// What the program makes.
async fn by_the_program() -> (Desk, ChosenNetwork) {
    let desk = Desk::new().await;
    let setup = on_a_server(&desk).await;
    let network = networks::chosen(&desk.session, COMPANY).await;
    desk.deploy(&setup, &network).await;
    (desk, network)
}

/// An account in which the AWS CLI works with the exported files.
struct Followed {
    desk: Desk,
    format: &'static str,
    aws: PathBuf,
    /// What existed before.
    before: Vec<(String, String)>,
    /// ARN of the connection.
    connection: String,
}

impl Followed {
    fn readme(&self) -> Readme<'_> {
        readme(&self.desk, self.format, &self.aws)
    }

    /// Deletes everything with the printed lines.
    async fn remove(&self) {
        self.desk.empty_buckets().await;
        self.readme().follow(4, &self.connection);
        self.desk.until_no_host_is_left().await;
        assert_eq!(self.desk.resources().await, self.before, "{}", self.format);
    }
}

fn readme<'a>(desk: &'a Desk, format: &str, aws: &'a Path) -> Readme<'a> {
    let region = (format == "cloudformation").then_some(("AWS_DEFAULT_REGION", REGION));
    Readme { desk, folder: desk.folder.path().join(format), aws: aws.parent().expect("a folder"), region }
}

/// What the AWS CLI makes of the exported files.
async fn by_the_printed_lines(format: &'static str, aws: PathBuf) -> Followed {
    let desk = Desk::new().await;
    let before = desk.resources().await;
    let setup = on_a_server(&desk).await;
    // Every account has the same networks, by the same ids.
    let ChosenNetwork { vpc, subnets, security_groups } = networks::chosen(&desk.session, COMPANY).await;
    let network = Some(HostNetwork { vpc, subnets, security_groups });
    let target = Target { region: REGION.to_owned(), network, ..Target::default() };
    let readme = readme(&desk, format, &aws);
    exported::write_for(&target, format, &readme.folder, &setup, Language::En);
    readme.follow(0, "");
    let host = desk.set_up_host().await;
    readme.follow(1, &host);
    let connection = desk.authorize().await;
    // The documents have one section more: it writes the values that are known now.
    (2..4).for_each(|section| readme.follow(section, &connection));
    Followed { desk, format, aws, before, connection }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_printed_lines_make_phase_by_phase_what_the_program_makes() {
    let test = "the_printed_lines_make_phase_by_phase_what_the_program_makes";
    let (Some(found), Some(aws)) = (client(test, "python"), client(test, "aws")) else { return };
    // Three accounts at the same time: most of it is waiting for programs that start.
    let ours = tokio::spawn(by_the_program());
    let theirs =
        ["cloudformation", "json"].map(|format| (format, tokio::spawn(by_the_printed_lines(format, aws.clone()))));
    let (ours, network) = ours.await.expect("what the program makes");
    let script = path(&script("phases.py"));
    for (format, theirs) in theirs {
        let theirs = theirs.await.unwrap_or_else(|why| panic!("{format}: {why}"));
        let endpoints = [&ours, &theirs.desk].map(|desk| desk.world.endpoint());
        let arguments = [&[script.as_str()], &endpoints[..], &[format, &network.vpc]].concat();
        let compared = python(&found, &arguments).output().expect("it starts");
        assert!(compared.status.success(), "{format}\n{}", said(&compared));
        // A stack takes its own with it: no line is printed for that.
        if format == "json" {
            theirs.remove().await;
        }
    }
}
