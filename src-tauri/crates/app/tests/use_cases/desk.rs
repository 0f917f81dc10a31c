//! A desk to work at: a home folder, a practice account in a hurry, and the use cases over both.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gangway_app::bindings::{JobMessage, JobSnapshot, JobStatus};
use gangway_app::environment::Environment;
use gangway_app::views::*;
use gangway_app::{
    App, IdentifyPractice, Options, PRACTICE_FOLDER, PracticeFiles, PracticeSource, PracticeWorld, PutStandIn, Secrets,
    SignInOptions, StandIn, StatusReader,
};
use gangway_practice::control::{self, Client, PracticeIdentity};
use gangway_practice::{FAST_SPEED, Practice, kept_account};
use gangway_profiles::environment::{Environment as AwsEnvironment, System};
use tempfile::TempDir;

pub(crate) const REGION: &str = "eu-central-1";

pub(crate) struct Desk {
    pub(crate) app: App,
    practice: Practice,
    folder: TempDir,
}

/// Asks it which practice account it is. The one of this folder of state needs no id there.
fn identify_practice(home: PathBuf) -> IdentifyPractice {
    Box::new(move |endpoint| {
        let own = kept_account(&home.join(PRACTICE_FOLDER));
        Box::pin(async move {
            let PracticeIdentity { account, world } =
                Client::new(&endpoint).identity().await.map_err(|error| error.to_string())?;
            Ok(PracticeWorld { account: Some(account).filter(|account| own.as_ref() != Some(account)), world })
        })
    })
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
        identify_practice: identify_practice(home.to_owned()),
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

/// Where the program's own practice account keeps its world.
pub(crate) const OWN_PRACTICE: &str = "home/practice";

/// Starts a practice account in a hurry; without a folder it ends with its world.
pub(crate) async fn start(home: Option<PathBuf>) -> Practice {
    Practice::start(practice_options(home)).await.unwrap()
}

/// How one in a hurry is started.
pub(crate) fn practice_options(home: Option<PathBuf>) -> gangway_practice::Options {
    gangway_practice::Options { home, speed: FAST_SPEED, ..gangway_practice::Options::default() }
}

impl Desk {
    /// With the practice account of the program's own folder.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let practice = start(Some(folder.path().join(OWN_PRACTICE))).await;
        Self::of(practice, folder).await
    }

    /// With a practice account that keeps its world in the folder `apart`.
    pub(crate) async fn with_practice_apart() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let practice = start(Some(folder.path().join("apart"))).await;
        Self::of(practice, folder).await
    }

    /// With a practice account that keeps nothing.
    pub(crate) async fn with_practice_in_memory() -> Self {
        Self::of(start(None).await, tempfile::tempdir().unwrap()).await
    }

    async fn of(practice: Practice, folder: TempDir) -> Self {
        let app = open(&folder.path().join("home"), practice.endpoint()).await;
        Self { app, practice, folder }
    }

    /// Ends the program, and starts it again after something happened to its folders and to the practice account.
    pub(crate) async fn restart_while(self, happens: impl AsyncFnOnce(Practice, &Path) -> Practice) -> Self {
        let Self { app, practice, folder } = self;
        drop(app);
        let practice = happens(practice, folder.path()).await;
        Self::of(practice, folder).await
    }

    /// A desk with the practice account of the program's own folder, over a folder that belongs to another desk.
    pub(crate) async fn beside(folder: &Path) -> Self {
        let practice = start(Some(folder.join(OWN_PRACTICE))).await;
        let app = open(&folder.join("home"), practice.endpoint()).await;
        // A folder of nobody, which goes with this desk.
        Self { app, practice, folder: tempfile::tempdir().unwrap() }
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
        let changed = async |practice, folder: &Path| {
            change(&folder.join("home"));
            practice
        };
        self.restart_while(changed).await
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
