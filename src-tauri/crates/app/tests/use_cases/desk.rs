//! A desk to work at: a home folder, a practice account in a hurry, and the use cases over both.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gangway_app::bindings::{JobMessage, JobSnapshot, JobStatus};
use gangway_app::environment::Environment;
use gangway_app::views::*;
use gangway_app::{
    App, Options, PracticeFiles, PracticeSource, PutStandIn, Secrets, SignInOptions, StandIn, StatusReader,
};
use gangway_practice::control::{self, Client};
use gangway_practice::{FAST_SPEED, Practice};
use gangway_profiles::environment::{Environment as AwsEnvironment, System};
use tempfile::TempDir;

pub(crate) const REGION: &str = "eu-central-1";

pub(crate) struct Desk {
    pub(crate) app: App,
    practice: Practice,
    folder: TempDir,
}

/// Hands a stand-in to the practice account as the programs do.
fn put_stand_in() -> PutStandIn {
    Box::new(|endpoint, stand_in| {
        Box::pin(async move {
            let StandIn { provider, repository, branch, files, of_clone } = stand_in;
            let copy = control::PracticeCopy { provider, repository, branch, files, sample: !of_clone };
            let source = Client::new(&endpoint).copy(&copy).await.map_err(|error| error.to_string())?;
            Ok(match source {
                control::PracticeSource::Copy => PracticeFiles::StandIn,
                control::PracticeSource::Own => PracticeFiles::Own,
                control::PracticeSource::NoBranch => PracticeFiles::NoBranch,
            })
        })
    })
}

/// Opens the use cases over a folder.
pub(crate) async fn open(home: &Path, endpoint: &str) -> App {
    open_with(home, PracticeSource::At(endpoint.to_owned())).await
}

/// The AWS configuration of a desk, beside its home folder. There is none unless a test writes it.
pub(crate) const CONFIGURATION: &str = "aws-config";

/// Opens the use cases over a folder, with this practice account.
pub(crate) async fn open_with(home: &Path, practice: PracticeSource) -> App {
    let configuration = home.parent().unwrap().join(CONFIGURATION);
    let variables = [("AWS_CONFIG_FILE", configuration.display().to_string())];
    let aws = AwsEnvironment::new(System::default(), variables.into_iter().filter(|_| configuration.is_file()));
    let options = Options {
        home: Some(home.to_owned()),
        practice,
        put_stand_in: put_stand_in(),
        endpoint: None,
        language: Language::En,
        environment: Environment { aws, ..Environment::default() },
        secrets: Secrets::in_memory(),
        ask_mfa_code: None,
        sign_in: SignInOptions::new(std::sync::Arc::new(|_, id| id.to_owned())),
    };
    App::open(options).await.unwrap()
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let options = gangway_practice::Options { speed: FAST_SPEED, ..gangway_practice::Options::default() };
        let practice = Practice::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let app = open(&folder.path().join("home"), practice.endpoint()).await;
        Self { app, practice, folder }
    }

    /// Like [`Desk::new`], with a practice account that keeps its world in the folder `practice`.
    pub(crate) async fn with_practice_folder() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Some(folder.path().join("practice"));
        let options = gangway_practice::Options { home, speed: FAST_SPEED, ..gangway_practice::Options::default() };
        let practice = Practice::start(options).await.unwrap();
        let app = open(&folder.path().join("home"), practice.endpoint()).await;
        Self { app, practice, folder }
    }

    /// Ends the program and the practice account; their folders stay.
    pub(crate) async fn end(self) -> TempDir {
        drop(self.app);
        self.practice.stop().await;
        self.folder
    }

    /// A path for what a test writes, beside the home folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Somebody who only looks, beside the program that holds the folder.
    pub(crate) fn status_reader(&self) -> StatusReader {
        StatusReader::new(PracticeSource::At(self.practice.endpoint().to_owned()), None, &Environment::default(), None)
    }

    /// Where its practice account answers.
    pub(crate) fn endpoint(&self) -> &str {
        self.practice.endpoint()
    }

    pub(crate) fn control(&self) -> Client {
        Client::new(self.practice.endpoint())
    }

    /// Ends the program as it stands and starts it again over the same folder.
    pub(crate) async fn restart(self) -> Self {
        self.restart_after(|_| {}).await
    }

    /// Like [`Desk::restart`]; meanwhile something happens to the folder.
    pub(crate) async fn restart_after(self, change: impl FnOnce(&Path)) -> Self {
        let Self { app, practice, folder } = self;
        drop(app);
        change(&folder.path().join("home"));
        let app = open(&folder.path().join("home"), practice.endpoint()).await;
        Self { app, practice, folder }
    }

    /// A setup of the practice world's Node repository, with nothing left to answer but the connection.
    pub(crate) async fn setup(&self) -> SetupView {
        let view = self.app.create_setup(()).await.unwrap();
        let question = InspectRepository { text: "https://github.com/gangway-practice/hello-node.git".to_owned() };
        let suggestion = self.app.inspect_repository(question).await.unwrap();
        let question = ApplySuggestion { id: view.id, suggestion, setup_file: None };
        let mut view = self.app.apply_suggestion(question).await.unwrap();
        view.setup.repository.branch = "main".to_owned();
        view.setup.builds[0].recipe = "node".to_owned();
        view.setup.builds[0].package_manager = "npm".to_owned();
        view.setup.builds[0].runtime_version = "22".to_owned();
        view.place.account = Some(AccountChoice::Practice);
        view.place.region = REGION.to_owned();
        self.save(&view).await;
        self.open_setup(&view.id).await
    }

    pub(crate) async fn save(&self, view: &SetupView) -> SetupCheck {
        let SetupView { id, setup, place, .. } = view.clone();
        self.app.save_setup(SaveSetup { id, setup, place }).await.unwrap()
    }

    pub(crate) async fn open_setup(&self, id: &str) -> SetupView {
        self.app.open_setup(SetupRef { id: id.to_owned() }).await.unwrap()
    }

    /// Watches a job until it waits for a person or ended.
    pub(crate) async fn watch(&self, job: &JobSnapshot) -> JobSnapshot {
        let mut watch = self.app.watch_job(JobCursor { job: job.id.clone(), event: 0, line: 0 }).unwrap();
        let watching = async {
            while let Some(message) = watch.next().await {
                if let JobMessage::Snapshot { snapshot } = message
                    && snapshot.status != JobStatus::Running
                {
                    return snapshot;
                }
            }
            panic!("the watch ended before the job did");
        };
        tokio::time::timeout(Duration::from_secs(60), watching).await.expect("a job ends or waits within a minute")
    }
}

/// Goes through the pages as a person in a browser would: every form's button, until no form is left.
pub(crate) async fn press(address: String) {
    let pressing = move || {
        let mut page = send("GET", &address, "");
        for _ in 0..4 {
            let Some(form) = page.body.split_once("<form").map(|(_, rest)| rest) else { return };
            let form = form.split("</form>").next().unwrap_or_default();
            let target = attribute(form, "action").unwrap_or_default();
            let mut fields: Vec<(String, String)> = Vec::new();
            for tag in form.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("button")) {
                if let (Some(name), Some(value)) = (attribute(tag, "name"), attribute(tag, "value"))
                    && !fields.iter().any(|(known, _)| *known == name)
                {
                    fields.push((name, value));
                }
            }
            let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let target = url::Url::parse(&page.address).unwrap().join(&target).unwrap();
            page = send("POST", target.as_str(), &body);
        }
    };
    tokio::task::spawn_blocking(pressing).await.unwrap();
}

struct Page {
    address: String,
    body: String,
}

fn send(method: &str, address: &str, body: &str) -> Page {
    let url = url::Url::parse(address).unwrap();
    let host = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let mut stream = TcpStream::connect(&host).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, text) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap();
    let moved = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().starts_with("location: ").then(|| line[10..].to_owned()));
    match moved {
        Some(to) => send("GET", url.join(&to).unwrap().as_str(), ""),
        None => {
            assert_eq!(status, "200", "{method} {address}: {text}");
            Page { address: address.to_owned(), body: text.to_owned() }
        }
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!("{name}=\""))?.1.split('"').next()?;
    Some(value.replace("&amp;", "&").replace("&quot;", "\""))
}

/// A file as somebody else would leave it.
#[expect(clippy::disallowed_methods, reason = "a test's own folder: nothing is lost there")]
pub(crate) fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    std::fs::write(path, bytes).unwrap();
}
