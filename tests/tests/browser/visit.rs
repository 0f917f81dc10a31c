//! A visit to the page of `npm run dev`, over a program and a home of its own.

use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use gangway_tests::development::{DevelopmentServer, Door};
use gangway_tests::http::exchange;
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::{InputMethod, Tab};
use tempfile::TempDir;

/// How long a question to the program may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// One server of pages for the tests that run at the same time. It ends with the last of them.
static SHARED: Mutex<Weak<DevelopmentServer>> = Mutex::new(Weak::new());

/// The server of pages; none where something is missing, which is said.
pub(crate) fn server(test: &str) -> Option<Arc<DevelopmentServer>> {
    let program = Tab::missing().map(|program| format!("{program} isn't installed"));
    if let Some(why) = program.or_else(|| DevelopmentServer::missing().map(str::to_owned)) {
        skip(test, &why);
        return None;
    }
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let server = shared.upgrade().unwrap_or_else(|| Arc::new(DevelopmentServer::start()));
    *shared = Arc::downgrade(&server);
    Some(server)
}

/// Opens an address in the browser of somebody with this locale; pictures go to a folder of the test.
pub(crate) async fn tab(test: &str, address: &str, locale: &str, hand: InputMethod) -> Tab {
    let language = locale.split('.').next().unwrap_or_default().replace('_', "-");
    let tab = Tab::open(address, &language, hand, &place::kept().join("browser").join(test)).await;
    tab.size(1180, 800).await;
    tab
}

/// A page at Home, before a person with nothing yet.
pub(crate) struct Visit {
    tab: Tab,
    pub(crate) door: Door,
    home: TempDir,
    locale: String,
    server: Arc<DevelopmentServer>,
}

impl Visit {
    /// None where something is missing, which is said.
    pub(crate) async fn begin(test: &str, locale: &str, hand: InputMethod) -> Option<Self> {
        let server = server(test)?;
        let home = tempfile::tempdir().expect("a home folder");
        let door = Door::open(server.page(), home.path(), locale);
        let tab = tab(test, &door.of_page(), locale, hand).await;
        tab.see("home-new").await;
        Some(Self { tab, door, home, locale: locale.to_owned(), server })
    }

    /// The program ends and is started again, as on another day.
    pub(crate) async fn restart(&mut self) {
        self.door.process.end_input();
        assert_eq!(self.door.process.end(PATIENCE), Some(0));
        self.door = Door::open(self.server.page(), self.home.path(), &self.locale);
        self.tab.client().goto(&self.door.of_page()).await.expect("the page of the new program");
        // the address of the page stays, and with it the page that asked the former program
        self.tab.client().refresh().await.expect("the page again");
        self.see("nav-home").await;
    }

    /// A page of a person who has been there before: `before` leaves what there is in the folder of state.
    pub(crate) async fn again<T: Send + 'static>(
        test: &str,
        locale: &str,
        hand: InputMethod,
        before: impl FnOnce(&Path) -> T + Send + 'static,
    ) -> Option<(Self, T)> {
        let server = server(test)?;
        let home = tempfile::tempdir().expect("a home folder");
        let folder = home.path().to_owned();
        let left = tokio::task::spawn_blocking(move || before(&folder)).await.expect("what was before");
        let door = Door::open(server.page(), home.path(), locale);
        let tab = tab(test, &door.of_page(), locale, hand).await;
        Some((Self { tab, door, home, locale: locale.to_owned(), server }, left))
    }

    /// The person's home folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// A new setup in the practice account, at its repository.
    pub(crate) async fn to_the_repository(&self) {
        self.press("home-new").await;
        self.at("account").await;
        self.pick("account", "practice").await;
        self.text_when("account-identity", PATIENCE, "who it is", |text| text.contains("111122223333")).await;
        self.next("repository").await;
    }

    /// Goes on with a repository of the practice account and its provider, to the connection.
    pub(crate) async fn to_the_connection(&self) {
        self.press("repository-practice").await;
        self.see("repository-found").await;
        self.next("provider").await;
        self.next("connection").await;
    }

    /// Goes on to the next step.
    pub(crate) async fn next(&self, step: &str) {
        self.press("step-next").await;
        self.at(step).await;
    }

    /// Waits until the wizard is at a step.
    pub(crate) async fn at(&self, step: &str) {
        self.see_css(&format!("[data-testid=\"wizard\"][data-step=\"{step}\"]")).await;
    }

    /// Waits until a control carries a status.
    pub(crate) async fn status(&self, id: &str, status: &str) {
        let selector = format!("[data-testid=\"{id}\"][data-status=\"{status}\"]");
        let there = "return document.querySelector(arguments[0]) !== null";
        self.until(&selector, || async {
            self.script(there, vec![selector.as_str().into()]).await.as_bool()?.then_some(())
        })
        .await;
    }

    /// Asks the program as the page does, and gives the whole answer.
    pub(crate) async fn ask(&self, command: &str, question: &str) -> String {
        let token = ("x-gangway-door", self.door.token.as_str());
        exchange(&self.door.address, &format!("POST /ask/{command}"), &[token], question).await
    }
}

impl Deref for Visit {
    type Target = Tab;

    fn deref(&self) -> &Tab {
        &self.tab
    }
}
